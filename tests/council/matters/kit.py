"""Deeds for tests of matters, written as the parties write them: who, to whom, which act, when it was heard."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.council.acts import read_act
from detente.council.deeds import Deed, Delivery
from detente.council.matters import Matter, as_of, fold_matter
from detente.council.matters.registry import OPENING
from detente.kernel import DispatchId, Instant, PartyName, Traffic

START = Instant.parse("2022-02-10T08:00:00Z")
HOUR = 3600
A, B, C, D = (PartyName(f"{name}.example") for name in ("alpha", "bravo", "charlie", "delta"))
ALL = (A, B, C)


def ids() -> Iterator[DispatchId]:
    """Dispatch ids that differ."""
    for number in itertools.count(1):
        yield DispatchId(base64.b64encode(number.to_bytes(16, "big")).decode())


@dataclass
class Record:
    """A record being written. `at` counts seconds from START and moves by itself."""

    parties: tuple[PartyName, ...] = ALL
    at: int = 0
    deeds: list[Deed] = field(default_factory=list)
    _ids: Iterator[DispatchId] = field(default_factory=ids)

    def enter(
        self, sender: PartyName, act: str, body: dict[str, Any], *refs: tuple[str, DispatchId], after: int = 60,
        traffic: Traffic = Traffic.LIVE, heard: int | None = None,
    ) -> Deed:  # fmt: skip
        """Enter one deed `after` seconds later; `heard` (seconds from START) is when the others' receipts say."""
        self.at += after
        others = tuple(party for party in self.parties if party != sender)
        at = Instant(START + self.at)
        receipt = None if heard is None else Instant(START + heard)
        deed = Deed(
            id=next(self._ids),
            sender=sender,
            addressees=others,
            subject=f"{act} of {sender}",
            act=read_act(act, body, [(rel, str(of)) for rel, of in refs]),
            issued=at,
            traffic=traffic,
            deliveries=tuple(Delivery(party, receipt) for party in others),
            entered=at,
            sent=at,
        )
        self.deeds.append(deed)
        return deed

    def step(self, sender: PartyName, opening: Deed, step: str, *refs: tuple[str, DispatchId], after: int = 60,
             heard: int | None = None, traffic: Traffic = Traffic.LIVE, **body: Any) -> Deed:  # fmt: skip
        """Enter a step in the matter that `opening` opened."""
        act = OPENING[opening.act.type].takes
        return self.enter(
            sender, act, {"step": step} | body, ("matter", opening.id), *refs, after=after, heard=heard, traffic=traffic
        )

    def matter(self, opening: Deed, now: int | None = None) -> Matter:
        """The matter as it stands, at `now` seconds from START (else right after the last deed)."""
        mine = [deed for deed in self.deeds if deed.id == opening.id or opening.id in {r.id for r in deed.act.refs}]
        folded = fold_matter(opening.id, mine)
        assert folded is not None
        return as_of(folded, Instant(START + (self.at if now is None else now)))
