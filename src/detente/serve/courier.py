"""The courier: carries what is due to each peer, in order, and tests the lines.

One task per peer, one item in flight per peer: order within a precedence is then kept by itself, and a higher
precedence goes first at every turn.
"""

from __future__ import annotations

import asyncio

import structlog

from detente.errors import DetenteError, TheirsError, WorldError
from detente.gate import Pulse
from detente.kernel import PartyName
from detente.seal.keyset import Endpoint
from detente.station.commands import carry
from detente.station.commands.receive_receipts import receive_receipts
from detente.station.house import House
from detente.station.ports import Circuit

NEWCOMER_SECONDS = 2.0  # how long a party introduced just now waits for its courier
IDLE_SECONDS = 0.5  # also the finest step of back-off
TEST_SECONDS = 30.0
RETEST_SECONDS = 3.0  # while the line is down: everything waiting goes at the first sign of life
CONSIGNMENT = "application/vnd.detente.consignment.v1"
RECEIPTS = "application/vnd.detente.receipts.v1"

log = structlog.get_logger("detente.courier")


class Courier:
    """Runs until cancelled."""

    def __init__(self, house: House, circuit: Circuit, pulse: Pulse) -> None:
        self._house = house
        self._circuit = circuit
        self._pulse = pulse

    async def run(self) -> None:
        """Keep one task for each introduced party, also for those introduced later."""
        tasks: dict[PartyName, list[asyncio.Task[None]]] = {}
        try:
            while True:
                for peer in await asyncio.to_thread(carry.peers, self._house):
                    if peer not in tasks:
                        tasks[peer] = [asyncio.create_task(job(peer)) for job in (self._serve, self._test)]
                for task in (task for pair in tasks.values() for task in pair if task.done()):
                    task.result()  # a task ends only by a defect: the station must stop and say so, not fall silent
                await asyncio.sleep(NEWCOMER_SECONDS)
        finally:
            for task in (task for pair in tasks.values() for task in pair):
                task.cancel()

    async def _serve(self, peer: PartyName) -> None:
        while True:
            work = asyncio.ensure_future(self._pulse.wait_for_work(IDLE_SECONDS))
            try:
                while await self._carry_one(peer):
                    pass
            except DetenteError as problem:  # the own store failed: say so, try again; nothing was lost
                log.warning("courier", peer=peer, code=problem.code)
            await work

    async def _carry_one(self, peer: PartyName) -> bool:
        """Carry the most urgent item; return whether it is worth asking for the next at once."""
        errand = await asyncio.to_thread(carry.next_errand, self._house, peer)
        if errand is None:
            return False
        try:
            await self._deliver(errand)
        except WorldError as problem:
            if problem.code in ("adapters.disk_full", "adapters.store_failed"):
                raise
            await asyncio.to_thread(carry.went_wrong, self._house, errand, problem.code, reached=False)
            return False
        except TheirsError as problem:
            await self._answered_badly(errand, problem)
            return True
        return True

    async def _deliver(self, errand: carry.Errand) -> None:
        endpoint = await self._endpoint(errand.peer)
        if errand.row.kind == "receipt":
            await self._circuit.deliver(endpoint, "/line/receipts", errand.content, RECEIPTS)
            await asyncio.to_thread(carry.settle_receipt, self._house, errand)
        else:
            answer = await self._circuit.deliver(endpoint, "/line/consignments", errand.content, CONSIGNMENT)
            await asyncio.to_thread(receive_receipts, self._house, answer, errand.at)
        await asyncio.to_thread(carry.heard_from, self._house, errand.peer)

    async def _answered_badly(self, errand: carry.Errand, problem: TheirsError) -> None:
        """The peer is there and says no, unsigned: fill its gap if it names one, else try again later."""
        code, seq = str(problem.fields.get("code", problem.code)), int(problem.fields.get("next", 0))
        log.warning("refused by peer", peer=errand.peer, code=code)
        if code == "line.gap" and seq:
            await asyncio.to_thread(carry.resend_from, self._house, errand, seq)
        await asyncio.to_thread(carry.went_wrong, self._house, errand, code, reached=True)

    async def _endpoint(self, peer: PartyName) -> Endpoint:
        endpoints = await asyncio.to_thread(carry.endpoints_of, self._house, peer)
        found = next((endpoint for endpoint in endpoints if endpoint.kind == "https"), None)
        if found is None:
            raise WorldError("adapters.unreachable", peer=peer)
        return found

    async def _test(self, peer: PartyName) -> None:
        """Ask for a sign of life now and then, so that a dead line is known before it is needed."""
        while True:
            try:
                await self._circuit.fetch(await self._endpoint(peer), "/line/hello")
                await asyncio.to_thread(carry.heard_from, self._house, peer)
                pause = TEST_SECONDS
            except DetenteError as problem:
                await asyncio.to_thread(carry.line_test_failed, self._house, peer, problem.code)
                pause = RETEST_SECONDS
            await asyncio.sleep(pause)
