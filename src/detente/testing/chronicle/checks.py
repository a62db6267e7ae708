"""What must hold between the rows of a history, beyond the shape of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from zoneinfo import available_timezones

from detente.testing.chronicle.papers import Draft
from detente.testing.chronicle.problem import Problem, missing, twice
from detente.testing.chronicle.record import History
from detente.testing.chronicle.rows import CHRONICLE, Event
from detente.testing.chronicle.sums import responses, unanswered

MENTION = re.compile(r"\bE\d\d[a-z]?\b")


def problems(history: History) -> Iterator[Problem]:
    """Yield what does not hold together, file by file."""
    for check in CHECKS:
        yield from check(history)


def _parties(history: History) -> Iterator[Problem]:
    yield from twice("parties.toml", [party.code for party in history.parties])
    yield from twice("parties.toml", [party.name for party in history.parties])
    zones = available_timezones()
    for party in history.parties:
        yield from missing("parties.toml", party.code, party.members, history.codes())
        yield from missing("parties.toml", party.code, [party.zone], zones)


def _events(history: History) -> Iterator[Problem]:
    yield from twice("events.toml", [event.id for event in history.events])
    for before, after in pairwise(history.events):
        if after.date < before.date:
            yield Problem("events.toml", f"{after.id} stands after {before.id} and is earlier")
    codes, earlier = history.codes(), set[str]()
    for event in history.events:
        yield from _event(event, codes, earlier, history.dates())
        earlier.add(event.id)


def _event(event: Event, codes: Iterable[str], earlier: set[str], ids: Iterable[str]) -> Iterator[Problem]:
    named = {*event.sender, *event.to, *event.parties, *(other.by for other in event.also_read_as)}
    claimants = {event.claimed_by} - {"", CHRONICLE}
    yield from missing("events.toml", event.id, named | claimants, codes)
    links = {event.in_reply_to, *(other.event for other in event.also_read_as)} - {""}
    for link in sorted(links - earlier):
        yield Problem("events.toml", f"{event.id} answers “{link}”, which is not among the events before it")
    told = " ".join((event.summary, event.outcome, *event.points))
    yield from missing("events.toml", event.id, MENTION.findall(told), ids)


def _drafts(history: History) -> Iterator[Problem]:
    yield from twice("drafts.toml", [draft.id for draft in history.drafts])
    dates = history.dates()
    for draft in history.drafts:
        yield from missing(
            "drafts.toml", draft.id, {draft.author, *draft.between, draft.package_said_by}, history.codes()
        )
        yield from missing("drafts.toml", draft.id, [draft.package_event], dates)
        yield from _draft(draft, dates)


def _draft(draft: Draft, dates: dict[str, date]) -> Iterator[Problem]:
    numbers = [row.no for row in (draft.preamble, *draft.article)]
    if numbers != list(range(draft.count + 1)):
        yield Problem("drafts.toml", f"the articles of {draft.id} are not 1 to {draft.count}")
    for row in (draft.preamble, *draft.article):
        if row.id != f"{draft.id}.{row.no or 'P'}":
            yield Problem("drafts.toml", f"“{row.id}” does not say draft and number")
    stated = {draft.handed_event: draft.handed, draft.published_event: draft.published}
    for event, day in stated.items():
        if dates.get(event) != day:
            yield Problem("drafts.toml", f"{draft.id} and the event “{event}” have different dates")


def _points(history: History) -> Iterator[Problem]:
    yield from twice("points.toml", [point.id for point in history.points])
    senders = {event.id: event.sender for event in history.events}
    for point in history.points:
        if point.author not in senders.get(point.event, ()):
            yield Problem("points.toml", f"{point.id} is not from the sender of “{point.event}”")


def _disagreements(history: History) -> Iterator[Problem]:
    yield from twice("disagreements.toml", [row.id for row in history.disagreements])
    for row in history.disagreements:
        yield from missing("disagreements.toml", row.id, row.events, history.dates())
        holders = {reading.by for reading in row.reading} - {""}
        yield from missing("disagreements.toml", row.id, holders, history.codes())


def _situations(history: History) -> Iterator[Problem]:
    yield from twice("situations.toml", [row.id for row in history.situations])
    for row in history.situations:
        yield from missing("situations.toml", row.id, row.events, history.dates())


def _one_sided(history: History) -> Iterator[Problem]:
    points = {point.id for point in history.points}
    articles = {row.id for draft in history.drafts for row in draft.article}
    for row in history.one_sided:
        yield from missing("one_sided.toml", row.subject, [row.who], history.codes())
        yield from missing("one_sided.toml", row.subject, row.points, points)
        yield from missing("one_sided.toml", row.subject, row.articles, articles)
        if not row.points + row.articles:
            yield Problem("one_sided.toml", f"{row.subject} names neither a point nor an article")


CHECKS = (
    _parties, _events, _drafts, _points, responses, _disagreements, unanswered, _situations, _one_sided,
)  # fmt: skip
