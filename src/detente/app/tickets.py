"""Short-lived tickets by which the event stream knows a reader of the desk, without sharing sessions."""

from __future__ import annotations

import hashlib
import hmac

from detente.kernel import Instant
from detente.station.house import House

LIFETIME_SECONDS = 12 * 3600  # one watch; the page prints a new one whenever it is loaded


def event_ticket(house: House, login: str) -> str:
    """Return a ticket for `login`: `login.expiry.mac`, the MAC under the desk's secret."""
    body = f"{login}.{int(house.clock.now()) + LIFETIME_SECONDS}"
    return f"{body}.{_mac(house, body)}"


def check_ticket(house: House, ticket: str) -> str | None:
    """Return the login of a valid ticket, else None."""
    body, _, mac = ticket.rpartition(".")
    login, _, expiry = body.rpartition(".")
    if not hmac.compare_digest(mac.encode(), _mac(house, body).encode()) or not expiry.isdigit():
        return None
    return login if Instant(int(expiry)) > house.clock.now() else None


def _mac(house: House, body: str) -> str:
    return hmac.new(house.desk_secret.encode(), b"detente/events/v1\x00" + body.encode(), hashlib.sha256).hexdigest()
