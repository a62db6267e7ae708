"""Who may see a page: an officer who signed in, unless the page is public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse

from detente.desk.requests import DeskRequest
from detente.errors import OursError, RefusedError
from detente.kernel import Officer
from detente.station.house import House
from detente.station.queries.parties import officer

PUBLIC = "is_public_page"
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])


def public_page(view: AnyView) -> AnyView:
    """Mark a view as open to anybody."""
    view.__dict__[PUBLIC] = True
    return view


def let_in(request: DeskRequest, who: Officer) -> None:
    """Begin a session for an officer, under a new key and with a new form token."""
    request.session.flush()
    request.session["login"], request.session["party"] = who.login, request.house.party
    rotate_token(request)


def signed_in(request: DeskRequest) -> Officer:
    """Return the officer; raise `desk.not_signed_in` on a public page without one."""
    if request.officer is None:
        raise RefusedError("desk.not_signed_in")
    return request.officer


class SignInMiddleware:
    """Name the officer on the request, and send everybody else to the entrance."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Name the officer."""
        desk = cast("DeskRequest", request)
        desk.officer = _officer(desk.house, request.session)
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: Any
    ) -> HttpResponseBase | None:
        """Send a stranger to the entrance; a fragment is refused without a page."""
        desk = cast("DeskRequest", request)
        if desk.officer is not None or getattr(view, PUBLIC, False):
            return None
        if desk.headers.get("X-Fragment"):
            return HttpResponse(status=403)
        target = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
        return HttpResponseRedirect(reverse("sign_in") + target)


def _officer(house: House, session: SessionBase) -> Officer | None:
    login = session.get("login")
    if login is None or session.get("party") != house.party:
        return None
    try:
        return officer(house, str(login))
    except OursError:
        session.flush()
        return None
