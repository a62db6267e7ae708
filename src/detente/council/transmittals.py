"""Where one paper is on its way to one addressee: the table TRANSMITTAL, moved by what is on record (§ 3.3).

Nothing here is stored. The states before dispatch are the sender's own; what is on record was cleared, signed and sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.council.acts import Announcement, Recognised, Rel
from detente.council.answers import gather
from detente.council.deeds import Deed
from detente.council.machines.transmittal import TRANSMITTAL, TransmittalEvent, TransmittalState
from detente.council.rows import Asked
from detente.council.tables import transition
from detente.council.threads import Given
from detente.errors import OursError
from detente.kernel import Instant, PartyName

_E = TransmittalEvent
_BY_SENDER = {"correction": (Rel.SUPERSEDES, _E.CORRECT), "withdrawal": (Rel.WITHDRAWS, _E.WITHDRAW)}


def transmittal_of(
    deed: Deed, member: PartyName, deeds: Iterable[Deed], announcements: Iterable[Announcement], now: Instant
) -> TransmittalState:
    """The state of `deed` for `member` at `now`, by the `deeds` and `announcements` on record.

    A receipt says delivered and an opening acknowledged; an answer implies both, for nobody answers a paper it does not
    have. An answer its first sender does not recognise answers nothing. A date asked for that has passed shows as
    overdue only once the paper was opened. Of a correction and a withdrawal, the first on record stands. Raises
    `OursError("council.not_its_addressee")`.
    """
    if member not in deed.addressees:
        raise OursError("council.not_its_addressee", member=member)
    state = TRANSMITTAL.first
    for event in _events(deed, member, tuple(deeds), tuple(announcements), now):
        if event in TRANSMITTAL.legal(state):
            state = transition(TRANSMITTAL, state, event)
    return state


def is_announced_undelivered(deed: Deed, member: PartyName, announcements: Iterable[Announcement]) -> bool:
    """Whether it was spoken of in public while `member` is not known to have it; no state changes by that (R1)."""
    return bool(Asked((deed,), 1, tuple(announcements), deed.issued).marks(member))


def _events(
    deed: Deed, member: PartyName, deeds: tuple[Deed, ...], announcements: tuple[Announcement, ...], now: Instant
) -> Iterator[TransmittalEvent]:
    """What happened, in the order of a paper's way; what the table does not know in a state is passed over."""
    yield from (_E.CLEAR, _E.SIGN, _E.DISPATCH)
    if is_announced_undelivered(deed, member, announcements):
        yield _E.ANNOUNCE
    yield from _on_arrival(deed, member, deeds)
    asked_by = Asked((deed,), 1, (), now).by
    if asked_by is not None and now > asked_by:
        yield _E.DEADLINE
    if _answered(deed, member, deeds):
        yield _E.ANSWER
    yield from _by_sender(deed, deeds)


def _on_arrival(deed: Deed, member: PartyName, deeds: tuple[Deed, ...]) -> Iterator[TransmittalEvent]:
    known = deed.delivery(member)
    refused = known.refused or any(_refuses(other, deed, member) for other in deeds)
    opened = known.opened_at is not None or _answered(deed, member, deeds)
    if opened or refused or known.delivered_at is not None:
        yield _E.HAND_OVER
    if opened:
        yield _E.ACKNOWLEDGE
    if refused:
        yield _E.REFUSE


def _refuses(other: Deed, deed: Deed, member: PartyName) -> bool:
    is_refusal = other.act.type == "refusal_to_take" and deed.id in other.ids(Rel.ABOUT)
    return is_refusal and other.sender == member and other.counts_for(deed)


def _answered(deed: Deed, member: PartyName, deeds: tuple[Deed, ...]) -> bool:
    given = gather(deed, (deed,), deeds).given.values()
    return any(answer.sender == member and _stands(answer, deed) for answer in given)


def _stands(answer: Given, deed: Deed) -> bool:
    """Whether it is claimed as a reply or taken as one, and not refused as one by the first sender."""
    if answer.traffic.is_real is not deed.traffic.is_real:
        return False
    if answer.judgement is None:
        return answer.claimed
    said = answer.judgement.recognised
    return said in {Recognised.YES, Recognised.PARTLY} or (said is Recognised.SILENT and answer.claimed)


def _by_sender(deed: Deed, deeds: tuple[Deed, ...]) -> Iterator[TransmittalEvent]:
    """Only the sender of the first paper corrects or withdraws it."""
    for other in deeds:
        rel, event = _BY_SENDER.get(other.act.type, (None, None))
        own = other.sender == deed.sender and other.counts_for(deed)
        if rel is not None and event is not None and own and deed.id in other.ids(rel):
            yield event
