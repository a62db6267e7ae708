"""The request as every view of the desk gets it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from detente.kernel import Officer
from detente.station.house import House


class DeskRequest(HttpRequest):
    """A Django request with the house, the signed-in officer (None on public pages), and the reader's preferences.

    `refused_upload` says that a file was larger than the desk takes and was left out (`desk.uploads`).
    """

    house: House
    officer: Officer | None
    zone: ZoneInfo
    theme: str
    keys: bool
    htmx: HtmxDetails
    refused_upload: bool
