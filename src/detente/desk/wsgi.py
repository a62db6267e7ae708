"""The desk as a WSGI application over one house."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from detente.desk.house import serve_house
from detente.station.house import House

WSGIApplication = Callable[[dict[str, Any], Any], Iterable[bytes]]
HOUSE_KEY = "detente.house"


def application(house: House) -> WSGIApplication:
    """Return the desk of `house` as a WSGI callable (PEP 3333).

    Django is configured once per process, from the first house; every request carries its own, so that a second
    station in one process (a test) still answers for itself.
    """
    serve_house(house)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.desk.settings")
    from django.core.wsgi import get_wsgi_application

    django = get_wsgi_application()
    from django.contrib.sessions.backends.file import SessionStore

    SessionStore.clear_expired()  # sessions are files; nobody else sweeps them

    def desk(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return django({**environ, HOUSE_KEY: house}, start_response)

    return desk
