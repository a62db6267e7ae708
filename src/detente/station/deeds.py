"""From rows to the deeds that the council folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from detente.council.acts import Announcement, PublicMode, Rel, read_act
from detente.council.deeds import Deed, Delivery
from detente.errors import DetenteError
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName, Traffic
from detente.seal import canonical
from detente.station.ports import AnnouncementRow, DispatchRecord, FactRow, Transaction

Facts = Mapping[str, Sequence[FactRow]]


def facts_by_dispatch(tx: Transaction, ids: Sequence[str]) -> Facts:
    """Return the facts of several dispatches, by dispatch."""
    found: dict[str, list[FactRow]] = defaultdict(list)
    for fact in tx.facts(ids):
        found[fact.dispatch].append(fact)
    return found


def read_inner(row: DispatchRecord) -> dict[str, Any] | None:
    """Return the notification of an opened or sent dispatch."""
    inner: dict[str, Any] | None = canonical.decode(row.inner) if row.inner else None
    return inner


def as_deed(row: DispatchRecord, facts: Sequence[FactRow], own: str) -> Deed | None:
    """Make a deed of a row at the station of `own`; None for what is unopened or an act this station does not know."""
    inner = read_inner(row)
    if inner is None:
        return None
    try:
        act = read_act(inner["type"], inner["body"], [(ref["rel"], ref["id"]) for ref in inner["refs"]])
    except DetenteError:
        return None
    addressees = tuple(PartyName(party) for party in row.addressees.split())
    return Deed(
        id=DispatchId(row.id),
        sender=PartyName(row.sender),
        addressees=addressees,
        subject=row.subject or "",
        act=act,
        issued=Instant(inner["issued"]),
        declared=DeclaredDate(row.declared) if row.declared else None,
        traffic=Traffic(row.traffic),
        deliveries=tuple(_delivery(row, member, facts, own) for member in addressees),
        entered=Instant(row.entered_at),
        sent=None if row.sent_at is None else Instant(row.sent_at),
    )


def _delivery(row: DispatchRecord, member: PartyName, facts: Sequence[FactRow], own: str) -> Delivery:
    """Ours to them: by their receipts, filed under them. Theirs to us: by our own, filed under the sender.

    When the others had what came to several of us is not known here: their receipts go to its sender.
    """
    if row.direction == "in" and member != own:
        return Delivery(member, is_known=False)
    whose = member if row.direction == "out" else row.sender
    at = {fact.step: Instant(fact.at) for fact in facts if fact.peer == whose}
    return Delivery(member, at.get("received"), at.get("opened"), refused="refused" in at)


def as_announcement(row: AnnouncementRow) -> Announcement:
    """Read what was said in public."""
    mode = PublicMode(row.mode) if row.mode in {mode.value for mode in PublicMode} else PublicMode.OTHER
    about, by = DispatchId(row.dispatch), PartyName(row.by)
    return Announcement(about, by, row.where, DeclaredDate(row.declared), row.quote, row.source, mode)


def first_date(deed: Deed, known: Mapping[DispatchId, Deed]) -> Deed:
    """Follow an author's repetitions back to the first sending of the proposal."""
    seen = {deed.id}
    while True:
        earlier = [known[of] for of in deed.ids(Rel.REPEATS) if of in known and of not in seen]
        same = next((other for other in earlier if other.sender == deed.sender), None)
        if same is None:
            return deed
        deed = same
        seen.add(deed.id)
