"""What follows: duties owed once another is done (`then`), or once its moment has passed without (`otherwise`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from detente.regimes.time.claims import Claim
from detente.regimes.time.owed import Owed
from detente.regimes.time.settling import Row
from detente.regimes.time.states import State
from detente.regimes.time.terms import EACH, Term


@dataclass(frozen=True, slots=True)
class _Came:
    """Whether what something follows has come about (None: cannot tell, for want of `missing`), and at which second."""

    about: bool | None
    at: int | None = None
    missing: tuple[str, ...] = ()


_NO = _Came(about=False)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one row means for what follows it."""

    by: str
    is_each: bool
    then: _Came
    otherwise: _Came


class Chains:
    """The outcomes of the duties that others follow, kept while rows are made."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[_Outcome]] = defaultdict(list)  # by duty and item

    def keep(self, row: Row, owed: Owed, as_of: int) -> None:
        """Remember a row of a duty that another follows."""
        duty = row.term.duty
        if row.item and (duty.then or duty.otherwise):
            outcome = _Outcome(row.by, duty.by == EACH, _then(owed), _otherwise(row, owed, as_of))
            self._found[duty.name, row.item].append(outcome)

    def followed(self, term: Term, claim: Claim, item: str, by: str) -> Claim:
        """Return the claim as far as what it follows has come about; one that follows nothing stays as it is."""
        if not term.parents or claim.owed is False:
            return claim
        came = self._came(term, item, by)
        if came.about is False:
            return replace(claim, owed=False)
        begins = claim.begins if term.since or came.at is None else came.at
        missing = tuple(sorted({*claim.missing, *came.missing}))
        return replace(claim, owed=claim.owed if came.about else None, begins=begins, missing=missing)

    def _came(self, term: Term, item: str, by: str) -> _Came:
        told = [
            one.then if how == "then" else one.otherwise
            for name, how in term.parents
            for one in self._found.get((name, item), ())
            if term.duty.by != EACH or not one.is_each or one.by == by
        ]
        sure = [one.at for one in told if one.about and one.at is not None]
        if any(one.about for one in told):
            return _Came(about=True, at=min(sure) if sure else None)
        open_ = [one for one in told if one.about is None]
        return _Came(None, missing=tuple({name for one in open_ for name in one.missing})) if open_ else _NO


def _then(owed: Owed) -> _Came:
    if owed.discharged is not None and owed.state is not State.NOT_OWED:
        return _Came(about=True, at=owed.discharged.first)
    return _Came(None, missing=owed.missing) if owed.state is State.CANNOT_TELL else _NO


def _otherwise(row: Row, owed: Owed, as_of: int) -> _Came:
    """A message that comes too late does not undo what followed."""
    if owed.may or owed.state in {State.NOT_OWED, State.EXCUSED, State.DONE}:
        return _NO
    if owed.state is State.CANNOT_TELL:
        return _Came(None, missing=owed.missing)
    deadline = row.claim.deadline
    return _Came(about=True, at=deadline.late + 1) if deadline and as_of > deadline.late else _NO
