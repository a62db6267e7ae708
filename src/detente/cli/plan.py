"""`detente plan`: a planned or reported activity held against the rules, before anybody writes a notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from detente.adapters.clock import SystemClock
from detente.app import open_house
from detente.cli.output import as_json, emit, explain, home_option, language
from detente.cli.pack import choose, overlay_option, variant_option
from detente.council.checks import Remark
from detente.documents.findings import ANSWER_WORDS, Speaker, finding, owed_sentence
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant
from detente.regimes.formats import FieldProblem
from detente.regimes.judging import write_item
from detente.station.queries.planned import PLAN, Held, Plan, planned, planned_alone
from detente.station.views.regimes import CaseView

_FIGURE = re.compile(r"([a-z][a-z0-9_]{0,59})=(.*)", re.ASCII | re.DOTALL)
_QUOTA = N_("{quota} (¶ {cite}): over it: {answer}")
_KEEPS_OPEN = N_("Missing: “{figure}” ({name}). Findings that wait for it: {number}.")
_OPEN = ("yes", "cannot tell")
_ORDER = (*_OPEN, "no", "not in force")


@click.command()
@home_option
@click.option("--regime", "name", default="vienna-document-2011", show_default=True, help="The rule pack.")
@variant_option
@overlay_option
@click.option("--about", default="activity", show_default=True, help="What the figures are of: a kind of the pack.")
@click.option("--id", "id_", default=PLAN, show_default=True, help="Its identifier; one on record is replaced by it.")
@click.option("--as-of", "as_of", help="The moment that is asked for, such as 2022-01-10T09:00:00Z; else now.")
@click.option("--alone", is_flag=True, help="Leave the record of the station aside: the rules alone.")
@click.option(
    "--why", is_flag=True, help="Print every reason, what would change each finding, and the rules that say no."
)
@click.argument("figures", nargs=-1, metavar="FIGURE=VALUE...")
@as_json
def plan(
    home: Path, name: str, variant: str | None, overlays: tuple[Path, ...], about: str, id_: str, as_of: str | None,
    figures: tuple[str, ...], *, alone: bool, why: bool, json_: bool,
) -> None:  # fmt: skip
    """Hold figures against the rules: what must be notified, to whom, by when, who may observe, what is missing.

    Nothing is stored or sent. Figures are those of the pack: detente plan state=BY start=2022-02-10 troops=12,500
    """
    wanted = Plan(about, dict(_pairs(figures)), id_)
    moment = Instant.parse(as_of) if as_of else None
    if alone or variant or overlays or not _is_station(home):
        held = planned_alone(choose(home, name, variant, overlays).pack, wanted, moment or SystemClock().now())
    else:
        held = planned(open_house(home), name, wanted, moment)
    _tell(held, why=why, json_=json_)


def _is_station(home: Path) -> bool:
    return (home / "station.toml").is_file()


def _pairs(figures: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for figure in figures:
        match = _FIGURE.fullmatch(figure)
        if match is None:
            raise OursError("regimes.plan_figure", figure=figure[:60])
        yield match[1], match[2]


def _tell(held: Held, *, why: bool, json_: bool) -> None:
    if held.view is None:
        explain((Remark("blocks", one.error.code, one.path, _fields(one)) for one in held.problems), json_=json_)
        raise OursError("regimes.plan_unread", count=len(held.problems))
    if json_:
        emit(_document(held.view))
        return
    for line in _Told(held.view, language()).lines(why=why):
        click.echo(line)


def _fields(problem: FieldProblem) -> tuple[tuple[str, str | int], ...]:
    return tuple(problem.error.fields.items())


def _document(view: CaseView) -> dict[str, Any]:
    pack = view.regime.pack
    return {
        "regime": pack.name,
        "rules": pack.digest,
        "agreed": view.regime.agreed is not None,
        "as_of": view.as_of.iso,
        "item": write_item(pack, view.item),
        "findings": [one.document(pack) for one in view.explanations],
        "duties": [line.owed.document() for line in view.duties],
        "quotas": [one.document() for one in view.quotas],
    }


class _Told:
    """What the rules say of a plan, line by line, the weightiest first."""

    def __init__(self, view: CaseView, language_: str) -> None:
        self.view, self.pack = view, view.regime.pack
        self.speaker = Speaker(self.pack, language_)
        told = sorted(view.explanations, key=lambda one: _ORDER.index(one.answer))
        self.findings = [finding(self.pack, one, language_, view.item, view.changes.get(one.rule, ())) for one in told]

    def lines(self, *, why: bool) -> Iterator[str]:
        agreed = N_("agreed") if self.view.regime.agreed else N_("not agreed")
        yield f"{self.pack.name} sha256:{self.pack.digest[:16]}… ({self.speaker.say(agreed)}), {self.view.as_of.iso}"
        for one in self.findings:
            if why:
                yield from (f"{'  ' * depth}{text}" for depth, text in one.lines())
            elif one.answer in _OPEN:
                yield one.sentence
        yield from (owed_sentence(self.speaker, line.owed) for line in self.view.duties)
        yield from self._quotas(why=why)
        yield from self._missing()

    def _quotas(self, *, why: bool) -> Iterator[str]:
        for one in self.view.quotas:
            label = self.speaker.word(f"quota.{one.quota}.label", self.pack.quotas[one.quota].label)
            answer = self.speaker.say(ANSWER_WORDS[one.answer])
            if why or one.answer in _OPEN:
                yield self.speaker.say(_QUOTA, quota=label, cite=one.cite, answer=answer)

    def _missing(self) -> Iterator[str]:
        """The figures that are missing, those first that keep most findings open."""
        found = Counter(gap.figure for one in self.findings for gap in one.missing)
        for name, number in found.most_common():
            figure = self.speaker.label(name)
            yield self.speaker.say(_KEEPS_OPEN, figure=figure, name=name.partition(".")[2], number=number)
