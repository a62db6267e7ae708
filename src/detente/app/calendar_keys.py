"""Keys for the calendars: calendar programs keep no session, but they keep a name and a password.

A key is a signed ticket of one officer for reading one calendar, and for nothing else; it is given as the password
(HTTP Basic), never in an address. Whoever has it has that calendar, until it ends or the desk's secret is changed.
"""

from __future__ import annotations

import hashlib
import hmac

from detente.kernel import Instant
from detente.station.house import House

LIFETIME_SECONDS = 366 * 86_400
COUNCIL, DUTIES = "council", "duties"
_USES = {COUNCIL: b"detente/calendar/v1\x00", DUTIES: b"detente/calendar/duties/v1\x00"}


def calendar_key(house: House, login: str, calendar: str = COUNCIL) -> str:
    """Return a key for `login` and one calendar: `login.expiry.mac`, the MAC under the desk's secret."""
    body = f"{login}.{int(house.clock.now()) + LIFETIME_SECONDS}"
    return f"{body}.{_mac(house, body, calendar)}"


def check_calendar_key(house: House, key: str, calendar: str = COUNCIL) -> str | None:
    """Return the login of a key that is valid for a calendar, else None."""
    body, _, mac = key.rpartition(".")
    login, _, expiry = body.rpartition(".")
    if not hmac.compare_digest(mac.encode(), _mac(house, body, calendar).encode()) or not expiry.isdecimal():
        return None
    return login if Instant(int(expiry)) > house.clock.now() else None


def _mac(house: House, body: str, calendar: str) -> str:
    return hmac.new(house.desk_secret.encode(), _USES[calendar] + body.encode(), hashlib.sha256).hexdigest()
