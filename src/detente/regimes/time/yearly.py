"""What each party owes again and again, whatever the items: one row for each party and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.regimes.judging.days import year_of
from detente.regimes.language.types import DAY
from detente.regimes.pack.values import Every
from detente.regimes.time.claims import Claim, Deadline
from detente.regimes.time.docket import Docket
from detente.regimes.time.mail import Sent, contests, discharge
from detente.regimes.time.months import occurrences
from detente.regimes.time.owed import Owed
from detente.regimes.time.settling import Row
from detente.regimes.time.terms import EACH, Term

_BEFORE, _AFTER = 2, 1  # years round the moment that are listed when none are asked for


def years_round(as_of: int) -> range:
    """Return the years listed when none are asked for: two before that of the moment to one after it."""
    year = year_of(as_of // DAY)
    return range(year - _BEFORE, year + _AFTER + 1)


class Recurring:
    """The rows of the duties that are about no item."""

    def __init__(self, docket: Docket, years: range) -> None:
        self._docket, self._years = docket, years

    def rows(self, term: Term) -> Iterator[Owed]:
        """Yield a row for each party and date, or for each of its rows that this duty follows."""
        every = self._docket.terms[term.beside].duty.every if term.beside else term.duty.every
        parties = self._docket.parties if term.duty.by == EACH else (term.duty.by,)
        for by in parties:
            yield from self._of_party(term, by, every) if every else self._following(term, by)

    def _of_party(self, term: Term, by: str, every: Every) -> Iterator[Owed]:
        sent, days = self._docket.mail.sent(term.duty.acts, by), self._days(term, every)
        meant = [(_meant(one, days, every.covers), one) for one in sent]
        for day in days:
            if year_of(day) in self._years:
                own = [one for meant_day, one in meant if meant_day == day]
                yield self._row(term, by, own, self._claim(term, day), year_of(day) + every.covers)

    def _days(self, term: Term, every: Every) -> list[int]:
        """The dates of the years asked for, and one beyond either end: a message belongs to the nearest of all."""
        wider = range(self._years.start - 1, self._years.stop + 1)
        return list(occurrences(every, term.span.first, term.span.last, wider))

    def _following(self, term: Term, by: str) -> Iterator[Owed]:
        sent = self._docket.mail.sent(term.duty.acts, by)
        for year in self._docket.chains.years(term, by):
            meant = [one for one in sent if one.message.year in {None, year}]
            yield self._row(term, by, meant, Claim(owed=True), year)

    def _claim(self, term: Term, day: int) -> Claim:
        sheet = self._docket.bench.nothing()
        owed = True if term.when is None else sheet.value(term.when, day)
        said = [bool(one and sheet.value(one, day)) for one in (term.excused, term.contested)]
        return Claim(owed, Deadline.on_day(day), excused=said[0], contested=said[1])

    def _row(self, term: Term, by: str, sent: list[Sent], claim: Claim, year: int | None) -> Owed:
        claim = self._docket.chains.followed(term, claim, "", by, year)
        found = discharge(sent, self._docket.recipients(by, term.duty.to))
        return self._docket.keep(Row(term, claim, "", by, term.duty.to, found, contests(sent), year))


def _meant(sent: Sent, days: Sequence[int], covers: int) -> int | None:
    """The date a return is meant for: of those for the year it names, else of all, the nearest; the earlier of two."""
    year = sent.message.year
    known = [day for day in days if year is None or year_of(day) + covers == year]
    return min(known, key=lambda day: (abs(day - sent.at.first // DAY), day)) if known else None
