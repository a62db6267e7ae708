"""A thread: the proposal with its dates, one row of reply per member, every paper."""

from __future__ import annotations

from detente.errors import OursError
from detente.kernel import DispatchId, PartyName
from detente.station.deeds import first_date, read_inner
from detente.station.house import House
from detente.station.ports import DispatchRecord
from detente.station.queries.dispatches import as_announcement_view, as_row
from detente.station.queries.dossier import ASKING, Dossier
from detente.station.queries.replies import reply_rows
from detente.station.views import RefView, ThreadEntry, ThreadView


def thread(house: House, dispatch_id: str) -> ThreadView:
    """Return the thread of a dispatch, seen from the proposal or letter it belongs to.

    Raises `station.unknown_dispatch`, also for an unopened one: its thread is not known yet.
    """
    with house.store.read() as tx:
        row = tx.dispatch(dispatch_id)
        if row is None or row.thread is None:
            raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
        dossier = Dossier(tx, [row], house.clock.now())
        root = _root(row, dossier)
        state = dossier.state(root)
        first = next(r for r in dossier.rows if r.id == root)
        dates = state.dates if state else ()
        return ThreadView(
            root=DispatchId(root),
            subject=first.subject or "",
            state=state.word.value if state else dossier.word(first),
            proposed_dates=tuple((d.declared or d.issued.iso[:10], d.dispatch) for d in dates),
            replies=reply_rows(dossier, root),
            entries=tuple(_entry(entry, dossier) for entry in dossier.rows),
        )


def _root(row: DispatchRecord, dossier: Dossier) -> str:
    """The first date of what the dispatch asks or repeats; for an answer, of what it answers; else the first paper."""
    deeds = dossier.deeds
    deed = deeds.get(DispatchId(row.id))
    if deed is not None and deed.act.type in ASKING:
        return first_date(deed, deeds).id
    answered = [deeds[ref.id] for ref in deed.act.refs if ref.id in deeds] if deed else []
    asking = next((other for other in answered if other.act.type in ASKING), None)
    return first_date(asking, deeds).id if asking else dossier.rows[0].id


def _entry(row: DispatchRecord, dossier: Dossier) -> ThreadEntry:
    inner = read_inner(row) or {"body": {}, "refs": []}
    subjects = {known.id: known.subject for known in dossier.rows}
    refs = tuple(
        RefView(ref["rel"], DispatchId(ref["id"]), subjects.get(ref["id"]), PartyName(row.sender))
        for ref in inner["refs"]
    )
    return ThreadEntry(
        row=as_row(row, dossier),
        kind=inner["body"].get("kind"),
        text=str(inner["body"].get("text", "")),
        refs=refs,
        recognised_as_reply=_recognised(row, dossier),
        announcements=tuple(as_announcement_view(said) for said in dossier.announcements if said.dispatch == row.id),
    )


def _recognised(row: DispatchRecord, dossier: Dossier) -> str | None:
    """The addressee's latest word on whether this paper is a reply; the sender's claim stands in the refs."""
    word = None
    for deed in dossier.deeds.values():
        if deed.act.type == "recognition" and any(
            ref.id == row.id for ref in deed.act.refs if ref.rel.value == "recognises"
        ):
            word = deed.act.body.recognised.value  # type: ignore[union-attr]  # a recognition's body
    return word
