"""What is known of a request for a written response: who was asked, and which paper is taken as whose response."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.forms.response import AnswerCapacity, AnswerForm
from detente.council.deeds import Deed
from detente.council.machines.response_request import ResponseRequestEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.judgements import Assessment, Rejoinder
from detente.council.matters.matter import Matter
from detente.council.matters.packages import Package, Wish, declared_by
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Noted:
    """A paper the requester takes as a response. `counts_for` is whose rows it fills, in the requester's eyes.

    `late` is None where no time was asked for or none of receipt was stated; it says nothing of whether it is enough.
    """

    paper: DispatchId
    respondent: PartyName
    counts_for: tuple[PartyName, ...]
    full: bool
    noted_at: Instant
    capacity: AnswerCapacity | None = None
    form: AnswerForm | None = None
    late: bool | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseRequest:
    """A request. `about` is the opening dispatch of the draft; `by` the instant asked for."""

    about: DispatchId
    text: str
    asked: tuple[PartyName, ...]
    form: AnswerForm | None = None
    capacity: AnswerCapacity | None = None
    by: Instant | None = None
    noted: tuple[Noted, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    rejoinders: tuple[Rejoinder, ...] = ()
    package: Package | None = None
    wishes: tuple[Wish, ...] = ()

    @property
    def unanswered(self) -> tuple[PartyName, ...]:
        """Those asked for whom no paper was taken as a full response."""
        answered = {party for noted in self.noted if noted.full for party in noted.counts_for}
        return tuple(party for party in self.asked if party not in answered)

    @property
    def judgements(self) -> dict[PartyName, Assessment]:
        """The requester's latest judgement of each respondent."""
        return {assessment.of: assessment for assessment in self.assessments}

    def known(self, respondent: PartyName) -> PartyName:
        """Hold that a paper of `respondent` was noted; raise `council.no_response_noted`."""
        if all(noted.respondent != respondent for noted in self.noted):
            raise OursError("council.no_response_noted", party=respondent)
        return respondent


def begin(deed: Deed) -> ResponseRequest:
    """The details at the opening."""
    body = written(deed)
    return ResponseRequest(
        about=deed.ids(Rel.ABOUT)[0],
        text=body.text,
        asked=body.get("asked") or deed.addressees,
        form=body.get("form"),
        capacity=body.get("capacity"),
        by=body.get("by"),
        package=declared_by(deed.sender, deed) if body.get("package") else None,
    )


def note(matter: Matter, deed: Deed) -> ResponseRequest:
    """The requester takes one paper as a response, in full or in part; raise `council.cite_response`."""
    details: ResponseRequest = matter.details
    body, cites = written(deed), deed.ids(Rel.CITES)
    if len(cites) != 1:
        raise OursError("council.cite_response")
    noted = Noted(
        paper=cites[0],
        respondent=body.get("respondent"),
        counts_for=body.get("counts_for") or (body.get("respondent"),),
        full=body.step is Event.NOTE_RESPONSE,
        noted_at=deed.heard_by(matter.chair),
        capacity=body.get("capacity"),
        form=body.get("form"),
        late=_late(details.by, body.get("received")),
        missing=body.get("missing", ()),
    )
    return dataclasses.replace(details, noted=(*_others(details.noted, noted.paper), noted))


def _others(noted: Iterable[Noted], paper: DispatchId) -> Iterable[Noted]:
    """What is noted anew takes the place of the earlier note on the same paper; the steps keep both."""
    return (known for known in noted if known.paper != paper)


def _late(by: Instant | None, received: Instant | None) -> bool | None:
    return None if by is None or received is None else received >= by
