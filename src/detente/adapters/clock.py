"""The clock of this machine."""

from __future__ import annotations

import time

from detente.kernel import Instant


class SystemClock:
    """Implements `station.ports.Clock` by the operating system's clock, in whole seconds."""

    def now(self) -> Instant:
        """Return the present second."""
        return Instant(int(time.time()))
