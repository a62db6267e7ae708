"""`detente duties` and `detente notice`: what is owed under a regime, and notices from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option, translate
from detente.cli.writing import also_option, as_option, passphrase_option, precedence_option, sign_all, traffic_option
from detente.errors import OursError, TheirsError
from detente.regimes.formats import from_json, read_numbered
from detente.regimes.pack.values import Format
from detente.regimes.time import State
from detente.station.actors import find_officer
from detente.station.queries.regimes import DutiesWanted, duties_board
from detente.station.regimes import regime_of
from detente.station.views import DraftFields
from detente.station.views.regimes import DutyBoard, DutyLine

REGIME = "vienna-document-2011"
regime_option = click.option("--regime", default=REGIME, show_default=True, help="The rule pack.")


@click.command()
@home_option
@regime_option
@click.option("--party", default="", help="The code of one party in the regime, such as LT.")
@click.option("--state", "states", multiple=True, type=click.Choice([state.value for state in State]))
@click.option("--item", default="", help="One activity, request or visit.")
@as_json
def duties(home: Path, regime: str, party: str, states: tuple[str, ...], item: str, *, json_: bool) -> None:
    """List what is owed under a regime by all parties, the soonest first, with its paragraph and its state."""
    board = duties_board(open_house(home), regime, DutiesWanted(party=party, states=states, item=item))
    if json_:
        emit(_document(board))
        return
    for line in board.lines:
        click.echo(duty_line(line))
    click.echo(f"findings sha256:{board.findings} as of {board.as_of.iso}", err=True)
    for unread in board.unread:
        click.echo(f"not read whole: {unread.dispatch} of {unread.by}: {unread.errors[0]}", err=True)


def _document(board: DutyBoard) -> dict[str, Any]:
    return {
        "regime": board.regime.pack.name,
        "rules": board.regime.pack.digest,
        "agreed": board.regime.agreed is not None,
        "as_of": board.as_of.iso,
        "findings": board.findings,
        "duties": [line.owed.document() for line in board.lines],
    }


def duty_line(line: DutyLine, *, about: bool = True) -> str:
    """Write a duty on one line: due, state, who to whom, paragraph, what; and about which item or year."""
    owed = line.owed
    due = owed.due.text if owed.due else "at once" if owed.begins is not None else "–"
    which = f" {owed.item or owed.year or ''}".rstrip() if about else ""
    missing = f"  missing: {', '.join(owed.missing)}" if owed.missing else ""
    state = translate()(owed.state.label)
    return (
        f"{due:<20}  {state:<12}  {owed.by or '–'} → {owed.to or '–'}  ¶ {owed.cite}  {line.duty.label}{which}{missing}"
    )


@click.command()
@home_option
@as_option
@passphrase_option
@also_option
@regime_option
@click.option("--form", "code", required=True, help="The code of the form, such as D-V-42.")
@click.option("--case", "case_", default="", help="Your own identifier of what it is about.")
@click.option("--to", "addressees", multiple=True, metavar="PARTY=OFFICE", help="Addressee; may be repeated.")
@click.option("--subject", default="", help="The heading of the form when left empty.")
@click.option("--nil", is_flag=True, help="Nothing to report.")
@click.argument("file", type=click.File("r", encoding="utf-8"), required=False)
@precedence_option
@traffic_option
@as_json
def notice(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], regime: str, code: str, case_: str,
    addressees: tuple[str, ...], subject: str, file: Any, precedence: str, traffic: str, *, nil: bool, json_: bool,
) -> None:  # fmt: skip
    """Fill in a form of a regime from a FILE (numbered text, or JSON) and release it."""
    house = open_house(home)
    with house.store.read() as tx:
        pack = regime_of(house, tx, regime, house.clock.now()).pack
    form = pack.formats.get(code)
    if form is None:
        raise OursError("regimes.notice_no_form", pack=pack.name, form=code[:40])
    flat = _read(form, file.read()) if file else {}
    body: dict[str, Any] = {"regime": pack.name, "rules": pack.digest, "format": code}
    body |= {"case": case_} if case_ else {}
    body |= {"nil": True} if nil else {}
    body |= {"answers": [{"field": path, "value": text} for path, text in flat.items()]} if flat else {}
    pairs = [pair.partition("=") for pair in addressees]
    fields = DraftFields(
        type="notice", office=find_officer(house, login).office, to=tuple((party, place) for party, _, place in pairs),
        subject=subject or form.heading, precedence=precedence, traffic=traffic, body=body,
    )  # fmt: skip
    sign_all(house, fields, login, passphrase_file, others, json_=json_)


def _read(form: Format, text: str) -> dict[str, str]:
    """A document that begins with a brace is JSON, anything else numbered text."""
    if not text.lstrip().startswith("{"):
        return read_numbered(form, text)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise TheirsError("regimes.answers_document", wanted=form.code) from None
    return from_json(form, document)
