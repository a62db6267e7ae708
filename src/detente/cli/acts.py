"""From what was given on a command line to the draft of a declared act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.cli.reading import read_id
from detente.kernel import DispatchId
from detente.station.actors import find_officer
from detente.station.house import House
from detente.station.queries.dispatches import dispatch
from detente.station.views import DraftFields


def act_fields(
    house: House, login: str, type_: str, body: Mapping[str, Any], *, matter: str | None = None,
    addressees: Iterable[str] = (), refs: Iterable[str] = (), subject: str = "", **more: str,
) -> DraftFields:  # fmt: skip
    """Return the draft of an act; a step goes to all parties to its matter and bears its subject.

    `addressees` are PARTY=OFFICE, `refs` REL=ID. Raises `station.unknown_dispatch`.
    """
    root = dispatch(house, read_id(matter)) if matter else None
    offices = [] if root is None else [(root.row.sender, root.office or ""), *root.addressee_offices]
    to = [(str(party), office) for party, office in offices if party != house.party]
    to += [(party, office) for party, _, office in (pair.partition("=") for pair in addressees)]
    named = [(rel, read_id(id_)) for rel, _, id_ in (ref.partition("=") for ref in refs)]
    named += [("matter", root.row.id)] if root else []
    inherited = (root.row.subject or "") if root else str(body.get("title", ""))
    return DraftFields(
        type=type_, office=find_officer(house, login).office, to=tuple(dict(to).items()), subject=subject or inherited,
        body=dict(body), refs=tuple((rel, DispatchId(id_)) for rel, id_ in named), **more,
    )  # fmt: skip
