"""The feeds of the public record, Atom (RFC 4287) and JSON Feed 1.1: the dispatches whose publication changed last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language, gettext

from detente.desk.areas.public.entries import feed_entry
from detente.desk.areas.public.naming import address, party_name, permanent_id
from detente.desk.areas.public.serving import asked_language, asked_party, public_view
from detente.desk.requests import DeskRequest
from detente.documents import ATOM_TYPE, JSON_FEED_TYPE, Entry, Feed, atom
from detente.documents import json_feed as as_json
from detente.kernel import Instant
from detente.station.queries.public import public_changed, public_record

Writer = Callable[[Iterable[Entry], Feed], bytes]


@public_view
def atom_feed(request: DeskRequest) -> HttpResponse:
    """Return the record as Atom."""
    return _feed(request, "public_atom", atom, ATOM_TYPE)


@public_view
def json_feed(request: DeskRequest) -> HttpResponse:
    """Return the record as JSON Feed."""
    return _feed(request, "public_json", as_json, JSON_FEED_TYPE)


def _feed(request: DeskRequest, name: str, write: Writer, kind: str) -> HttpResponse:
    """Write a feed; answer 304 to whoever has it as it is (RFC 9110 § 13)."""
    party = asked_party(request)
    changed = public_changed(request.house, party)
    entries = (feed_entry(request, entry) for entry in public_record(request.house, party=party))
    data = write(entries, _head(request, name, party, changed))
    response = HttpResponse(data, content_type=kind)
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    response.headers["ETag"], response.headers["Last-Modified"] = etag, http_date(changed)
    found = get_conditional_response(request, etag, int(changed), response)
    return found if isinstance(found, HttpResponse) else response


def _head(request: DeskRequest, name: str, party: str | None, changed: Instant) -> Feed:
    language, lang = get_language() or "en", asked_language(request)
    own = party_name(request, request.house.party, language)
    return Feed(
        id=permanent_id(request.house, f"?party={party}" if party else ""),
        url=address(request, name, party=party, lang=lang),
        home=address(request, "public", party=party, lang=lang),
        title=gettext("Public record of {party}").format(party=own),
        author=own,
        language=language,
        updated=changed,
    )
