"""The order of a list, kept in the address: newest first unless another is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from detente.desk.showing.headings import HEADINGS, Heading
from detente.desk.showing.words import STATES
from detente.errors.sentences.shape import N_
from detente.station.views import DispatchRow

NEWEST = "newest"
_RANKS = {state: rank for rank, (state, _) in enumerate(STATES)}


@dataclass(frozen=True, slots=True)
class Order:
    """One order: its label (a message id), the column it is told by, and what it goes by."""

    label: str
    column: str
    key: Callable[[DispatchRow], Any]


ORDERS: dict[str, Order] = {
    NEWEST: Order(N_("Newest first"), "entered", lambda row: -row.entered_at),
    "oldest": Order(N_("Oldest first"), "entered", lambda row: row.entered_at),
    "urgent": Order(N_("Most urgent first"), "precedence", lambda row: row.precedence.rank),
    "state": Order(N_("By state"), "state", lambda row: _RANKS.get(row.state, len(_RANKS))),
    "subject": Order(N_("By subject"), "subject", lambda row: (row.subject is None, (row.subject or "").casefold())),
    "sender": Order(N_("By sender"), "from", lambda row: row.sender),
    "declared": Order(N_("By the date on the paper"), "declared", lambda row: (not row.declared, row.declared or "")),
}


def ordered(rows: Iterable[DispatchRow], order: str) -> tuple[DispatchRow, ...]:
    """Return rows that come newest first in the chosen order; equals stay newest first, what is unknown comes last."""
    return tuple(rows) if order in ("", NEWEST) else tuple(sorted(rows, key=ORDERS[order].key))


def headings(address: str, given: Mapping[str, str]) -> tuple[Heading, ...]:
    """Return the headings with links to the order of each column; the link of the present one leads back to newest."""
    return tuple(_heading(heading, address, given) for heading in HEADINGS)


def _heading(heading: Heading, address: str, given: Mapping[str, str]) -> Heading:
    present = given.get("order") or NEWEST
    names = [name for name, order in ORDERS.items() if order.column == heading.name]
    if not names:
        return heading
    other = next((name for name in names if name != present), NEWEST)
    told = ("descending" if present == NEWEST else "ascending") if present in names else ""
    return replace(heading, href=f"{address}?{urlencode({**given, 'order': other})}", order=told)
