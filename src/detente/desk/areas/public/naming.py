"""Names and addresses for those who cite the public record."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language_info

from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.kernel import PartyName
from detente.station.house import House

MINTED = "2026"


def permanent_id(house: House, slug: str) -> str:
    """Return the id of a public dispatch that stays when addresses change: a tag URI (RFC 4151).

    Its authority is the first part of the station's own name; the year is that in which such ids were first given.
    """
    authority = house.party.partition("/")[0]
    return f"tag:{authority},{MINTED}:public/{slug}"


def address(request: DeskRequest, name: str, *args: str, **query: str | None) -> str:
    """Return a whole address: under the one the operator gave the public, else under that of the request."""
    asked = {key: value for key, value in query.items() if value}
    path = reverse(name, args=args) + (f"?{urlencode(asked)}" if asked else "")
    base = request.house.public_address
    return f"{base}{path}" if base else request.build_absolute_uri(path)


def party_name(request: DeskRequest, party: PartyName, language: str) -> str:
    """Return what a party calls itself; its machine name when it is not known here."""
    view = known_parties(request).get(party)
    return view.named(language) if view else party


def language_name(tag: str | None) -> str:
    """Return the name of a language in the reader's language, or its tag."""
    if not tag:
        return ""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag
