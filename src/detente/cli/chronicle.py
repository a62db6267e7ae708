"""`detente chronicle list|record`: what happened in public, as this station recorded it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option, translate
from detente.cli.reading import read_id
from detente.cli.writing import as_option
from detente.council.acts.public_event import Confirmation, PublicEvent, PublicKind, Release
from detente.station.actors import find_officer
from detente.station.commands.record_event import record_event
from detente.station.queries.chronicle import EARLIEST, LATEST
from detente.station.queries.chronicle import chronicle as query_chronicle


@click.group()
def chronicle() -> None:
    """Record what happened in public, and list it: this station's record, which never travels."""


@chronicle.command("list")
@home_option
@click.option("--from", "since", default=EARLIEST, help="The first day, as 2021-10-06.")
@click.option("--to", "until", default=LATEST, help="The last day, included.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=500, show_default=True)
@as_json
def list_(home: Path, since: str, until: str, limit: int, *, json_: bool) -> None:
    """List the events by their declared dates, oldest first."""
    entries = query_chronicle(open_house(home), since=since, until=until, limit=limit)
    if json_:
        emit([
            entry.event.to_json()
            | {"index": entry.index, "officer": entry.officer, "recorded_at": entry.recorded_at.iso}
            for entry in entries
        ])  # fmt: skip
        return
    for entry in entries:
        event = entry.event
        quote = f"  {event.quote}" if event.quote else ""
        release = f" [{translate()(event.release.label)}]" if event.release else ""
        click.echo(f"{event.declared}  {translate()(event.kind.label)}{release}  {event.by}: {event.source}{quote}")
    if not entries:
        click.echo("nothing yet: an event stands here once an officer records it", err=True)


@chronicle.command()
@home_option
@as_option
@click.option("--kind", type=click.Choice([kind.value for kind in PublicKind]), required=True)
@click.option("--by", required=True, help="Who did it, as they call themselves.")
@click.option("--declared", required=True, help="The date, as 2021-10-06.")
@click.option("--source", required=True, help="Where others can read or hear it.")
@click.option("--party", help="The party, if it was one.")
@click.option("--time", help="The instant where it is known, as 2021-10-06T10:00:00Z.")
@click.option("--place")
@click.option("--with", "with_whom", multiple=True, help="May be repeated.")
@click.option("--quote", help="The words spoken.")
@click.option("--about", metavar="ID", help="The dispatch it concerns.")
@click.option("--matter", metavar="ID", help="The matter it concerns.")
@click.option("--release", type=click.Choice([release.value for release in Release]))
@click.option("--confirmation", type=click.Choice([word.value for word in Confirmation]))
@as_json
def record(home: Path, login: str, *, json_: bool, **told: Any) -> None:
    """Enter one event. It delivers nothing and consents to nothing."""
    house = open_house(home)
    body = {name: list(value) if name == "with_whom" else value for name, value in told.items() if value}
    body |= {name: read_id(str(body[name])) for name in ("about", "matter") if name in body}
    event = PublicEvent.from_json(json.loads(json.dumps(body)))
    index = record_event(house, find_officer(house, login), event)
    if json_:
        emit({"index": index})
    else:
        click.echo(f"recorded as entry {index}")
