"""The desk as a WSGI application over one house."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from detente.desk.house import serve_house
from detente.station.house import House

WSGIApplication = Callable[[dict[str, Any], Any], Iterable[bytes]]
HOUSE_KEY = "detente.house"


def application(house: House) -> WSGIApplication:
    """Return the desk of `house` as a WSGI callable (PEP 3333).

    Django's settings are one per process and belong to the house that came last; every request carries its own house,
    so that a second station in one process (a test) still answers for itself.
    """
    serve_house(house)
    _configure(house)
    from django.core.wsgi import get_wsgi_application

    django = get_wsgi_application()
    from django.contrib.sessions.backends.file import SessionStore

    SessionStore.clear_expired()  # sessions are files; nobody else sweeps them

    def desk(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return django({**environ, HOUSE_KEY: house}, start_response)

    return desk


def _configure(house: House) -> None:
    """Set what belongs to one station.

    Ports do not separate cookies (RFC 6265 § 8.5): stations on one host need names of their own.
    """
    from django.conf import settings

    station = hashlib.sha256(house.keyset.encode()).hexdigest()[:8]
    settings.SECRET_KEY = house.desk_secret
    settings.SESSION_FILE_PATH = house.state_dir
    settings.SESSION_COOKIE_NAME = f"detente_session_{station}"
    settings.CSRF_COOKIE_NAME = f"detente_csrf_{station}"
    settings.LANGUAGE_COOKIE_NAME = f"detente_language_{station}"
    settings.PREFERENCE_COOKIE = f"detente_{{name}}_{station}"
