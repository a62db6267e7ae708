"""The fold: one record in, rows for the desk out.

Called with each entry as it is made, and again with every entry in order when the views are rebuilt. Both must end at
the same rows; `tests/station/test_rebuild.py` demands it.
"""

from __future__ import annotations

import base64
from typing import Any

from detente.seal import canonical
from detente.seal.payloads import Parcel
from detente.station.ports import AnnouncementRow, ChronicleRow, DispatchRecord, FactRow, Transaction
from detente.station.projections.matters import fold_matters
from detente.station.projections.publicity import fold_publicity
from detente.station.record import Record

# A reference by which a dispatch joins the thread of the one it names.
JOINS = frozenset({"in_reply_to", "repeats", "as_reply_to", "recognises", "about", "continues", "matter"})


def fold(tx: Transaction, index: int, record: Record, inner: bytes | None, parcel: Parcel | None = None) -> None:
    """Apply one record. `inner` is the notification of a sent or opened dispatch, `parcel` the one received."""
    match record["kind"]:
        case "sent":
            _sent(tx, index, record, inner or b"{}")
            fold_matters(tx, record["id"])
            fold_publicity(tx, record["id"])
        case "received" if parcel is not None:
            _received(tx, index, record, parcel)
        case "receipt":
            _receipt(tx, index, record, inner)
            fold_matters(tx, record["id"])
            fold_publicity(tx, record["id"])
        case "announced":
            _announced(tx, index, record)
        case "chronicled":
            _chronicled(tx, index, record)
        case _:
            pass  # introductions and refusals have tables of their own


Step = tuple[str, int, str]


def _facts(tx: Transaction, index: int, record: Record, *steps: Step) -> None:
    """Add dated steps (name, time, detail) that this record proves."""
    tx.put_facts(
        [FactRow(record["id"], step, record["peer"], at, why, record["stmt"], index) for step, at, why in steps]
    )


def _sent(tx: Transaction, index: int, record: Record, inner: bytes) -> None:
    payload: Any = canonical.decode(inner)
    if tx.dispatch(record["id"]) is None:
        _put(tx, index, record["at"], "out", payload, inner, record["at"])
    steps: list[Step] = [("drafted", record["drafted"], ""), ("checked", record["checked"], "")]
    signed = [canonical_release(entry) for entry in payload["releases"]]
    if signed:
        names = "; ".join(f"{entry['officer']}, {entry['office']}" for entry in signed)
        steps.append(("released", max(entry["at"] for entry in signed), names))
    _facts(tx, index, record, *steps, ("logged", record["at"], ""))


def canonical_release(entry: Any) -> dict[str, Any]:
    """Read the statement inside one release of a notification."""
    payload: Any = canonical.decode(base64.b64decode(entry["envelope"]["payload"]))
    return dict(payload)


def _received(tx: Transaction, index: int, record: Record, parcel: Parcel) -> None:
    tx.put_dispatch(
        DispatchRecord(
            record["id"], "in", record["peer"], parcel.to, None, None, parcel.precedence.value, parcel.traffic.value,
            None, record["at"], None, None, index, int(parcel.issued),
        )
    )  # fmt: skip
    _facts(tx, index, record, ("received", record["at"], ""))


def _receipt(tx: Transaction, index: int, record: Record, inner: bytes | None) -> None:
    detail = record.get("reason", "")
    if record["dir"] == "in":
        _facts(tx, index, record, (record["outcome"], record["at"], detail))
    elif record["outcome"] == "received":
        _facts(tx, index, record, ("receipted", record["at"], ""))
    else:
        _facts(tx, index, record, (record["outcome"], record["at"], record.get("by", "")))
        arrived = tx.dispatch(record["id"], "in")
        if record["outcome"] == "opened" and inner is not None and arrived is not None:
            _put(tx, arrived.index, arrived.entered_at, "in", canonical.decode(inner), inner, arrived.sent_at)


def _announced(tx: Transaction, index: int, record: Record) -> None:
    tx.put_announcement(
        AnnouncementRow(
            index, record["id"], record["by"], record["where"], record["declared"], record["quote"],
            record["source"], record["mode"], record["at"],
        )
    )  # fmt: skip


def _chronicled(tx: Transaction, index: int, record: Record) -> None:
    event = record["event"]
    tx.put_chronicle(
        ChronicleRow(
            index, event["kind"], event["by"], event["declared"], event.get("about"), event.get("matter"),
            canonical.encode(event), record["officer"], record["at"],
        )
    )  # fmt: skip


def _put(tx: Transaction, index: int, at: int, direction: str, payload: Any, inner: bytes, sent_at: int | None) -> None:
    for ref in payload["refs"]:
        tx.put_reference(payload["id"], ref["rel"], ref["id"])
    tx.put_dispatch(
        DispatchRecord(
            payload["id"], direction, payload["from"], " ".join(to["party"] for to in payload["to"]), payload["type"],
            payload["subject"], payload["precedence"], payload["traffic"], payload.get("declared"), at,
            _thread(tx, payload), inner, index, sent_at,
        )
    )  # fmt: skip


def _thread(tx: Transaction, payload: Any) -> str:
    """A dispatch joins the threads of the dispatches it names, making one of them; else it begins its own.

    A thread here is everything that hangs together by references; `council.fold` tells apart whose claim is whose.
    """
    named = {ref["id"] for ref in payload["refs"] if ref["rel"] in JOINS}
    waiting = {source for source, rel in tx.references_to(payload["id"]) if rel in JOINS}
    known = tx.dispatches_of(sorted(named | waiting))
    threads = list(dict.fromkeys(row.thread for row in known if row.thread is not None))
    if len(threads) > 1:
        tx.merge_threads(threads[1:], threads[0])
    return threads[0] if threads else str(payload["id"])
