"""The pulse of a station: wakes whoever waits when the record changed.

Writes of this process nudge at once; writes of other processes (a command in a terminal) are noticed by asking the
store for its version a few times a second.
"""

from __future__ import annotations

import asyncio
import contextlib

from detente.station.house import House

POLL_SECONDS = 0.2


class Pulse:
    """One per process; belongs to the event loop that runs `run`."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._loop = asyncio.get_running_loop()
        self._beat = asyncio.Event()
        self._work = asyncio.Event()
        self.stopping = False
        house.store.subscribe(self._nudge)

    def _nudge(self, *, has_work: bool) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.beat, has_work)

    def beat(self, has_work: bool = True) -> None:
        """Wake everybody who waits now; the courier only when there may be something to carry."""
        self._beat.set()
        self._beat = asyncio.Event()
        if has_work:
            self._work.set()
            self._work = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Wait for the next beat, at most so long."""
        await _wait(self._beat, seconds)

    async def wait_for_work(self, seconds: float) -> None:
        """Wait until there may be something to carry, at most so long."""
        await _wait(self._work, seconds)

    async def run(self) -> None:
        """Watch for writes of other processes until cancelled."""
        seen = self._house.store.version()
        while True:
            await asyncio.sleep(POLL_SECONDS)
            now = self._house.store.version()
            if now != seen:
                seen = now
                self.beat()

    def stop(self) -> None:
        """Let every stream end."""
        self.stopping = True
        self.beat()


async def _wait(event: asyncio.Event, seconds: float) -> None:
    # not asyncio.wait_for: before Python 3.12 it can swallow a cancellation that comes with the beat
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
