"""What happens around every view: the house and the reader are known, errors become calm pages."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import cast

import structlog
from django.http import HttpRequest, HttpResponseBase

from detente.desk.areas.errors import error_page
from detente.desk.house import served_house
from detente.desk.preferences import read_keys, read_theme, read_zone
from detente.desk.requests import DeskRequest
from detente.desk.wsgi import HOUSE_KEY
from detente.errors import DefectError, DetenteError

View = Callable[[HttpRequest], HttpResponseBase]
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

log = structlog.get_logger("detente.desk")


def house_middleware(get_response: View) -> View:
    """Put the house and the reader's preferences on the request; nothing of a station may stay in a cache."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        desk = cast("DeskRequest", request)
        desk.house = request.META.get(HOUSE_KEY) or served_house()
        desk.officer, desk.refused_upload = None, False
        desk.zone = read_zone(request, desk.house.zone)
        desk.theme, desk.keys = read_theme(request), read_keys(request)
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


class ErrorMiddleware:
    """Show an error of the program as a page with its code; log a defect by its route, never by its path."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponseBase | None:
        """Turn what a view raised into a page; leave Django's own answers (404, 400, 403) to their handlers."""
        if isinstance(problem, DetenteError):
            return error_page(request, problem)
        if type(problem).__module__.startswith("django.") and not isinstance(problem, RuntimeError):
            from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
            from django.http import Http404

            if isinstance(problem, BadRequest | PermissionDenied | SuspiciousOperation | Http404):
                return None
        route = request.resolver_match.route if request.resolver_match else ""
        # frames and the kind alone: the words of an exception may quote a dispatch or a passphrase
        frames = "".join(traceback.format_tb(problem.__traceback__))
        log.error("defect", method=request.method, route=route, kind=type(problem).__name__, frames=frames)
        return error_page(request, DefectError("desk.defect"))
