"""The pages of the public record: the list, and one dispatch at its permanent address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from detente.desk.areas.public.naming import language_name
from detente.desk.areas.public.serving import asked_language, asked_party, is_stranger, public_view
from detente.desk.requests import DeskRequest
from detente.errors import OursError
from detente.station.queries import public as asked


@public_view
def public(request: DeskRequest) -> HttpResponse:
    """Show a page of the public record; a filter that names nothing known is left out."""
    party, year = asked_party(request), _number(request, "year")
    year = year if year in asked.YEARS else None
    page = asked.public_page(request.house, party=party, year=year, number=_number(request, "page") or 1)
    chosen = {"party": party, "year": year}
    context = {
        "page": page, "entries": page.entries, "party": party, "year": year,
        "earlier": _address(request, chosen, page.number + 1) if page.number < page.pages else "",
        "later": _address(request, chosen, page.number - 1) if page.number > 1 else "",
    }  # fmt: skip
    return render(request, "desk/public.html", _around(request) | context)


@public_view
def public_entry(request: DeskRequest, slug: str) -> HttpResponse:
    """Show one public dispatch; what is not public, what waits and what does not exist look the same."""
    entry = asked.public_entry(request.house, slug)
    if entry is None:
        raise OursError("desk.not_public")
    context = {"entry": entry, "language_name": language_name(entry.language)}
    return render(request, "desk/public_entry.html", _around(request) | context)


def _around(request: DeskRequest) -> dict[str, Any]:
    """What the frame of a public page needs: its language versions, and whether it may be kept as an app."""
    lang = asked_language(request)
    return {
        "lang": f"?lang={lang}" if lang else "",
        "asked_language": lang,
        "versions": [
            (code, name, _version(request, code), code == get_language()) for code, name in settings.LANGUAGES
        ],
        "is_app": is_stranger(request),
        "support": request.house.support,
    }


def _version(request: DeskRequest, code: str) -> str:
    """The same page in another language, by an address that can be cited."""
    query = request.GET.copy()
    query["lang"] = code
    return f"{request.path}?{query.urlencode()}"


def _address(request: DeskRequest, chosen: dict[str, Any], number: int) -> str:
    kept = chosen | {"page": number if number > 1 else None, "lang": asked_language(request)}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{request.path}?{query}" if query else request.path


def _number(request: DeskRequest, name: str) -> int | None:
    """A whole number of the address, or None for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else None  # noqa: PLR2004  (an int of SQLite)
