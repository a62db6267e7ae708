"""`detente council|matter|act`: what is before the council, and any declared act from a terminal."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.acts import act_fields
from detente.cli.output import as_json, emit, home_option, translate, when
from detente.cli.reading import read_id
from detente.cli.writing import also_option, as_option, passphrase_option, precedence_option, sign_all, traffic_option
from detente.council.acts import FORMS
from detente.council.acts.parts import Part, Shape
from detente.council.matters import KINDS
from detente.errors import OursError
from detente.kernel import Instant
from detente.station.ports import MattersWanted
from detente.station.queries.matters import matter as query_matter
from detente.station.queries.matters import matters as query_matters
from detente.station.views import MatterLine, MatterView

LISTED = {Shape.LINES, Shape.PARTIES, Shape.LANGUAGES, Shape.CHOICES}


@click.command()
@home_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice(sorted(KINDS)), help="May be repeated.")
@click.option("--state", "states", multiple=True, help="A state, such as RUNNING; may be repeated.")
@click.option("--party", help="Matters this party is party to.")
@click.option("--due", is_flag=True, help="What time will move next, the soonest first.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
def council(
    home: Path, kinds: tuple[str, ...], states: tuple[str, ...], party: str | None, limit: int, *, due: bool,
    json_: bool,
) -> None:  # fmt: skip
    """List what is before the council, the last moved first."""
    due_by = 1 << 40 if due else None
    wanted = MattersWanted(kinds=kinds, states=states, party=party, limit=limit, due_by=due_by)
    lines = query_matters(open_house(home), wanted).lines
    if json_:
        emit([asdict(line) for line in lines])
        return
    for line in lines:
        click.echo(_line(line))
    if not lines:
        click.echo("nothing yet: a matter appears when an act opens it, such as a draft decision", err=True)


def _line(line: MatterLine) -> str:
    say = translate()
    mark = "" if line.traffic.is_real else f" [{line.traffic.value.upper()}]"
    until = f"  until {when(line.due)}" if line.due else ""
    head = f"{line.id}  {when(line.moved_at)}  {say(line.kind_label)}: {say(line.state_label)}"
    return f"{head}  {line.opened_by}: {line.title}{until}{mark}"


@click.command()
@home_option
@click.argument("id_", metavar="ID")
@as_json
def matter(home: Path, id_: str, *, json_: bool) -> None:
    """Show one matter: its state, its steps, what was refused, and what this party may do now."""
    view = query_matter(open_house(home), read_id(id_))
    if json_:
        emit(_as_json(view))
        return
    for line in describe(view):
        click.echo(line)


def describe(view: MatterView) -> list[str]:
    """Write a matter for a terminal."""
    say = translate()
    lines = [_line(view.line), "parties  " + " ".join(view.line.parties), f"chair    {view.line.chair}", ""]
    for step in view.matter.steps:
        who = step.by or say("the clock")
        lines.append(f"  {when(step.at)}  {say(step.event.label)}  {who}  → {say(step.after.label)}")
    lines += [f"  refused: {say(no.event.label)}  {no.by}  [{no.code}]" for no in view.matter.refused]
    if view.open_steps:
        lines += ["", f"detente act {view.takes} --matter {view.line.id.slug} --step …"]
        lines += [f"  {step.value:20} {say(step.label)}" for step in view.open_steps]
    return lines


def _as_json(view: MatterView) -> dict[str, Any]:
    """The view without the deeds behind it: what is needed to follow the matter from outside."""
    return {
        "details": as_plain(view.matter.details),
        "matter": asdict(view.line),
        "open_steps": [step.value for step in view.open_steps],
        "papers": [row.id for row in view.papers],
        "parts": [line.id for line in view.parts],
        "refused": [as_plain(no) for no in view.matter.refused],
        "steps": [as_plain(step) for step in view.matter.steps],
    }


def as_plain(value: Any) -> Any:
    """A value of the council as JSON: dataclasses by their fields, words by their values, instants as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Instant):
        return value.iso
    if isinstance(value, tuple | list | set | frozenset):
        return [as_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(as_plain(key)): as_plain(item) for key, item in value.items()}
    return getattr(value, "value", value)


@click.command()
@home_option
@as_option
@passphrase_option
@also_option
@click.argument("act_type", metavar="TYPE", type=click.Choice(sorted(FORMS)))
@click.option("--to", "addressees", multiple=True, metavar="PARTY=OFFICE", help="Addressee; all parties to the matter.")
@click.option("--matter", "matter_id", help="The matter in which a step is taken.")
@click.option("--step", help="The step; see `detente matter`.")
@click.option("--ref", "refs", multiple=True, metavar="REL=ID", help="A reference to another dispatch.")
@click.option("--part", "parts", multiple=True, metavar="NAME=VALUE", help="One part of the body.")
@click.option("--body", type=click.File("r", encoding="utf-8"), help="The body as JSON, - for standard input.")
@click.option("--subject", default="")
@click.option("--language", default="en", show_default=True)
@click.option("--declared", default="", help="The date on the paper.")
@precedence_option
@traffic_option
@as_json
def act(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], act_type: str,
    addressees: tuple[str, ...], matter_id: str | None, step: str | None, refs: tuple[str, ...],
    parts: tuple[str, ...], body: Any, subject: str, language: str, declared: str, precedence: str, traffic: str,
    *, json_: bool,
) -> None:  # fmt: skip
    """Write any declared act and release it: open a matter, or take a step in one."""
    house = open_house(home)
    written = _body(act_type, body.read() if body else "", parts, step)
    fields_ = act_fields(
        house, login, act_type, written, matter=matter_id, addressees=addressees, refs=refs, subject=subject,
        language=language, precedence=precedence, traffic=traffic, declared=declared,
    )  # fmt: skip
    sign_all(house, fields_, login, passphrase_file, others, json_=json_)


def _body(act_type: str, text: str, parts: tuple[str, ...], step: str | None) -> dict[str, Any]:
    try:
        body = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        raise OursError("council.not_an_object", act=act_type) from None
    if not isinstance(body, dict):
        raise OursError("council.not_an_object", act=act_type)
    known = {part.name: part for part in FORMS[act_type].parts}
    for name, _, value in (pair.partition("=") for pair in parts):
        body[name] = _typed(known.get(name), value)
    return body | ({"step": step} if step else {})


def _typed(part: Part | None, value: str) -> Any:
    """Give a value typed on a command line the shape its part has; what does not fit is named by the check."""
    if part is None:
        return value
    if part.shape in LISTED:
        return [item.strip() for item in value.split(";") if item.strip()]
    if part.shape is Shape.COUNT and value.removeprefix("-").isdigit():
        return int(value)
    if part.shape is Shape.FLAG and value in {"yes", "true"}:
        return True
    return value
