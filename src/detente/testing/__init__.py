"""The test kit, public: real stations in a folder, a clock that can be moved, a postman who can be told to misbehave.

Nothing shipped imports it. Everything here drives the station's own use cases; there are no doubles of them.
"""

from detente.testing.clock import MovableClock
from detente.testing.officers import officer_of, send_letter, send_reply
from detente.testing.postman import Postman
from detente.testing.stations import PASSPHRASE, TestStation, introduce_all, make_station

__all__ = [
    "PASSPHRASE",
    "MovableClock",
    "Postman",
    "TestStation",
    "introduce_all",
    "make_station",
    "officer_of",
    "send_letter",
    "send_reply",
]
