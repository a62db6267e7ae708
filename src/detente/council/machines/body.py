"""A body kept as data: a council, its members with dates, its rules (council-procedures § 1).

It has one state. A body can lie still for years without being dissolved; that follows from its meetings
(`council.matters.body_details.lies_still`), and no step says it.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class BodyState(Labelled):
    """Where the body is."""

    STANDING = "STANDING", N_("STANDING")


class BodyEvent(Labelled):
    """What can happen to it."""

    ADMIT = "admit", N_("Enter a member")
    LEAVE = "leave", N_("Enter that a member leaves")
    CORRECT = "correct", N_("Correct a row of membership")
    CHANGE_CHAIR = "change_chair", N_("Name another chair")
    NOTE_RULE = "note_rule", N_("Note a change of rules")


_S, _E = BodyState, BodyEvent
_CHAIR = "Chair"

BODY: Machine[BodyState, BodyEvent] = Machine(
    "body",
    _S.STANDING,
    {
        _S.STANDING: {
            _E.ADMIT: Move(_S.STANDING, _CHAIR, "no member twice at one time"),
            _E.LEAVE: Move(_S.STANDING, _CHAIR, "a member, from the day after its last"),
            _E.CORRECT: Move(_S.STANDING, _CHAIR, "the row as it was is kept, with the reason"),
            _E.CHANGE_CHAIR: Move(_S.STANDING, "the Chair in office"),
            _E.NOTE_RULE: Move(_S.STANDING, _CHAIR, "rules change outside; this notes it"),
        },
    },
)
