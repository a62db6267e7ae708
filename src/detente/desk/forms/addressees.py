"""The addressees of a draft: every party known here with a box, and the office at it that should read the dispatch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from detente.station.views import DraftFields, PartyView

PARTY, OFFICE = "to", "office_of:"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of the form. `known` is None for a party this station does not know."""

    party: str
    known: PartyView | None
    office: str
    is_chosen: bool


def read_addressees(post: QueryDict) -> tuple[tuple[str, str], ...]:
    """Return what was ticked, in the order of the form, also parties that nobody knows: the check names them."""
    return tuple((party, post.get(OFFICE + party, "").strip()) for party in dict.fromkeys(post.getlist(PARTY)))


def addressees(fields: DraftFields, parties: Iterable[PartyView]) -> tuple[Addressee, ...]:
    """Return the lines of the form: known parties without the own one, then whatever else the draft names."""
    chosen, known = dict(fields.to), {str(party.name): party for party in parties}
    names = [str(name) for name, party in known.items() if not party.is_self]
    names += [name for name in chosen if name not in names]
    return tuple(Addressee(name, known.get(name), chosen.get(name, ""), name in chosen) for name in names)
