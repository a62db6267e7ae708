"""Between the address of a page and the dispatch it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponseRedirect
from django.urls import reverse

from detente.errors import OursError
from detente.kernel import DispatchId
from detente.station.house import House
from detente.station.queries.dispatches import dispatch


def named_dispatch(slug: str) -> DispatchId:
    """Return the dispatch id of an address; raise `desk.not_found` for what cannot be one."""
    try:
        return DispatchId.from_slug(slug)
    except OursError:
        raise OursError("desk.not_found") from None


def see(name: str, *args: str) -> HttpResponseRedirect:
    """Go on to another page of the line, by GET (RFC 9110 § 15.4.4)."""
    return HttpResponseRedirect(reverse(f"line:{name}", args=args), status=303)


@dataclass(frozen=True, slots=True)
class ShownRef:
    """A reference as a draft names it; `slug` is "" when the id is none, which the check says."""

    rel: str
    id: str
    slug: str
    subject: str


def shown_refs(house: House, refs: Iterable[tuple[str, str]]) -> tuple[ShownRef, ...]:
    """Return references ready for a page, with the subject of what is on record and open."""
    return tuple(ShownRef(rel, ref_id, _slug(ref_id), _subject(house, ref_id)) for rel, ref_id in refs)


def _subject(house: House, ref_id: str) -> str:
    try:
        return dispatch(house, ref_id).row.subject or ""
    except OursError:
        return ""


def _slug(ref_id: str) -> str:
    try:
        return DispatchId(ref_id).slug
    except OursError:
        return ""
