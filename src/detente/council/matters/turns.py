"""The ledger of turns: per pair of parties and topic, who gave how many briefings and who owes (§§ 11, 14: 14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.council.acts.forms.briefing import Topic
from detente.council.matters.briefing_details import Briefing
from detente.council.matters.matter import Matter
from detente.kernel import PartyName

Key = tuple[PartyName, PartyName, Topic, bool]


@dataclass(frozen=True, slots=True)
class Turns:
    """One line of the ledger, seen from `party`: halves it gave to `other`, received from it, and owes to it.

    `real` parts what happened from what was tried, shown or replayed: the two are never added up.
    """

    party: PartyName
    other: PartyName
    topic: Topic
    real: bool
    given: int
    received: int
    owed: int

    @property
    def is_balanced(self) -> bool:
        """Whether as much was given as received and nothing is owed."""
        return self.given == self.received and not self.owed


def ledger_of_turns(briefings: Iterable[Matter]) -> tuple[Turns, ...]:
    """The ledger of all `briefings`, a line for each party of a pair; by party, other, topic.

    A half is given when it was held. It is owed as long as the other half was held and it was not, also when the
    briefing was cancelled in between: a cancellation gives nothing back.
    """
    given: Counter[Key] = Counter()
    owed: Counter[Key] = Counter()
    for matter in briefings:
        for key, was_held, other_was_held in _halves(matter):
            given[key] += was_held
            owed[key] += other_was_held and not was_held
    return tuple(_line(key, given, owed) for key in sorted(given, key=_order))


def _halves(matter: Matter) -> Iterator[tuple[Key, bool, bool]]:
    details: Briefing = matter.details
    for half in details.halves:
        for other in details.halves:
            if other.side != half.side:
                key = (half.side, other.side, details.topic, matter.traffic.is_real)
                yield key, half.held_at is not None, other.held_at is not None


def _order(key: Key) -> tuple[str, str, str, bool]:
    party, other, topic, real = key
    return party, other, str(topic.value), not real


def _line(key: Key, given: Counter[Key], owed: Counter[Key]) -> Turns:
    party, other, topic, real = key
    return Turns(party, other, topic, real, given[key], given[other, party, topic, real], owed[key])
