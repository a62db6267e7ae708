"""What follows: duties owed once another is done (`then`), or once its moment has passed without (`otherwise`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from detente.regimes.time.claims import Claim
from detente.regimes.time.owed import Owed
from detente.regimes.time.settling import Row
from detente.regimes.time.states import State
from detente.regimes.time.terms import EACH, Term

_NO: tuple[bool | None, int | None] = (False, None)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one row means for what follows it: yes, no or cannot tell, and from which second."""

    by: str
    is_each: bool
    then: tuple[bool | None, int | None]
    otherwise: tuple[bool | None, int | None]


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
        owed, begins = self._came_about(term, item, by)
        if owed is False:
            return replace(claim, owed=False)
        begun = claim.begins if term.since or begins is None else begins
        return replace(claim, owed=None if owed is None else claim.owed, begins=begun)

    def _came_about(self, term: Term, item: str, by: str) -> tuple[bool | None, int | None]:
        told = [
            one.then if how == "then" else one.otherwise
            for name, how in term.parents
            for one in self._found.get((name, item), ())
            if term.duty.by != EACH or not one.is_each or one.by == by
        ]
        begins = [second for owed, second in told if owed and second is not None]
        if any(owed for owed, _ in told):
            return True, min(begins) if begins else None
        return (None, None) if any(owed is None for owed, _ in told) else _NO


def _then(owed: Owed) -> tuple[bool | None, int | None]:
    if owed.discharged is not None and owed.state is not State.NOT_OWED:
        return True, owed.discharged.first
    return (None, None) if owed.state is State.CANNOT_TELL else _NO


def _otherwise(row: Row, owed: Owed, as_of: int) -> tuple[bool | None, int | None]:
    """A message that comes too late does not undo what followed."""
    deadline = row.claim.deadline
    if owed.may or owed.state in {State.NOT_OWED, State.EXCUSED, State.DONE} or deadline is None:
        return (None, None) if owed.state is State.CANNOT_TELL and not owed.may else _NO
    if owed.state is State.CANNOT_TELL:
        return None, None
    passed = as_of > deadline.late
    return (True, deadline.late + 1) if passed else _NO
