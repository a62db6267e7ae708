"""What each party owes again and again, whatever the items: one row for each party and date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from detente.regimes.judging.days import year_of
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Every
from detente.regimes.time.claims import Claim, Deadline
from detente.regimes.time.docket import Docket
from detente.regimes.time.mail import Sent, contests, discharge
from detente.regimes.time.months import occurrences
from detente.regimes.time.owed import Owed
from detente.regimes.time.settling import Row
from detente.regimes.time.terms import Term

_WIDER = 1
_BEFORE, _AFTER = 2, 1  # years round the moment that are listed when none are asked for


def years_round(as_of: int) -> range:
    """Return the years listed when none are asked for: two before that of the moment to one after it."""
    year = year_of(as_of // DAY)
    return range(year - _BEFORE, year + _AFTER + 1)


def recurring(docket: Docket, term: Term, years: Collection[int]) -> Iterator[Owed]:
    """Yield a row for each party and date that falls in some years."""
    every = term.duty.every
    if every is None:
        return
    # beyond either end: a message without a year belongs to a date, listed or not
    wider = {year + beyond for year in years for beyond in (-_WIDER, 0, _WIDER)}
    days = occurrences(every, term.span.first, term.span.last, wider)
    for by in docket.parties:
        sent = docket.mail.sent(term.duty.acts, by)
        meant = [(_meant(one, days, every), one) for one in sent]
        for day in days:
            if year_of(day) in years:
                own = [one for meant_for, one in meant if meant_for == day]
                yield _row(docket, term, by, own, day, every)


def _row(docket: Docket, term: Term, by: str, sent: list[Sent], day: int, every: Every) -> Owed:
    found = discharge(sent, docket.recipients(by, term.duty.to))
    year = year_of(day) + every.covers
    return docket.keep(Row(term, _claim(docket, term, day), "", by, term.duty.to, found, contests(sent), year))


def _claim(docket: Docket, term: Term, day: int) -> Claim:
    sheet = docket.bench.nothing()
    owed = True if term.when is None else sheet.value(term.when, day)
    excused, contested = (bool(one and sheet.value(one, day)) for one in (term.excused, term.contested))
    return Claim(owed, Deadline.on_day(day), excused=excused, contested=contested)


def _meant(sent: Sent, days: Sequence[int], every: Every) -> int | None:
    """The date a return is meant for.

    By months, the first that is not before it: something is owed once in every stretch. By years, that of the year it
    names; of one that names none the nearest, the earlier of two.
    """
    moment = sent.at.first // DAY
    if every.months:
        return next((day for day in days if day >= moment), None)
    year = sent.message.year
    known = [day for day in days if year is None or year_of(day) + every.covers == year]
    return min(known, key=lambda day: (abs(day - moment), day)) if known else None
