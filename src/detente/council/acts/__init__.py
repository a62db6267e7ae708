"""Acts: the typed bodies that dispatches carry, and the one function that reads them.

`read_act` is the only way from JSON to an act; `Act.body.to_json()` is the way back. A body that breaks the rules is
`OursError("council.…")`; the station turns it into the peer's error when a peer sent it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from detente.council.acts.announcement import Announcement
from detente.council.acts.choices import (
    Capacity,
    Commitment,
    ConditionState,
    Format,
    Level,
    Meetings,
    Paper,
    PublicItem,
    PublicMode,
    Recognised,
    Rel,
    ReplyForm,
    ReplyKind,
)
from detente.council.acts.fields import shown
from detente.council.acts.form import Form, Written
from detente.council.acts.forms import FORMS
from detente.council.acts.letter import Asked, Letter
from detente.council.acts.proposal import MeetingProposal, Theme, Window
from detente.council.acts.publication import Consent, Publication
from detente.council.acts.recognition import Recognition
from detente.council.acts.refs import REF_RULES, Ref, read_refs
from detente.council.acts.repetition import Repetition
from detente.council.acts.reply import Changes, Reply
from detente.council.acts.reply_kinds import REPLY_KINDS, KindRule
from detente.council.acts.rules import RefRule
from detente.errors import OursError
from detente.kernel import DispatchId

__all__ = [
    "ACT_TYPES",
    "FORMS",
    "REF_RULES",
    "REPLY_KINDS",
    "TYPED",
    "Act",
    "Announcement",
    "Asked",
    "Body",
    "Capacity",
    "Changes",
    "Commitment",
    "ConditionState",
    "Consent",
    "Form",
    "Format",
    "KindRule",
    "Letter",
    "Level",
    "MeetingProposal",
    "Meetings",
    "Paper",
    "PublicItem",
    "PublicMode",
    "Publication",
    "Recognised",
    "Recognition",
    "Ref",
    "RefRule",
    "Rel",
    "Repetition",
    "Reply",
    "ReplyForm",
    "ReplyKind",
    "Theme",
    "Window",
    "Written",
    "read_act",
    "read_refs",
]

Typed: TypeAlias = Letter | MeetingProposal | Reply | Recognition | Repetition | Publication
Body: TypeAlias = Typed | Written

TYPED: dict[str, type[Typed]] = {
    "letter": Letter,
    "meeting_proposal": MeetingProposal,
    "reply": Reply,
    "recognition": Recognition,
    "repetition": Repetition,
    "publication": Publication,
}
ACT_TYPES: tuple[str, ...] = (*TYPED, *FORMS)


@dataclass(frozen=True, slots=True)
class Act:
    """One deed of a party as it stands in a dispatch: its type, its body, what it refers to."""

    type: str
    body: Body
    refs: tuple[Ref, ...] = ()

    def ids(self, rel: Rel) -> tuple[DispatchId, ...]:
        """The dispatches referred to by `rel`, in the sender's order."""
        return tuple(ref.id for ref in self.refs if ref.rel is rel)


def read_act(act_type: str, body: object, refs: Iterable[tuple[str, str]] = ()) -> Act:
    """Read an act from its type, its JSON body and its (rel, dispatch id) pairs; raise `OursError` `council.*`.

    >>> read_act("repetition", {"text": "Again."}, [("repeats", "AAAAAAAAAAAAAAAAAAAAAA==")]).refs[0].rel.value
    'repeats'
    >>> read_act("ultimatum", {})
    Traceback (most recent call last):
    detente.errors.OursError: council.unknown_type: This station does not know acts of type “ultimatum”.
    """
    return Act(act_type, _read_body(act_type, body), read_refs(act_type, refs))


def _read_body(act_type: str, body: object) -> Body:
    if typed := TYPED.get(act_type):
        return typed.from_json(body)
    form = FORMS.get(act_type)
    if form is None:
        raise OursError("council.unknown_type", type=shown(act_type))
    return Written.read(form, body)
