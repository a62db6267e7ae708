"""A clock of the stage: it runs like the machine's, from the instant on which it was set, and is never set back.

The stations of a replay are processes of their own; they read it from one file: the instant it was set to, and when
(both in seconds, as text). A station that takes its time from here is for replays: its times say nothing of history.
"""

from __future__ import annotations

import time
from pathlib import Path

from detente.adapters.files import PRIVATE, write_whole
from detente.kernel import Instant


class StagedClock:
    """Implements `station.ports.Clock`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def set(self, at: Instant) -> None:
        """Set it for every station that reads it; an instant that is past changes nothing."""
        if not self._path.exists() or at > self.now():
            write_whole(self._path, f"{int(at)} {int(time.time())}".encode(), PRIVATE)

    def now(self) -> Instant:
        """Return the present second of the stage."""
        base, since = self._path.read_text("ascii").split()
        return Instant(int(base) + max(0, int(time.time()) - int(since)))
