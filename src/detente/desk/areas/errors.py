"""Error pages: what happened, what it means, what to do; with the code for the operator."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from detente.desk.requests import DeskRequest
from detente.desk.saying import say_error
from detente.errors import DefectError, DetenteError, OursError, RefusedError


def error_page(request: HttpRequest, problem: DetenteError) -> HttpResponse:
    """Show an error as a page, with the status its sentence names."""
    if not hasattr(request, "house"):  # refused before the house was known: an unknown host name
        return HttpResponse(f"{problem.code}\n", content_type="text/plain; charset=utf-8", status=problem.status)
    desk = cast("DeskRequest", request)
    context = {"said": say_error(problem), "at": desk.house.clock.now(), "status": problem.status}
    return render(request, "desk/error.html", context, status=problem.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read, or is too much to be read."""
    if isinstance(exception, RequestDataTooBig):
        return error_page(request, OursError("desk.too_large", limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
    return error_page(request, OursError("desk.bad_request"))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what is not permitted."""
    del exception
    return error_page(request, RefusedError("desk.forbidden"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address without a page."""
    del exception
    return error_page(request, OursError("desk.not_found"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a defect outside the views."""
    return error_page(request, DefectError("desk.defect"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without a valid token."""
    del reason
    return error_page(request, RefusedError("desk.form_expired"))
