"""What must add up: which article is answered by what, and how many days went by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from detente.testing.chronicle.papers import Response
from detente.testing.chronicle.problem import Problem, missing, twice
from detente.testing.chronicle.record import History
from detente.testing.chronicle.rows import CHRONICLE


def responses(history: History) -> Iterator[Problem]:
    """Every article has one response, its points exist, and the tally is what the main codes give."""
    wanted = [row.id for draft in history.drafts for row in (draft.preamble, *draft.article)]
    answered = [response.article for response in history.responses]
    yield from twice("responses.toml", answered)
    yield from missing("responses.toml", "a response", answered, wanted)
    yield from missing("responses.toml", "no response", wanted, answered)
    for response in history.responses:
        yield from _response(history, response)
    yield from _tallies(history)


def _response(history: History, response: Response) -> Iterator[Problem]:
    draft = response.article.partition(".")[0]
    points = {point.id for point in history.points if point.author == draft}
    yield from missing("responses.toml", response.article, response.points + response.counter_demand, points)
    yield from missing("responses.toml", response.article, {response.mapping_by} - {CHRONICLE}, history.codes())
    if response.view:
        yield from missing("responses.toml", response.article, [response.view.by], history.codes())
        yield from missing("responses.toml", response.article, [response.view.event], history.dates())


def _tallies(history: History) -> Iterator[Problem]:
    drafts = [draft.id for draft in history.drafts]
    tallied = [tally.draft for tally in history.tallies]
    yield from twice("responses.toml", tallied)
    yield from missing("responses.toml", "a tally", tallied, drafts)
    yield from missing("responses.toml", "no tally", drafts, tallied)
    for tally in history.tallies:
        yield from missing("responses.toml", "a tally", [tally.binds_no_one_says], history.codes())
        if tally.by_code() != history.main_codes(tally.draft):
            yield Problem("responses.toml", f"the tally of {tally.draft} is not what its responses give")


def unanswered(history: History) -> Iterator[Problem]:
    """The days are those of the calendar."""
    yield from twice("unanswered.toml", [item.id for item in history.unanswered])
    dates = history.dates()
    for item in history.unanswered:
        yield from missing("unanswered.toml", item.id, item.asked_in + item.last_sign, dates)
        if dates.get(item.asked_in[0]) != item.asked:
            yield Problem("unanswered.toml", f"{item.id} and its first event have different dates")
        days = (history.as_of - item.asked).days if item.state == "open" else None
        if item.days != days:
            yield Problem("unanswered.toml", f"the days of {item.id} are not those of the calendar")
    yield from _latencies(history, dates)


def _latencies(history: History, dates: dict[str, date]) -> Iterator[Problem]:
    for row in history.latencies:
        pair = (row.asked, row.answered)
        yield from missing("unanswered.toml", "a latency", pair, dates)
        if set(pair) <= set(dates) and (dates[row.answered] - dates[row.asked]).days != row.days:
            yield Problem(
                "unanswered.toml", f"the days from {row.asked} to {row.answered} are not those of the calendar"
            )
