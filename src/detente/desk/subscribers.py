"""Who may read a calendar: an officer by session, else by HTTP Basic (RFC 7617) with a key of that calendar.

The key never stands in an address: addresses are logged, shared and kept.
"""

from __future__ import annotations

import base64

from django.http import HttpResponse

from detente.app.calendar_keys import check_calendar_key
from detente.desk.requests import DeskRequest
from detente.documents.calendars import CALENDAR_TYPE
from detente.station.queries.parties import officer


def may_subscribe(request: DeskRequest, calendar: str) -> bool:
    """Whether an officer asks, or the request names one with a key of the calendar that is theirs and still good."""
    return request.officer is not None or _has_key(request, calendar)


def ask_for_key() -> HttpResponse:
    """Return the answer that makes a calendar program ask for name and key."""
    response = HttpResponse(status=401)
    response.headers["WWW-Authenticate"] = 'Basic realm="detente calendar", charset="UTF-8"'
    return response


def calendar_file(data: bytes) -> HttpResponse:
    """Return a calendar that no cache between may keep."""
    response = HttpResponse(data, content_type=CALENDAR_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _has_key(request: DeskRequest, calendar: str) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    try:
        name, _, key = (
            base64.b64decode(given if scheme.lower() == "basic" else "", validate=True).decode().partition(":")
        )
    except ValueError:
        return False
    login = check_calendar_key(request.house, key, calendar)
    if login is None or login != name:
        return False
    officer(request.house, login)
    return True
