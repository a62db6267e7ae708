"""A postman between stations in one process: carries what is due, and loses, repeats or reorders when told to.

He moves the very bytes that a circuit moves, through the very use cases that the doors call.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from detente.errors import DetenteError, TheirsError
from detente.kernel import PartyName
from detente.seal import frames
from detente.station.commands import carry
from detente.station.commands.receive_consignment import receive_consignment
from detente.station.commands.receive_receipts import receive_receipts
from detente.testing.stations import TestStation


@dataclass(frozen=True, slots=True)
class Manners:
    """How often, of 1: a consignment is lost, its answer is lost, it is delivered twice."""

    lose: float = 0.0
    lose_answer: float = 0.0
    repeat: float = 0.0


class Postman:
    """Serves some stations, under one seed."""

    def __init__(self, stations: Sequence[TestStation], manners: Manners | None = None, seed: int = 0) -> None:
        self.stations = {station.house.party: station for station in stations}
        self._manners = manners or Manners()
        self._chance = random.Random(seed)  # noqa: S311  (repeatable on purpose)

    def round(self) -> int:
        """Try to carry one item for each pair of stations; return how many were tried."""
        return sum(self._carry(station) for station in list(self.stations.values()))

    def until_quiet(self, rounds: int = 1000) -> None:
        """Carry until nothing is due; with a standing clock, what was put off stays put off."""
        for _ in range(rounds):
            if not self.round():
                return
        raise AssertionError("the stations do not come to rest")

    def between(self, one: TestStation, other: TestStation) -> None:
        """Carry what is due between two stations, both ways, until nothing is; nobody else is looked at."""
        while any([self._carry_to(one, other.house.party), self._carry_to(other, one.house.party)]):
            pass

    def _carry_to(self, station: TestStation, peer: PartyName) -> bool:
        errand = carry.next_errand(station.house, peer)
        if errand is not None:
            self._deliver(station, errand, self.stations[peer])
        return errand is not None

    def _carry(self, station: TestStation) -> int:
        tried = 0
        for peer in carry.peers(station.house):
            errand = carry.next_errand(station.house, peer)
            if errand is not None and peer in self.stations:
                self._deliver(station, errand, self.stations[peer])
                tried += 1
        return tried

    def _deliver(self, sender: TestStation, errand: carry.Errand, addressee: TestStation) -> None:
        if self._happens(self._manners.lose):
            carry.went_wrong(sender.house, errand, "adapters.unreachable", reached=False)
            return
        try:
            for _ in range(2 if self._happens(self._manners.repeat) else 1):
                answer = self._hand_in(errand, addressee)
            if self._happens(self._manners.lose_answer):
                carry.went_wrong(sender.house, errand, "adapters.unreachable", reached=False)
                return
            self._hand_back(sender, errand, answer)
        except TheirsError as problem:
            if problem.code == "line.gap":
                carry.resend_from(sender.house, errand, int(problem.fields["next"]))
            carry.went_wrong(sender.house, errand, problem.code, reached=True)
        except DetenteError as problem:
            carry.went_wrong(sender.house, errand, problem.code, reached=True)

    def _happens(self, probability: float) -> bool:
        return self._chance.random() < probability

    @staticmethod
    def _hand_in(errand: carry.Errand, addressee: TestStation) -> bytes:
        if errand.content.startswith(frames.RECEIPTS):
            receive_receipts(addressee.house, errand.content)
            return b""
        return receive_consignment(addressee.house, errand.content).receipts

    @staticmethod
    def _hand_back(sender: TestStation, errand: carry.Errand, answer: bytes) -> None:
        if answer:
            receive_receipts(sender.house, answer, errand.at)
        else:
            carry.settle_receipt(sender.house, errand)
        carry.heard_from(sender.house, errand.peer)
