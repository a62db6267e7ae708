"""What every public view has: it is open, speaks the language of its address, and may be kept where nobody signed in.

A page that a session came with is never kept by anybody: `Cache-Control: no-store` is set by the desk's middleware for
whatever does not say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from detente.desk.access import public_page
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.kernel import PartyName

View = Callable[..., HttpResponseBase]
LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
KEPT = "public, max-age=60"


def public_view(view: View) -> View:
    """Make a view public: only read, in the language that `lang` names, with the policy of an app."""

    @public_page
    @require_safe
    @csp_update(settings.PUBLIC_POLICY)
    @wraps(view)
    def served(request: HttpRequest, **named: str) -> HttpResponseBase:
        desk = cast("DeskRequest", request)
        with override(asked_language(desk) or get_language()):
            response = view(desk, **named)
            response.headers["Content-Language"] = get_language() or settings.LANGUAGE_CODE
        if is_stranger(desk) and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = KEPT
        return response

    return served


def is_stranger(request: DeskRequest) -> bool:
    """Whether the request came without any session, even one that is over."""
    return request.officer is None and settings.SESSION_COOKIE_NAME not in request.COOKIES


def asked_party(request: DeskRequest) -> str | None:
    """Return the party that the address asks for; None for none, and for what can be no name."""
    try:
        return PartyName(request.GET.get("party", ""))
    except OursError:
        return None


def asked_language(request: DeskRequest) -> str | None:
    """Return the language that the address asks for; None when it asks for none, or for one the desk has not."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else None
