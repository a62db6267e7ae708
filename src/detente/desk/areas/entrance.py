"""The entrance: sign in with login and passphrase or with a one-time link, and sign out."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from detente.desk.access import let_in, public_page
from detente.desk.patience import Patience
from detente.desk.requests import DeskRequest
from detente.errors import RefusedError
from detente.station.commands.sign_in import sign_in, use_link

LOGIN_LIMIT = 64

patience = Patience()


@public_page
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: DeskRequest) -> HttpResponse:
    """Ask for login and passphrase, and let the officer in."""
    target = _target(request)
    if request.method != "POST":
        return render(request, "desk/sign_in.html", {"next": target, "login": ""})
    login = request.POST.get("login", "").strip()[:LOGIN_LIMIT]
    try:
        with patience.asked(login, request.house.clock.now()):
            officer = sign_in(request.house, login, request.POST.get("passphrase", ""))
    except RefusedError as problem:
        context = {"next": target, "login": login, "problem": problem}
        return render(request, "desk/sign_in.html", context, status=problem.status)
    let_in(request, officer)
    return HttpResponseRedirect(target or reverse("watch"), status=303)


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: DeskRequest, token: str) -> HttpResponse:
    """Show a button; pressing it spends the link. A preview by a mail program spends nothing."""
    if request.method != "POST":
        return render(request, "desk/sign_in_link.html")
    let_in(request, use_link(request.house, token))
    return HttpResponseRedirect(reverse("watch"), status=303)


@public_page
@require_POST
def sign_out(request: DeskRequest) -> HttpResponse:
    """End the session."""
    request.session.flush()
    return HttpResponseRedirect(reverse("sign_in"), status=303)


def _target(request: DeskRequest) -> str:
    """Where to go afterwards: a page of this desk, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    inside = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if inside else ""
