"""A busy council under one seed: matters of every kind, opened and moved by many parties over years.

For benchmarks and for pages at their real size. Steps are chosen among those the table allows, by a party that may
take them, and now and then by one that may not; what the effects then refuse stays in, as it would in life.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from detente.council.acts import FORMS, Act, Form, Rel, read_act
from detente.council.acts.labelled import Labelled
from detente.council.book import Book
from detente.council.deeds import Deed
from detente.council.matters import KINDS, OPENING, Matter, open_steps
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName
from detente.testing.written import sentence, write_body

OPEN_AT_ONCE = 400
OPENS = 0.12
AMISS = 0.03
EVEN = 0.5
ID_BYTES = 16
PROPOSAL = "meeting_proposal"


def council_parties(number: int) -> tuple[PartyName, ...]:
    """Names for a council of `number` parties.

    >>> council_parties(2)
    ('p01.example', 'p02.example')
    """
    return tuple(PartyName(f"p{n:02d}.example") for n in range(1, number + 1))


def proposal(rng: Random) -> dict[str, Any]:
    """The body of a proposal: one meeting or a series, with two themes."""
    return {
        "body": "Council",
        "format": "in_person",
        "level": "ambassadors",
        "meetings": rng.choice(["one", "series_open"]),
        "text": sentence(rng),
        "themes": [{"title": "Exercises"}, {"title": "Missions"}],
        "window_open": True,
    }


@dataclass(slots=True)
class BusyCouncil:
    """Writes deeds one after the other, `pace` seconds apart on average, from `start` on."""

    seed: int
    parties: tuple[PartyName, ...]
    start: Instant
    pace: int
    book: Book = field(default_factory=Book)
    _open: list[DispatchId] = field(default_factory=list)
    _rng: Random = field(init=False)
    _now: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin at the start, under the seed."""
        self._rng, self._now = Random(self.seed), int(self.start)  # noqa: S311  (a seed, not a secret)

    def deeds(self, number: int) -> Iterator[Deed]:
        """Write `number` deeds more, each already entered in `book`."""
        for _ in range(number):
            self._now += self._rng.randint(1, 2 * self.pace)
            deed = self._next(self._rng, Instant(self._now))
            self.book.enter(deed)
            if deed.act.type in OPENING:
                self._open = [*self._open[-OPEN_AT_ONCE:], deed.id]
            yield deed

    def _next(self, rng: Random, now: Instant) -> Deed:
        while self._open and rng.random() > OPENS:
            root = rng.choice(self._open)
            if deed := self._step(rng, self.book.matters[root], now):
                return deed
            self._open.remove(root)
        return self._opening(rng, now)

    def _opening(self, rng: Random, now: Instant) -> Deed:
        while True:
            act, sender = rng.choice(list(OPENING)), rng.choice(self.parties)
            if act == PROPOSAL:
                return self._deed(rng, now, sender, self._some(rng, sender), read_act(act, proposal(rng)))
            if deed := self._written(rng, FORMS[act], now, sender, None, None):
                return deed

    def _reply(self, rng: Random, matter: Matter, now: Instant) -> Deed:
        """A member answers a proposal."""
        party = rng.choice([party for party in matter.parties if party != matter.opened_by])
        body = {"kind": "hold", "hold_reason": sentence(rng)} if rng.random() < EVEN else {"kind": "accept"}
        act = read_act("reply", body, [(Rel.IN_REPLY_TO.value, str(matter.id))])
        return self._deed(rng, now, party, matter.parties, act)

    def _step(self, rng: Random, matter: Matter, now: Instant) -> Deed | None:
        if matter.opened.act.type == PROPOSAL and len(matter.parties) > 1 and rng.random() < EVEN:
            return self._reply(rng, matter, now)
        party = rng.choice(matter.parties)
        legal = open_steps(matter, party)
        form = FORMS[KINDS[matter.kind].takes]
        steps = [step for step in legal if step in form.steps]
        if rng.random() < AMISS:
            steps = list(form.steps)
        return self._written(rng, form, now, party, rng.choice(steps), matter) if steps else None

    def _written(
        self, rng: Random, form: Form, now: Instant, sender: PartyName, step: Labelled | None, matter: Matter | None
    ) -> Deed | None:
        others = matter.parties if matter else self._some(rng, sender)
        refs = self._refs(form, rng, matter)
        try:
            body = write_body(form, rng, others, now, step, only_required=rng.random() < EVEN)
            act = read_act(form.type, body, refs)
        except OursError:
            return None
        return self._deed(rng, now, sender, others, act)

    @staticmethod
    def _deed(rng: Random, now: Instant, sender: PartyName, parties: Sequence[PartyName], act: Act) -> Deed:
        return Deed(
            id=DispatchId.of(rng.randbytes(ID_BYTES)),
            sender=sender,
            addressees=tuple(party for party in parties if party != sender),
            subject=sentence(rng),
            act=act,
            issued=now,
            entered=now,
            sent=now,
        )

    def _refs(self, form: Form, rng: Random, matter: Matter | None) -> list[tuple[str, str]]:
        """One reference for each that must be there: to the matter, else to any dispatch."""
        chosen = matter.id if matter else DispatchId.of(rng.randbytes(ID_BYTES))
        return [(rel.value, str(chosen)) for rel in form.refs.once]

    def _some(self, rng: Random, sender: PartyName) -> Sequence[PartyName]:
        """Two of them in half of the cases, else all."""
        if rng.random() < EVEN:
            return (sender, rng.choice([party for party in self.parties if party != sender]))
        return (sender, *(party for party in self.parties if party != sender))
