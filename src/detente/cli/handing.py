"""`detente notice list|hand|take-back|done`: sections of a form with colleagues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option, when
from detente.cli.writing import as_option
from detente.station.actors import find_officer
from detente.station.commands.hand_back_section import hand_back_section
from detente.station.commands.hand_section import hand_section
from detente.station.commands.take_back_section import take_back_section
from detente.station.queries.notices import form_drafts
from detente.station.views.notices import FormDraft

draft_argument = click.argument("draft_id", metavar="DRAFT")
section_argument = click.argument("section")


@click.command("list")
@home_option
@as_json
def list_(home: Path, *, json_: bool) -> None:
    """List the forms that are being filled in, with the sections of each and who has them."""
    found = form_drafts(open_house(home))
    if json_:
        emit([_document(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.draft.id}  {one.filling.form.code}  {one.filling.form.heading}")
        for section in one.filling.form.sections:
            handed = one.handed(section.name)
            who = f"  with {handed.holder[0]} since {when(handed.given_at)}" if handed else ""
            click.echo(f"  {section.name:<16}  {section.heading}{who}")
    if not found:
        click.echo("nothing yet: forms begun at the desk stand here", err=True)


def _document(one: FormDraft) -> dict[str, Any]:
    sections = [
        {"section": handed.section, "with": handed.holder[0], "by": handed.given_by[0], "at": handed.given_at.iso,
         "note": handed.note}
        for handed in one.draft.handed
    ]  # fmt: skip
    names = [section.name for section in one.filling.form.sections]
    return {"draft": one.draft.id, "form": one.filling.form.code, "sections": names, "handed": sections}


@click.command("hand")
@home_option
@as_option
@click.option("--to", "to", required=True, metavar="LOGIN", help="The colleague who is asked to fill it in.")
@click.option("--note", default="", help="A line for the colleague; it stays on this station.")
@draft_argument
@section_argument
def hand(home: Path, login: str, to: str, note: str, draft_id: str, section: str) -> None:
    """Hand a section of a form to a colleague."""
    house = open_house(home)
    hand_section(house, find_officer(house, login), draft_id, section, to, note)
    click.echo(f"{section} is with {to}")


@click.command("take-back")
@home_option
@as_option
@draft_argument
@section_argument
def take_back(home: Path, login: str, draft_id: str, section: str) -> None:
    """Take a section back from a colleague; what was saved in it stays."""
    house = open_house(home)
    take_back_section(house, find_officer(house, login), draft_id, section)
    click.echo(f"{section} is taken back")


@click.command("done")
@home_option
@as_option
@draft_argument
@section_argument
def done(home: Path, login: str, draft_id: str, section: str) -> None:
    """Hand a section back that was handed to you."""
    house = open_house(home)
    hand_back_section(house, find_officer(house, login), draft_id, section)
    click.echo(f"{section} is handed back")
