"""A public text: drafted, agreed by every member, released in the same second for all (council-procedures § 12).

Without agreement there is no joint text, and only statements of the Chair and of members stand beside the empty place
(scenario R5). A statement of one party needs nobody's agreement. What was released stays visible when it is corrected.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class CommuniqueState(Labelled):
    """Where the public text is."""

    NONE = "NONE", N_("NO TEXT YET")
    DRAFT = "DRAFT", N_("DRAFT")
    AGREED = "AGREED", N_("AGREED")
    NO_JOINT_TEXT = "NO_JOINT_TEXT", N_("NO JOINT TEXT")
    EMBARGOED = "EMBARGOED", N_("UNDER EMBARGO")
    RELEASED = "RELEASED", N_("RELEASED")
    CORRECTED = "CORRECTED", N_("CORRECTED")


class CommuniqueEvent(Labelled):
    """What can happen to it."""

    PROPOSE_TEXT = "propose_text", N_("Propose a text")
    AGREE = "agree", N_("Agree to the text")
    OBJECT = "object", N_("Object: no joint text")
    RELEASE_ALONE = "release_alone", N_("Release own statement")
    SET_EMBARGO = "set_embargo", N_("Set the time of release")
    EMBARGO_ENDS = "embargo_ends", N_("The embargo ended")
    RELEASE = "release", N_("Release to the public")
    CORRECT = "correct", N_("Propose a correction")
    ALL_AGREE = "all_agree", N_("All members agreed")


_S, _E = CommuniqueState, CommuniqueEvent
_MEMBER, _CHAIR = "a member, for itself", "Chair"
_WORDS, _RECORD = "the digest of the very words", "the record"


def _alone(state: CommuniqueState) -> dict[CommuniqueEvent, Move[CommuniqueState]]:
    return {_E.RELEASE_ALONE: Move(state, "any party", "shown beside, with its time")}


def _public(state: CommuniqueState) -> dict[CommuniqueEvent, Move[CommuniqueState]]:
    return {
        _E.CORRECT: Move(state, _MEMBER, "a new text and what it sets right; the old one stays visible"),
        _E.AGREE: Move(state, _MEMBER, _WORDS),
        _E.ALL_AGREE: Move(_S.CORRECTED, _RECORD, "to the correction"),
    } | _alone(state)


COMMUNIQUE: Machine[CommuniqueState, CommuniqueEvent] = Machine(
    "communique",
    _S.NONE,
    {
        _S.NONE: {_E.PROPOSE_TEXT: Move(_S.DRAFT, _MEMBER), _E.OBJECT: Move(_S.NO_JOINT_TEXT, _MEMBER)}
        | _alone(_S.NONE),
        _S.DRAFT: {
            _E.PROPOSE_TEXT: Move(_S.DRAFT, _MEMBER, "a new text; agreement to the old one falls"),
            _E.AGREE: Move(_S.DRAFT, _MEMBER, _WORDS),
            _E.ALL_AGREE: Move(_S.AGREED, _RECORD, "EMBARGOED where a time of release lies ahead"),
            _E.OBJECT: Move(_S.NO_JOINT_TEXT, _MEMBER, "reason optional"),
            _E.SET_EMBARGO: Move(_S.DRAFT, _CHAIR, "to the second, with its zone"),
        }
        | _alone(_S.DRAFT),
        _S.AGREED: {
            _E.SET_EMBARGO: Move(_S.EMBARGOED, _CHAIR, "to the second, with its zone"),
            _E.RELEASE: Move(_S.RELEASED, _CHAIR),
        }
        | _alone(_S.AGREED),
        _S.NO_JOINT_TEXT: _alone(_S.NO_JOINT_TEXT),
        _S.EMBARGOED: {
            _E.SET_EMBARGO: Move(_S.EMBARGOED, _CHAIR, "before the old time"),
            _E.EMBARGO_ENDS: Move(_S.RELEASED, "clock", "the same second for all; never earlier"),
        }
        | _alone(_S.EMBARGOED),
        _S.RELEASED: _public(_S.RELEASED),
        _S.CORRECTED: _public(_S.CORRECTED),
    },
)
