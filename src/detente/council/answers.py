"""Gathering the answers to a proposal or letter from the record: what was given, taken over, and judged.

Three claims stay apart: that a paper is a reply (its sender's), that it is recognised as one (the first author's), and
that a counter-proposal is taken over (the first author's acceptance of it).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from detente.council.acts import MeetingProposal, Recognition, Rel, Reply, ReplyKind
from detente.council.deeds import Deed
from detente.council.states import Answer, answer_of
from detente.council.threads import Given, Judgement
from detente.kernel import DispatchId


@dataclass(slots=True)
class Gathered:
    """The answers while the record is read. `given` holds every answer by its dispatch, in the order of the record."""

    proposal: MeetingProposal | None
    version: int = 1
    given: dict[DispatchId, Given] = field(default_factory=dict)


def gather(first: Deed, dates: Sequence[Deed], deeds: Iterable[Deed]) -> Gathered:
    """Read `deeds` in the order of the record and gather what answers any of the `dates` of `first`."""
    record = tuple(deeds)
    asked = {date.id for date in dates}
    judged = _judgements(first, asked, record)
    found = Gathered(first.act.body if isinstance(first.act.body, MeetingProposal) else None)
    for deed in record:
        if deed.sender == first.sender:
            _take_over(found, first, deed)
        elif asked.intersection(deed.ids(Rel.IN_REPLY_TO)) or deed.id in judged:
            found.given[deed.id] = _given(deed, asked, found.version, judged.get(deed.id))
    return found


def _judgements(first: Deed, asked: set[DispatchId], record: Iterable[Deed]) -> dict[DispatchId, Judgement]:
    """The latest judgement per paper; only the author of the first paper can judge (invariant 4)."""
    judged = {}
    for deed in record:
        body = deed.act.body
        if not isinstance(body, Recognition) or deed.sender != first.sender or not deed.counts_for(first):
            continue
        if asked.intersection(deed.ids(Rel.AS_REPLY_TO)):
            for paper in deed.ids(Rel.RECOGNISES):
                judged[paper] = Judgement(body.recognised, body.reason, deed.sender, deed.id)
    return judged


def _given(deed: Deed, asked: set[DispatchId], version: int, judgement: Judgement | None) -> Given:
    reply = deed.act.body if isinstance(deed.act.body, Reply) else None
    return Given(
        dispatch=deed.id,
        sender=deed.sender,
        answer=answer_of(reply.kind) if reply else Answer.LETTER,
        text=reply.said if reply else str(getattr(deed.act.body, "text", "")),
        declared=deed.declared,
        issued=deed.issued,
        traffic=deed.traffic,
        claimed=bool(asked.intersection(deed.ids(Rel.IN_REPLY_TO))),
        version=version,
        reply=reply,
        judgement=judgement,
    )


def _take_over(found: Gathered, first: Deed, deed: Deed) -> None:
    """A counter-proposal accepted by the author makes a new version; its sender's row stands for that version."""
    body = deed.act.body
    if not isinstance(body, Reply) or body.kind is not ReplyKind.ACCEPT or not deed.counts_for(first):
        return
    for of in deed.ids(Rel.IN_REPLY_TO):
        counter = found.given.get(of)
        if counter is None or not _can_take(counter, first, found):
            continue
        found.version += 1
        if counter.reply and counter.reply.changed_fields and found.proposal:
            found.proposal = counter.reply.changed_fields.applied(found.proposal)
        found.given[of] = dataclasses.replace(counter, version=found.version, taken_over_by=deed.id)


def _can_take(counter: Given, first: Deed, found: Gathered) -> bool:
    same_reality = counter.traffic.is_real is first.traffic.is_real
    return found.proposal is not None and counter.answer is Answer.COUNTER and same_reality
