"""A public dispatch as an entry of a feed: the words of parties, as they wrote them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from detente.desk.areas.public.naming import address, party_name, permanent_id
from detente.desk.areas.public.serving import asked_language
from detente.desk.requests import DeskRequest
from detente.documents import Entry
from detente.kernel import PartyName
from detente.station.views import PublicEntry


def feed_entry(request: DeskRequest, entry: PublicEntry) -> Entry:
    """Return one entry. The sense and the notes of corrections are its summary, each under the name of its party."""
    own, told = get_language() or "en", entry.corrections[0].notes if entry.corrections else ()
    where = address(request, "public_entry", entry.id, lang=asked_language(request))
    return Entry(
        id=permanent_id(request.house, entry.id),
        url=where,
        title=entry.subject or gettext("Dispatch whose subject is not public"),
        language=(entry.language if entry.subject or entry.text else None) or own,
        updated=entry.updated,
        published=entry.since,
        parties=tuple(party_name(request, party, own) for party in (entry.sender, *entry.addressees)),
        traffic=entry.traffic,
        summary=_said(request, (*told, *entry.substances), own),
        content=entry.text or "",
        correction_of=f"{where}#corrections" if entry.corrections else None,
    )


def _said(request: DeskRequest, told: Iterable[tuple[PartyName, str]], language: str) -> str:
    return "\n\n".join(f"{party_name(request, party, language)}: {text}" for party, text in told)
