"""`detente rules`: the rules that parties agree on: offer a pack by its digest, accept it, suspend it, contest it.

The steps are those of the form `rules_step`; their commands are made from it. What they write is checked and released
like any act of `detente act`, of which this is the shorter way.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from detente.app import open_house
from detente.cli.acts import act_fields
from detente.cli.council import as_plain
from detente.cli.output import as_json, emit, home_option, translate, when
from detente.cli.pack import choose, variant_option
from detente.cli.reading import read_id
from detente.cli.writing import also_option, as_option, passphrase_option, precedence_option, sign_all, traffic_option
from detente.council.acts import FORMS
from detente.council.acts.form import Takes
from detente.council.machines.rules_agreement import RulesEvent
from detente.council.matters.rules_agreement import Standing
from detente.errors import OursError
from detente.kernel import PartyName, Traffic
from detente.station.queries.rules import rules as query_rules
from detente.station.queries.rules import rules_line
from detente.station.views.regimes import RulesLine

Command = Callable[..., Any]
RULES = "rules"


@click.group()
def rules() -> None:
    """Agreements on rules. Each party accepts for itself; rules bind those who accepted them."""


@rules.command("list")
@home_option
@as_json
def list_(home: Path, *, json_: bool) -> None:
    """List what was offered, the last moved first, and how each party stands to it."""
    house = open_house(home)
    lines = query_rules(house)
    if json_:
        emit([_document(line) for line in lines])
        return
    for line in lines:
        click.echo("\n".join(_told(line)))
    if not lines:
        click.echo("nothing was offered yet: what is computed rests on the shelf alone and binds nobody", err=True)


def _told(line: RulesLine) -> list[str]:
    agreed, details = line.agreed, line.agreed.details
    mark = "" if agreed.traffic.is_real else f"  [{agreed.traffic.value.upper()}]"
    pack = f"{details.regime}{f' ({details.variant})' if details.variant else ''} sha256:{details.rules}"
    said = [f"{agreed.matter}  {_word(line)}  {pack}{mark}", f"  offered by {agreed.offered_by}: {agreed.title}"]
    return said + [f"  {_standing(party, one)}" for party, one in details.parties.items()]


def _word(line: RulesLine) -> str:
    if line.agreed.is_ended:
        return "ENDED"
    return "IN USE" if line.in_use else "OFFERED" if line.pack else "NOT ON THE SHELF"


def _standing(party: PartyName, one: Standing) -> str:
    day = f", from {one.from_date}" if one.from_date else ""
    words = "".join(f"  “{text}”" for text in (one.statement, one.contests) if text)
    return f"{translate()(one.standing.label):10} {one.code:4} {party}  since {when(one.at)}{day}{words}"


def _document(line: RulesLine) -> dict[str, Any]:
    details: dict[str, Any] = as_plain(line.agreed.details)
    parties = [{"party": party} | standing for party, standing in details.pop("parties").items()]
    return details | {
        "applying": list(line.agreed.details.applying()),
        "ended": line.agreed.is_ended,
        "in_use": line.in_use,
        "matter": line.agreed.matter,
        "offered_by": line.agreed.offered_by,
        "on_shelf": line.pack is not None,
        "parties": parties,
        "title": line.agreed.title,
        "traffic": line.agreed.traffic.value,
    }


def _signing(command: Command) -> Command:
    """The options of every command that releases something."""
    for option in (as_json, precedence_option, also_option, passphrase_option, as_option, home_option):
        command = option(command)
    return command


@rules.command()
@_signing
@click.argument("pack")
@variant_option
@click.option("--to", "addressees", multiple=True, metavar="PARTY=OFFICE", help="Addressee; may be repeated.")
@click.option("--title", default="", help="The title of the pack when left empty.")
@click.option("--from-date", default="", help="From which day they are to bind; each party may name its own.")
@click.option("--supersedes", default="", help="The digest of the rules that they replace.")
@click.option("--text", default="", help="Text beside it.")
@traffic_option
def propose(
    home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], precedence: str, pack: str,
    variant: str | None, addressees: tuple[str, ...], title: str, from_date: str, supersedes: str, text: str,
    traffic: str, *, json_: bool,
) -> None:  # fmt: skip
    """Offer a PACK of the shelf, by its name or digest, as the rules between the parties."""
    house = open_house(home)
    offered = choose(home, pack, variant).pack
    if house.packs.with_digest(offered.digest) is None:
        raise OursError("regimes.unknown_pack", pack=pack[:80])
    given = {
        "title": title or offered.title, "regime": offered.name, "rules": offered.digest, "variant": variant or "",
        "from_date": from_date, "supersedes": supersedes, "text": text,
    }  # fmt: skip
    body = {name: value for name, value in given.items() if value}
    fields = act_fields(
        house, login, "rules_agreement", body, addressees=addressees, precedence=precedence, traffic=traffic
    )
    sign_all(house, fields, login, passphrase_file, others, json_=json_)


def _step(event: RulesEvent, takes: Takes) -> None:
    """Make the command of one step from what the form says that it takes."""

    def run(
        home: Path, login: str, passphrase_file: Path | None, others: tuple[str, ...], precedence: str, matter: str,
        traffic: str | None, json_: bool, **parts: str,
    ) -> None:  # fmt: skip
        house = open_house(home)
        line = rules_line(house, read_id(matter))
        body = {"step": event.value} | {name: value for name, value in parts.items() if value}
        if RULES in takes.required:
            body[RULES] = _held(line)
        kind = traffic or line.agreed.traffic.value
        fields = act_fields(house, login, "rules_step", body, matter=matter, precedence=precedence, traffic=kind)
        sign_all(house, fields, login, passphrase_file, others, json_=json_)

    command: Command = run
    for name in (*takes.required, *takes.optional, "text"):
        if name != RULES:
            part = FORMS["rules_step"].part(name)
            flag = f"--{name.replace('_', '-')}"
            command = click.option(
                flag, name, default="", required=name in takes.required, help=part.hint or part.label
            )(command)
    of = click.option(
        "--traffic", type=click.Choice([kind.value for kind in Traffic]), help="As the offer is, when left out."
    )
    rules.command(event.value, help=f"{event.label}. MATTER is the id of the offer.")(
        _signing(click.argument("matter")(of(command)))
    )


def _held(line: RulesLine) -> str:
    """The digest that is accepted: of a pack that is here, since nobody accepts what it cannot read."""
    details = line.agreed.details
    if line.pack is None:
        raise OursError("regimes.agreed_pack_missing", pack=details.regime[:60], digest=details.rules[:16])
    return details.rules


for _event, _takes in FORMS["rules_step"].steps.items():
    assert isinstance(_event, RulesEvent)
    _step(_event, _takes)
