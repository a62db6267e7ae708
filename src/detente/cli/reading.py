"""`detente inbox|show`: what arrived and what became of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option, translate, when
from detente.kernel import DispatchId
from detente.station.queries.dispatches import dispatch, dispatches
from detente.station.views import DispatchRow, DispatchView


def read_id(text: str) -> DispatchId:
    """Read a dispatch id in either of its forms."""
    return DispatchId(text) if text.endswith("==") else DispatchId.from_slug(text)


@click.command()
@home_option
@click.option("--direction", type=click.Choice(["in", "out", "all"]), default="in", show_default=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
def inbox(home: Path, direction: str, limit: int, *, json_: bool) -> None:
    """List dispatches, newest first."""
    rows = dispatches(open_house(home), direction=None if direction == "all" else direction, limit=limit)
    if json_:
        emit([asdict(row) for row in rows])
        return
    for row in rows:
        click.echo(_line(row))
    if not rows:
        click.echo("nothing yet: dispatches appear here when a party sends one", err=True)


def _line(row: DispatchRow) -> str:
    mark = "" if row.traffic.is_real else f" [{row.traffic.value.upper()}]"
    subject = row.subject or "(unopened)"
    state = translate()(row.state)
    head = f"{row.id}  {when(row.entered_at)}  {row.precedence.value:9} {state:14}"
    return f"{head} {row.sender}: {subject}{mark}"


@click.command()
@home_option
@click.argument("id_", metavar="ID")
@as_json
def show(home: Path, id_: str, *, json_: bool) -> None:
    """Show one dispatch: its life as dated facts, its text, its answers."""
    view = dispatch(open_house(home), read_id(id_))
    if json_:
        emit(asdict(view))
        return
    for line in describe(view):
        click.echo(line)


def describe(view: DispatchView) -> list[str]:
    """Write a dispatch for a terminal."""
    row = view.row
    lines = [
        f"{translate()(row.state)}  {row.subject or '(unopened)'}",
        f"from  {row.sender}" + (f", {view.office}" if view.office else ""),
        *(f"to    {party}, {office}" for party, office in view.addressee_offices),
        f"id    {row.id}   {row.precedence.value}" + ("" if row.traffic.is_real else f"   {row.traffic.value.upper()}"),
        *([f"dated {row.declared} (the sender's word)"] if row.declared else []),
        "",
    ]
    lines += [f"  {fact.step:14} {when(fact.at)}  {fact.detail}" for fact in view.life]
    for reply in view.replies:
        mark = "" if reply.traffic is None or reply.traffic.is_real else f" [{reply.traffic.value.upper()}]"
        lines.append(f"  answer of {reply.member}: {translate()(reply.state)}{mark}")
    if view.body and "text" in view.body:
        lines += ["", str(view.body["text"])]
    return lines
