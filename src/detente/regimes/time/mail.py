"""Which messages discharge a duty, and between which moments they did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.regimes.language.types import LAST_SECOND
from detente.regimes.pack.values import Format, Pack
from detente.regimes.time.messages import EVERYBODY, Message
from detente.regimes.time.moments import Moment


@dataclass(frozen=True, slots=True)
class Discharge:
    """When what was owed was complete: the last of the first messages to each recipient.

    `lacking` are those that were sent none while others were.
    """

    at: Moment | None = None
    message: str = ""
    lacking: tuple[str, ...] = ()


NONE = Discharge()


@dataclass(frozen=True, slots=True)
class Sent:
    """A message seen, with the moment that counts."""

    message: Message
    at: Moment

    @property
    def order(self) -> tuple[int, int, str]:
        """Surest first; the identifier settles the rest, so that no order of arrival matters."""
        return self.at.last, self.at.first, self.message.id


class Mail:
    """The messages seen at a moment, found by format, sender and item."""

    def __init__(self, pack: Pack, messages: Iterable[Message]) -> None:
        self._pack = pack
        self._by_item: dict[tuple[str, str, str], list[Sent]] = defaultdict(list)
        self._by_sender: dict[tuple[str, str], list[Sent]] = defaultdict(list)
        self._senders: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._openings: dict[tuple[str, str], list[Sent]] = defaultdict(list)
        for message in messages:
            self._keep(Sent(message, counted(pack, message)))

    def _keep(self, sent: Sent) -> None:
        message = sent.message
        self._by_sender[message.format, message.by].append(sent)
        if message.item:
            self._by_item[message.format, message.by, message.item].append(sent)
            self._senders[message.format, message.item].add(message.by)
            form = self._pack.formats.get(message.format)
            if form is not None and form.does == "opens" and not message.contests:
                self._openings[form.about, message.item].append(sent)

    def about(self, kind: str, item: str, acts: tuple[str, ...], by: str) -> list[Sent]:
        """Return what a party sent about an item in some formats."""
        if not by:
            return []
        return [sent for act in acts if self._speaks_of(act, kind) for sent in self._by_item.get((act, by, item), ())]

    def senders(self, kind: str, item: str, acts: tuple[str, ...]) -> frozenset[str]:
        """Return who sent anything about an item in some formats."""
        known = (self._senders.get((act, item), set()) for act in acts if self._speaks_of(act, kind))
        return frozenset(by for senders in known for by in senders)

    def _speaks_of(self, act: str, kind: str) -> bool:
        form: Format | None = self._pack.formats.get(act)
        return form is None or form.about in {"", kind}

    def sent(self, acts: tuple[str, ...], by: str) -> list[Sent]:
        """Return all that a party sent in some formats."""
        return [sent for act in acts for sent in self._by_sender.get((act, by), ())]

    def opening(self, kind: str, item: str) -> Moment | None:
        """Return the moment of the message that opened an item, None where none did."""
        found = self._openings.get((kind, item))
        return min(found, key=lambda sent: sent.order).message.at if found else None


def counted(pack: Pack, message: Message) -> Moment:
    """Return the moment that counts; a message whose receipt is not known was received when it was sent, or later."""
    if pack.counts != "received":
        return message.at
    return message.received or Moment(message.at.first, LAST_SECOND)


def contests(sent: Iterable[Sent]) -> bool:
    """Whether one of the messages denies that anything is owed."""
    return any(one.message.contests for one in sent)


def discharge(sent: Iterable[Sent], recipients: tuple[str, ...]) -> Discharge:
    """Return when every recipient had been sent one; without recipients, when anybody had.

    A message that contests discharges nothing.
    """
    real = sorted((one for one in sent if not one.message.contests), key=lambda one: one.order)
    if not real:
        return NONE
    if not recipients or (len(real) == 1 and EVERYBODY in real[0].message.to):
        return Discharge(real[0].at, real[0].message.id)
    firsts = {party: next((one for one in real if _reaches(one, party)), None) for party in recipients}
    lacking = tuple(party for party, one in firsts.items() if one is None)
    if lacking:
        return Discharge(lacking=lacking if len(lacking) < len(recipients) else ())
    last = max((one for one in firsts.values() if one is not None), key=lambda one: one.order)
    return Discharge(Moment(_earliest(real, recipients), last.at.last), last.message.id)


def _reaches(one: Sent, party: str) -> bool:
    return party in one.message.to or EVERYBODY in one.message.to


def _earliest(real: list[Sent], recipients: tuple[str, ...]) -> int:
    """The first second at which all may have been sent one."""
    firsts = [min(one.at.first for one in real if _reaches(one, party)) for party in recipients]
    return max(firsts)
