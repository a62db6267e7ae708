"""What a duty says of an item before any message is read: whether it is owed, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.regimes.judging.items import Item
from detente.regimes.language.types import DAY, LAST_SECOND
from detente.regimes.time.bench import Bench, Expression, Sheet
from detente.regimes.time.mail import Mail
from detente.regimes.time.moments import Moment
from detente.regimes.time.months import add_months
from detente.regimes.time.terms import Term


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last second in time: between `early` and `late`, equal where it is known. `shown` is how it is told."""

    early: int
    late: int
    shown: Moment

    @classmethod
    def on_day(cls, day: int) -> Deadline:
        """Return a day's last second."""
        shown = Moment.of_day(day)
        return cls(shown.last, shown.last, shown)

    @classmethod
    def at(cls, second: int) -> Deadline:
        """Return an instant, which is itself in time."""
        return cls(second, second, Moment.of_instant(second))


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether something is owed (None: cannot tell), by when, since when, and which figures keep any of it open."""

    owed: bool | None
    deadline: Deadline | None = None
    begins: int | None = None
    missing: tuple[str, ...] = ()
    excused: bool = False
    contested: bool = False


NOTHING = Claim(owed=False)
_BOUNDS = "calendar"  # stands for a figure where a moment falls before 1970 or after 9999


class Claims:
    """The claims of all duties on the items of a record."""

    def __init__(self, bench: Bench, terms: Mapping[str, Term], mail: Mail) -> None:
        self._bench, self._terms, self._mail = bench, terms, mail

    def claim(self, term: Term, sheet: Sheet) -> Claim:
        """Return what a duty says of an item, and of whatever it may have been where only a day is known."""
        first, *others = [self._beside(term, reading) for reading in self._readings(term, sheet)]
        return _joined(first, others[0]) if others else first

    def _readings(self, term: Term, sheet: Sheet) -> list[Sheet]:
        """An item without the instant its duty counts from began with the message that opened it."""
        kind, on = sheet.item.kind, self._terms[term.beside].duty.on if term.beside else term.duty.on
        if not on or on in sheet.item.values or self._bench.per(kind, on) != DAY:
            return [sheet]
        opened = self._mail.opening(kind, sheet.item.id)
        if opened is None:
            return [sheet]
        values = sheet.item.values
        return [
            self._bench.reading(Item(kind, sheet.item.id, {**values, on: at}))
            for at in sorted({opened.first, opened.last})
        ]

    def _beside(self, term: Term, sheet: Sheet) -> Claim:
        """What travels with another has its moment, and is owed with it unless it says itself when it is owed."""
        own = claim_of(term, sheet)
        if not term.beside or own.owed is False:
            return own
        other = self._terms[term.beside]
        owed = claim_of(other, sheet) if term.when is None else own
        timing = timing_of(other, sheet)
        missing = tuple(sorted({*owed.missing, *timing.missing}))
        return replace(own, owed=owed.owed, deadline=timing.deadline, begins=timing.begins, missing=missing)


def claim_of(term: Term, sheet: Sheet) -> Claim:
    """Return what a duty says of one reading of an item."""
    duty, day = term.duty, sheet.day(term.duty.on)
    owed = True if term.when is None else sheet.value(term.when, day)
    if owed is False or (day is not None and day not in term.span):
        return NOTHING
    unknown = () if owed or term.when is None else sheet.missing(term.when, duty.on)
    if day is None:
        owed, unknown = None, (*unknown, f"{duty.about}.{duty.on}")
    timing = timing_of(term, sheet)
    excused, contested = (bool(one and sheet.value(one, day)) for one in (term.excused, term.contested))
    missing = tuple(sorted({*unknown, *timing.missing}))
    return Claim(owed, timing.deadline, timing.begins, missing, excused=excused, contested=contested)


@dataclass(frozen=True, slots=True)
class Timing:
    """By when, since when, and which figures keep that open."""

    deadline: Deadline | None
    begins: int | None
    missing: tuple[str, ...]


def timing_of(term: Term, sheet: Sheet) -> Timing:
    """Return the moments of a duty for one reading of an item, whether it is owed or not."""
    day = sheet.day(term.duty.on)
    deadline, begins = _deadline(term, sheet, day), _begins(term, sheet, day)
    open_ = [one for one, known in ((term.due, deadline), (term.since, begins)) if one is not None and known is None]
    gaps = {name for one in open_ for name in sheet.missing(one, term.duty.on)}
    return Timing(deadline, begins, tuple(sorted(gaps or ({_BOUNDS} if open_ else set()))))


def _deadline(term: Term, sheet: Sheet, day: int | None) -> Deadline | None:
    value = _moment(term.due, sheet, day) if term.due else None
    if value is not None and term.duty.months:
        value = _later(sheet, value, 1 if term.dated else DAY, term.duty.months, day)
    if value is None or not 0 <= value * (DAY if term.dated else 1) <= LAST_SECOND:
        return None
    return Deadline.on_day(value) if term.dated else Deadline.at(value)


def _later(sheet: Sheet, value: int, per: int, limit: str, day: int | None) -> int | None:
    """The value that many months later, at the same time of day."""
    months = sheet.bench.limits(day).get(limit)
    whole, rest = divmod(value, per)
    later = None if months is None else add_months(whole, months)
    return None if later is None else later * per + rest


def _begins(term: Term, sheet: Sheet, day: int | None) -> int | None:
    if term.since:
        value = _moment(term.since, sheet, day)
        return None if value is None else value * (DAY if term.since_dated else 1)
    return (
        int(sheet.item.values[term.duty.on]) * _seconds(term, sheet) if term.duty.at_once and day is not None else None
    )


def _seconds(term: Term, sheet: Sheet) -> int:
    return DAY // sheet.bench.per(sheet.item.kind, term.duty.on)


def _moment(expression: Expression, sheet: Sheet, day: int | None) -> int | None:
    value = sheet.value(expression, day)
    return None if value is None else int(value)


def _joined(one: Claim, other: Claim) -> Claim:
    """What is true of both readings."""
    owed = one.owed if one.owed is other.owed else None
    sides = [side for side in (one, other) if side.owed is not False]
    deadlines = [side.deadline for side in sides if side.deadline]
    deadline = _between(deadlines) if deadlines else None
    begins = [side.begins for side in sides if side.begins is not None]
    return Claim(
        owed,
        deadline,
        min(begins) if begins else None,
        tuple(sorted({*one.missing, *other.missing})),
        excused=one.excused and other.excused,
        contested=one.contested and other.contested,
    )


def _between(deadlines: list[Deadline]) -> Deadline:
    first, last = deadlines[0], deadlines[-1]
    if first == last:
        return first
    return Deadline(first.early, last.late, Moment(first.shown.first, last.shown.last))
