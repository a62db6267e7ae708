"""`detente paper` and `detente notice paper`: dispatches and forms as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from detente.app import open_house
from detente.cli.output import home_option
from detente.cli.reading import read_id
from detente.documents import Paper, paper_of
from detente.documents import paper as set_paper
from detente.documents.notices import draft_on_paper, notice_on_paper
from detente.kernel import PartyName
from detente.station.house import House
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.notices import form_draft, read_notice, regime_codes
from detente.station.queries.parties import parties

output_option = click.option("--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
language_option = click.option("--language", default="en", show_default=True, help="Language of labels and headings.")


@click.command()
@home_option
@click.argument("id_", metavar="ID")
@output_option
@language_option
def paper(home: Path, id_: str, output: Path, language: str) -> None:
    """Write a dispatch as a paper of its kind (PDF/A-3 and PDF/UA), with its evidence inside."""
    house = open_house(home)
    view, named = dispatch(house, read_id(id_)), _named(house, language)
    made = paper_of(view, named, language, view.row.entered_at, evidence(house, view.row.id))
    if view.row.type == "notice":
        made = notice_on_paper(made, read_notice(house, view.body or {}), named, language)
    _write(made, language, output)


@click.command("paper")
@home_option
@click.argument("draft_id", metavar="DRAFT")
@output_option
@language_option
def draft_paper(home: Path, draft_id: str, output: Path, language: str) -> None:
    """Write a form that is being filled in as a PDF that says it is not released; `detente paper` has those sent."""
    house = open_house(home)
    found = form_draft(house, draft_id)
    codes = regime_codes(house, found.filling.pack.name)
    _write(draft_on_paper(found.draft, found.filling, codes, house.party, _named(house, language), language), language,
           output)  # fmt: skip


def _named(house: House, language: str) -> Callable[[PartyName], str]:
    names = {party.name: party.named(language) for party in parties(house)}
    return lambda party: names.get(party, str(party))


def _write(made: Paper, language: str, output: Path) -> None:
    data = set_paper(made, language)
    output.write_bytes(data)
    click.echo(f"{output}  {len(data)} bytes")
