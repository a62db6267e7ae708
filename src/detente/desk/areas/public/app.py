"""What makes the public record an app that can be installed: manifest, service worker, the page shown without network.

The app keeps a page, a style sheet and the JSON feed. It never keeps a page of the record as it was served, so none of
an officer's: what is read without network is made from the feed, which knows no session.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, gettext

from detente.desk.areas.public.naming import party_name
from detente.desk.areas.public.serving import public_view
from detente.desk.requests import DeskRequest

SCOPE = "/public"
WORKER = Path(__file__).parents[2] / "static" / "desk" / "public-worker.js"
THEME = "#0b5a5e"
PAPER = "#faf8f3"
SIZES = (192, 512)


@public_view
def manifest(request: DeskRequest) -> HttpResponse:
    """Return the manifest of the app in the reader's language (W3C Web Application Manifest)."""
    own = party_name(request, request.house.party, get_language() or "en")
    members: dict[str, Any] = {
        "id": SCOPE,
        "name": gettext("Public record of {party}").format(party=own),
        "short_name": gettext("Public record"),
        "description": gettext("What every party to a dispatch agreed to show."),
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "start_url": reverse("public"),
        "scope": SCOPE,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": THEME,
        "categories": ["government", "news"],
        "icons": [icon for size in SIZES for icon in _icons(size)],
    }
    return JsonResponse(members, content_type="application/manifest+json")


def _icons(size: int) -> list[dict[str, str]]:
    """One drawing for launchers that show it whole, one with a margin for those that cut a shape out of it."""
    names = (("any", f"desk/public-icon-{size}.png"), ("maskable", f"desk/public-icon-maskable-{size}.png"))
    return [
        {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use} for use, name in names
    ]


@public_view
def service_worker(request: DeskRequest) -> HttpResponse:
    """Return the service worker. It stands below its scope, so that a header must widen it (Service Workers § 4.4)."""
    del request
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Service-Worker-Allowed"] = SCOPE
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _worker() -> bytes:
    return WORKER.read_bytes()


@public_view
def offline(request: DeskRequest) -> HttpResponse:
    """Show the page that the app keeps for a time without network; it holds nothing of the record itself."""
    return render(request, "desk/public_offline.html")
