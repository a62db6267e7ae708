"""The duties that ask for somebody, for the strip of every page: computed once for each record and minute.

An answer that took long is kept a while even when the record has grown since: asking takes a fiftieth of the time at
most, however large the record is. It says itself of which moment it is, and is never kept for more than five minutes.
"""

from __future__ import annotations

import threading
import time
from typing import NamedTuple
from weakref import WeakKeyDictionary

from detente.station.house import House
from detente.station.ports import Store
from detente.station.queries.alarms import duties_alarming
from detente.station.queries.ledger import ledger_size
from detente.station.views.alarms import DutyAlarms

QUICK_SECONDS = 0.25  # what is computed as fast as this is never told late
SHARE = 50
LONGEST_SECONDS = 300.0
_MINUTE = 60

Key = tuple[int, int]  # how many entries the ledger has, and the minute


class _Kept(NamedTuple):
    """An answer: for which record and minute, how many seconds it took, when (seconds of the monotonic clock)."""

    key: Key
    alarms: DutyAlarms
    took: float
    at: float

    def serves(self, key: Key) -> bool:
        if self.key == key:
            return True
        lasts = min(self.took * SHARE, LONGEST_SECONDS) if self.took > QUICK_SECONDS else 0.0
        is_recent = (key[1] - self.key[1]) * _MINUTE <= LONGEST_SECONDS
        return is_recent and time.monotonic() - self.at < lasts


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_asking = threading.Lock()


def alarms_of(house: House) -> DutyAlarms:
    """Return the duties that ask for somebody; while another page computes them, those that were known before."""
    key = (ledger_size(house), int(house.clock.now()) // _MINUTE)
    known = _kept.get(house.store)
    if known is not None and known.serves(key):
        return known.alarms
    if not _asking.acquire(blocking=known is None):
        assert known is not None
        return known.alarms
    try:
        return _asked(house, key)
    finally:
        _asking.release()


def _asked(house: House, key: Key) -> DutyAlarms:
    known = _kept.get(house.store)
    if known is not None and known.serves(key):  # another page was faster
        return known.alarms
    begun = time.monotonic()
    alarms = duties_alarming(house)
    ended = time.monotonic()
    took = ended - begun if known is not None else 0.0  # the first time reads the packs, which is done once
    _kept[house.store] = _Kept(key, alarms, took, ended)
    return alarms
