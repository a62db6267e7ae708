"""`detente notice …`: forms of a regime, from a file or with the verbs of its neighbours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.handing import done, hand, list_, take_back
from detente.cli.output import as_json, home_option
from detente.cli.papers import draft_paper
from detente.cli.regime import regime_option
from detente.cli.writing import also_option, as_option, passphrase_option, precedence_option, sign_all, traffic_option
from detente.errors import TheirsError
from detente.regimes.formats import from_json, read_numbered
from detente.regimes.pack.values import Format
from detente.station.actors import find_officer
from detente.station.filling import form_of
from detente.station.regimes import regime_of
from detente.station.views import DraftFields


@click.group()
def notice() -> None:
    """Fill in a form of a regime and send it; hand its sections to colleagues."""


@notice.command("send")
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
def send(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], regime: str, code: str, case_: str,
    addressees: tuple[str, ...], subject: str, file: Any, precedence: str, traffic: str, *, nil: bool, json_: bool,
) -> None:  # fmt: skip
    """Fill in a form from a FILE (numbered text, or JSON) and release it."""
    house = open_house(home)
    with house.store.read() as tx:
        pack = regime_of(house, tx, regime, house.clock.now()).pack
    form = form_of(pack, code)
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


for command in (list_, hand, take_back, done, draft_paper):
    notice.add_command(command)
