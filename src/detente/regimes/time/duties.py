"""Every duty of a record at a moment (docs/spec/rules.md § 7)."""

from __future__ import annotations

from collections.abc import Collection

from detente.regimes.pack.values import Pack
from detente.regimes.time.bench import Bench
from detente.regimes.time.docket import Docket
from detente.regimes.time.owed import Owed
from detente.regimes.time.record import Record, check_record
from detente.regimes.time.states import State
from detente.regimes.time.yearly import recurring, years_round


def duties(
    pack: Pack,
    record: Record,
    as_of: int,
    *,
    all_rows: bool = False,
    years: Collection[int] | None = None,
    bench: Bench | None = None,
) -> tuple[Owed, ...]:
    """Return what is owed at a moment (seconds since 1970-01-01 UTC), sorted; the order of the record does not matter.

    `all_rows` adds what is not owed; `years` are those of recurring duties, two before the moment's to one after it by
    default; `bench` saves judging the same items again. Raises `regimes.item_twice`, `regimes.message_twice`.
    """
    check_record(record)
    docket = Docket(pack, record, as_of, bench)
    listed = years_round(as_of) if years is None else years
    rows = [
        row
        for term in docket.terms.values()
        for row in (docket.about_items(term) if term.duty.about else recurring(docket, term, listed))
        if all_rows or row.state is not State.NOT_OWED
    ]
    return tuple(sorted(rows, key=lambda row: row.order))
