"""What a reader chose for this browser: language, theme, zone, keys; kept in cookies, never at the station."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from detente.errors.sentences.shape import N_

THEMES: tuple[tuple[str, str], ...] = (
    ("auto", N_("As the device has it")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("dim", N_("Dim: amber on near-black, for the night watch")),
)
YEAR_SECONDS = 365 * 24 * 3600


def cookie_name(preference: str) -> str:
    """Return the cookie's name at this station."""
    return str(settings.PREFERENCE_COOKIE.format(name=preference))


def read_theme(request: HttpRequest) -> str:
    """Return the chosen theme, `auto` when none or an unknown one is set."""
    chosen = request.COOKIES.get(cookie_name("theme"), "auto")
    return chosen if chosen in dict(THEMES) else "auto"


def read_zone(request: HttpRequest, fallback: str) -> ZoneInfo:
    """Return the chosen zone, else the station's."""
    chosen = request.COOKIES.get(cookie_name("zone"), "")
    return ZoneInfo(chosen if chosen in zone_names() else fallback)


def read_keys(request: HttpRequest) -> bool:
    """Tell whether single-key shortcuts are wanted (WCAG 2.2, 2.1.4: they can be turned off)."""
    return request.COOKIES.get(cookie_name("keys"), "on") != "off"


def zone_names() -> tuple[str, ...]:
    """Return the zones a reader may choose, UTC first."""
    return _ZONES


def write_preference(response: HttpResponseBase, preference: str, value: str) -> None:
    """Keep a preference in the browser for a year."""
    name = settings.LANGUAGE_COOKIE_NAME if preference == "language" else cookie_name(preference)
    response.set_cookie(
        name, value, max_age=YEAR_SECONDS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


_NOT_PLACES = ("Etc/", "SystemV/")
_ZONES = ("UTC", *sorted(name for name in available_timezones() if "/" in name and not name.startswith(_NOT_PLACES)))
