"""The recorder: signs heads, publishes tiles, seeks cosignatures."""

from __future__ import annotations

import asyncio

import structlog

from detente.errors import DetenteError
from detente.gate import Pulse
from detente.seal.keyset import Keyset
from detente.station.commands import seek_cosignature as seek
from detente.station.commands.sign_head import sign_head
from detente.station.house import House
from detente.station.ports import Circuit

MEDIA = "text/plain; charset=utf-8"
RETRY_SECONDS = 5.0

log = structlog.get_logger("detente.recorder")


class Recorder:
    """Runs until cancelled. `every` is the least time between two heads, in seconds."""

    def __init__(self, house: House, circuit: Circuit, pulse: Pulse, every: float) -> None:
        self._house = house
        self._circuit = circuit
        self._pulse = pulse
        self._every = every

    async def run(self) -> None:
        """Sign a head whenever entries wait, then have it cosigned."""
        while True:
            beat = asyncio.ensure_future(self._pulse.wait(RETRY_SECONDS))
            try:
                await asyncio.to_thread(sign_head, self._house)
                await self._seek()
            except DetenteError as problem:
                log.warning("head", code=problem.code)
            await asyncio.gather(beat, asyncio.sleep(self._every))

    async def _seek(self) -> None:
        keysets = await asyncio.to_thread(seek.witnesses, self._house)
        await asyncio.gather(*(self._ask(keyset) for keyset in keysets))

    async def _ask(self, keyset: Keyset) -> None:
        """Ask one witness; whatever is wrong with it stays with it."""
        try:
            await self._exchange(keyset)
        except DetenteError as problem:
            log.warning("witness", witness=keyset.party, code=problem.code)

    async def _exchange(self, keyset: Keyset) -> None:
        """Ask for a cosignature; a 409 names the size the witness knows, then ask once more from there."""
        old: int | None = None
        for _ in range(2):
            wanted = await asyncio.to_thread(seek.cosignature_request, self._house, keyset, old)
            if wanted is None:
                return
            size, body = wanted
            answer = await self._circuit.deliver(keyset.endpoints[0], "/witness/add-checkpoint", body, MEDIA)
            old = seek.stated_size(answer)
            if old is None:
                await asyncio.to_thread(seek.keep_cosignature, self._house, keyset, size, answer)
                return
