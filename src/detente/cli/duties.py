"""`detente duties`: what is owed under a regime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option, translate
from detente.cli.regime import regime_option
from detente.regimes.time import State
from detente.station.queries.regimes import DutiesWanted, duties_board
from detente.station.views.regimes import DutyBoard, DutyLine


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
