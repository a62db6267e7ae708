"""The settings page: language, theme, zone and keys of this browser."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from detente.desk.access import public_page
from detente.desk.preferences import THEMES, write_preference, zone_names
from detente.desk.requests import DeskRequest
from detente.errors import OursError

CHOICES = {
    "language": frozenset(code for code, _ in settings.LANGUAGES),
    "theme": frozenset(code for code, _ in THEMES),
    "zone": frozenset(zone_names()),
    "keys": frozenset(("on", "off")),
}


@public_page
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: DeskRequest) -> HttpResponse:
    """Show the preferences, or keep new ones in cookies."""
    if request.method != "POST":
        context = {"themes": THEMES, "zones": zone_names(), "languages": settings.LANGUAGES, "area": "settings"}
        return render(request, "desk/settings.html", context)
    response = HttpResponseRedirect(reverse("settings"), status=303)
    for preference, value in chosen(request).items():
        write_preference(response, preference, value)
    with override(request.POST.get("language", "en")):
        messages.success(request, gettext("Your settings are kept in this browser."))
    return response


def chosen(request: DeskRequest) -> dict[str, str]:
    """Return the preferences that were sent; raise `desk.bad_choice`."""
    found = {name: request.POST[name] for name in CHOICES if name in request.POST}
    for name, value in found.items():
        if value not in CHOICES[name]:
            raise OursError("desk.bad_choice", value=value[:40])
    return found
