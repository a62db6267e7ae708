"""How often a passphrase may be tried: in memory, per login, so that guessing takes longer than a watch."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from detente.errors import RefusedError
from detente.kernel import Instant

FREE_TRIES = 5
WAIT_SECONDS = 60
LOGINS_KEPT = 4096


class Patience:
    """Counts failures; five are free, then each costs a minute. A success forgets them.

    A try counts as failed from its start, so that many at once gain nothing.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, tuple[int, Instant]] = OrderedDict()

    @contextmanager
    def asked(self, login: str, now: Instant) -> Iterator[None]:
        """Surround one try; raise `station.sign_in_wait` when it comes too soon."""
        self._count(login, now)
        yield
        with self._lock:
            self._failures.pop(login, None)

    def _count(self, login: str, now: Instant) -> None:
        with self._lock:
            failures, last = self._failures.get(login, (0, now))
            wait = last + WAIT_SECONDS - now
            if failures >= FREE_TRIES and wait > 0:
                raise RefusedError("station.sign_in_wait", seconds=wait)
            self._failures[login] = (failures + 1, now)
            self._failures.move_to_end(login)
            while len(self._failures) > LOGINS_KEPT:
                self._failures.popitem(last=False)
