"""What the page of one item shows: figures with their sources, findings, clocks, what is missing, limits touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from detente.desk.areas.duties.owed_rows import OwedRows
from detente.desk.areas.duties.regime_choice import Named, Names, speaker_of, write_url
from detente.desk.requests import DeskRequest
from detente.documents.findings import ANSWER_WORDS, GAP_WORDS, Finding, finding
from detente.errors import DetenteError
from detente.kernel import Instant
from detente.regimes.judging import Reason, read_value
from detente.regimes.pack.values import Attribute
from detente.station.queries.dispatches import rows_of
from detente.station.regimes import Saying
from detente.station.views import DispatchRow
from detente.station.views.regimes import CaseView

OBSERVING = ("VI",)  # chapters whose rules speak of observers
ASKING = "D-III-16.1"
_OPEN = ("yes", "cannot tell")
_ORDER = (*_OPEN, "no", "not in force")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a figure."""

    value: str
    by: Named
    at: Instant
    slug: str
    counts: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of the item: what counts, who said it, what was said beside it."""

    label: str
    value: str
    gap: str
    counted: Said | None
    others: tuple[Said, ...]

    @property
    def differ(self) -> bool:
        """Whether somebody said something else."""
        return any(said.differs for said in self.others)


def case_context(request: DeskRequest, view: CaseView) -> dict[str, Any]:
    """Return what the page of an item needs."""
    page = _Case(request, view)
    told = page.findings()
    return {
        "view": view, "board": view, "now": view.as_of, "pack_name": view.regime.pack.name, "label": page.label(),
        "kind_label": page.speaker.word(f"kind.{view.item.kind}.label", page.kind.label),
        "opener": page.names.by(view.opened_by) if view.opened_by else None,
        "figures": page.figures(), "unsaid": page.unsaid(),
        "findings": [one for one in told if one.answer == "yes"],
        "unsure": [one for one in told if one.answer == "cannot tell"],
        "rest": [one for one in told if one.answer not in _OPEN],
        "rows": [OwedRows(page.names, page.speaker).row(line) for line in view.duties],
        "missing": page.missing(told), "can_ask": page.can_ask(), "ask_url": page.ask_url(),
        "question": page.question(told), "limits": page.limits(), "quotas": page.quotas(),
        "observers": page.observers(told), "observing": page.observing(), "notices": _notices(request, view),
    }  # fmt: skip


def _notices(request: DeskRequest, view: CaseView) -> tuple[DispatchRow, ...]:
    """The notices about the item, and the dispatches that discharge its duties."""
    known = [*view.notices, *(line.dispatch for line in view.duties if line.dispatch)]
    with request.house.store.read() as tx:
        return rows_of(tx, tx.dispatches_of(list(dict.fromkeys(known))), view.as_of)


class _Case:
    def __init__(self, request: DeskRequest, view: CaseView) -> None:
        self.view = view
        self.names = Names(request, view.regime)
        self.speaker = speaker_of(view.regime.pack)
        self.kind = view.regime.pack.kinds[view.item.kind]

    def label(self) -> str:
        """Its designation, else its identifier."""
        named = self.view.item.get("designation") or next(
            (said[-1].value for name, said in self.view.sayings.items() if name == "designation"), ""
        )
        return str(named or self.view.item.id)

    def figures(self) -> list[FigureRow]:
        """Every figure that somebody gave, or whose absence was given a reason."""
        item = self.view.item
        wanted = {*item.values, *item.gaps, *self.view.sayings}
        return [self._figure(one) for name, one in self.kind.attributes.items() if name in wanted and name != "id"]

    def unsaid(self) -> list[str]:
        """The labels of the figures that nobody gave."""
        item, known = self.view.item, {*self.view.item.values, *self.view.item.gaps, *self.view.sayings, "id"}
        return [self.speaker.label(f"{item.kind}.{name}") for name in self.kind.attributes if name not in known]

    def _figure(self, attribute: Attribute) -> FigureRow:
        item, name = self.view.item, attribute.name
        at, value = f"{item.kind}.{name}", item.get(name)
        shown = "" if value is None else self.speaker.value(at, value)
        said = [self._said(attribute, one, shown) for one in self.view.sayings.get(name, ())]
        counted = next((one for one in reversed(said) if one.counts and not one.differs), None)
        others = tuple(one for one in reversed(said) if one is not counted)
        gap = gettext(GAP_WORDS[item.gaps.get(name, "")])
        return FigureRow(self.speaker.label(at), shown, gap, counted, others)

    def _said(self, attribute: Attribute, said: Saying, counted: str) -> Said:
        item = self.view.item
        try:
            read = read_value(self.view.regime.pack, attribute, said.value, item.id)
            value = self.speaker.value(f"{item.kind}.{attribute.name}", read)
        except DetenteError:
            value = str(said.value)[:200]
        return Said(value, self.names.by(said.by), said.at, said.dispatch.slug, said.counts, value != counted)

    def findings(self) -> list[Finding]:
        """Every rule about the item: those that say yes first, then those that cannot be told."""
        pack, language = self.view.regime.pack, get_language() or "en"
        found = [
            finding(pack, one, language, self.view.item, self.view.changes.get(one.rule, ()))
            for one in self.view.explanations
        ]
        return sorted(found, key=lambda one: _ORDER.index(one.answer))

    def missing(self, told: Iterable[Finding]) -> list[dict[str, Any]]:
        """The figures that keep findings open, each with the rules that need it."""
        found: dict[str, list[str]] = {}
        for one in told:
            for gap in one.missing:
                found.setdefault(gap.figure, []).append(one.label)
        return [{"label": self.speaker.label(name), "rules": rules} for name, rules in found.items()]

    def can_ask(self) -> bool:
        """Whether another party described the item: nobody asks itself."""
        return self.view.opened_by is not None and not self.names.by(self.view.opened_by).is_own

    def ask_url(self) -> str:
        """Where a request for clarification about this item is begun."""
        pack = self.view.regime.pack
        if ASKING in pack.formats:
            return write_url(pack.name, ASKING, self.view.item.id)
        return f"{reverse('line:new')}?kind=clarification_request"

    def question(self, told: Iterable[Finding]) -> str:
        """A sentence that asks for what is missing."""
        labels = "; ".join(one["label"] for one in self.missing(told))
        return gettext("We ask for the following figures of “{item}”: {figures}.").format(
            item=self.label(), figures=labels
        )

    def limits(self) -> list[dict[str, Any]]:
        """The figures of the text that carry a finding, with what they are on that day."""
        pack, found = self.view.regime.pack, dict[str, int]()
        for one in self.view.explanations:
            if one.answer == "yes":
                found.update(_limits_in(one.because))
        return [
            {"label": self.speaker.label(f"limit.{name}"), "value": self.speaker.value(f"limit.{name}", value),
             "cite": pack.limits[name].cite, "basis": pack.limits[name].basis.name.lower(),
             "basis_label": self.speaker.basis(pack.limits[name].basis),
             "url": reverse("duties:rule", args=[pack.name, "limit", name])}
            for name, value in found.items()
        ]  # fmt: skip

    def quotas(self) -> list[tuple[str, str]]:
        """What each quota says of the item, with its page."""
        pack, found = self.view.regime.pack, []
        for one in self.view.quotas:
            label = self.speaker.word(f"quota.{one.quota}.label", pack.quotas[one.quota].label)
            answer = gettext(ANSWER_WORDS[one.answer])
            text = gettext("{quota} (¶ {cite}): over it: {answer}")
            url = f"{reverse('duties:quotas')}?regime={pack.name}#q-{one.quota}"
            found.append((text.format(quota=label, cite=one.cite, answer=answer), url))
        return found

    def observers(self, told: Iterable[Finding]) -> list[Finding]:
        """What the rules about observers say."""
        facts = self.view.regime.pack.facts
        return [one for one in told if facts[one.rule].chapter in OBSERVING]

    def observing(self) -> list[tuple[str, str]]:
        """The figures that the rules about observers rest on and that are known."""
        used: dict[str, Any] = {}
        for one in self.view.explanations:
            if self.view.regime.pack.facts[one.rule].chapter in OBSERVING:
                used.update(_figures_in(one.because))
        return [(self.speaker.label(name), self.speaker.value(name, value)) for name, value in used.items()]


def _figures_in(reasons: Iterable[Reason]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for reason in reasons:
        own = {name: value for name, value in reason.figures.items() if value is not None}
        found |= {name: value for name, value in own.items() if not name.startswith("limit.")}
        found |= _figures_in(reason.because)
    return found


def _limits_in(reasons: Iterable[Reason]) -> dict[str, int]:
    found: dict[str, int] = {}
    for reason in reasons:
        for name, value in reason.figures.items():
            root, _, member = name.partition(".")
            if root == "limit" and value is not None:
                found[member] = int(value)
        found |= _limits_in(reason.because)
    return found
