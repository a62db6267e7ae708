"""What the rules remark on a notice before it is sent. They warn; whether it goes is for the officers to decide."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import NamedTuple

from detente.council.acts import Written, read_act
from detente.council.checks import Remark, Sketch
from detente.council.deeds import Deed
from detente.errors import DetenteError
from detente.kernel import DispatchId, Instant
from detente.regimes.formats import read_answers
from detente.regimes.judging import Item, written
from detente.regimes.pack.values import Format
from detente.regimes.time import Bench, Owed, State, duties
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.regimes.agreed import Regime, regime_of
from detente.station.regimes.kept import Kept, case_of, flat_of, kept_beside

_NOT_SENT = DispatchId(base64.b64encode(bytes(16)).decode())
_HOUR = 3600
MOST_TOLD = 40


class _Told(NamedTuple):
    """A record with its items before the judge, each answered once."""

    kept: Kept
    bench: Bench


def notice_remarks(house: House, tx: Transaction, sketch: Sketch, now: Instant) -> tuple[Remark, ...]:
    """Return what the rules say of a draft: unreadable or missing answers, late, contradictory, what it brings about.

    Nothing here blocks. A draft that is no notice, or not yet the form of one, has no remarks from the rules.
    """
    if sketch.type != "notice":
        return ()
    try:
        act = read_act(sketch.type, sketch.body, sketch.refs)
        regime = regime_of(house, tx, str(sketch.body["regime"]), now, is_meant=sketch.traffic.is_real)
    except DetenteError as problem:
        if problem.code.startswith("council."):
            return ()  # the council says it, field by field
        return (Remark("warns", problem.code, "regime", tuple(problem.fields.items())),)
    deed = Deed(
        _NOT_SENT, sketch.sender, sketch.addressees, sketch.subject, act, now, traffic=sketch.traffic, entered=now,
        sent=now,
    )  # fmt: skip
    return tuple(_remarks(house, tx, regime, deed, now))[:MOST_TOLD]


def _remarks(house: House, tx: Transaction, regime: Regime, deed: Deed, now: Instant) -> Iterator[Remark]:
    body = deed.act.body
    assert isinstance(body, Written)
    pack = regime.pack
    if body.get("rules") != pack.digest:
        yield _warn("notice_other_rules", "rules", pack=pack.name, found=pack.digest[:16], named=body.get("rules")[:16])
    form = pack.formats.get(body.get("format"))
    if form is None:
        yield _warn("notice_no_form", "format", pack=pack.name, form=body.get("format"))
        return
    if not body.get("contests") and not body.get("nil"):
        yield from _answers(regime, form, body)
    before, after = (_Told(kept, Bench(pack, kept.record.items)) for kept in kept_beside(house, tx, regime, now, deed))
    yield from _contradictions(before.kept, after.kept, form, deed)
    yield from _late(before, after, now)
    yield from _findings(before, after, deed)


def _warn(code: str, place: str, /, **fields: str | int) -> Remark:
    return Remark("warns", f"regimes.{code}", place, tuple(fields.items()))


def _answers(regime: Regime, form: Format, body: Written) -> Iterator[Remark]:
    _, problems = read_answers(form, flat_of(body), regime.pack.parties)
    for problem in problems:
        yield Remark("warns", problem.error.code, f"answers.{problem.path}", tuple(problem.error.fields.items()))


def _item(kept: Kept, deed: Deed) -> Item | None:
    return next((item for item in kept.record.items if item.id == case_of(deed)), None)


def _contradictions(before: Kept, after: Kept, form: Format, deed: Deed) -> Iterator[Remark]:
    """Figures that differ from an earlier notice; a form that changes figures is there to change them."""
    old, new = _item(before, deed), _item(after, deed)
    if old is None or new is None or form.does == "changes":
        return
    attributes = before.regime.pack.kinds[old.kind].attributes
    for name in sorted(old.values.keys() & new.values.keys()):
        if old.values[name] != new.values[name] and name not in {form.sent_as, *form.sets}:
            figures = [str(written(before.regime.pack, f"{old.kind}.{name}", one.values[name])) for one in (old, new)]
            label = attributes[name].label
            yield _warn("notice_contradicts", "answers", field=label, earlier=figures[0], now=figures[1])


def _rows(told: _Told, now: Instant) -> dict[tuple[str, str, str, str], Owed]:
    owed = duties(told.bench.pack, told.kept.record, int(now), bench=told.bench)
    return {(one.duty, one.item, one.by, one.to): one for one in owed}


def _late(before: _Told, after: _Told, now: Instant) -> Iterator[Remark]:
    """Duties that this notice would discharge after their time."""
    was, pack = _rows(before, now), after.bench.pack
    for key, owed in _rows(after, now).items():
        if owed.state is State.LATE and owed.discharged_by == _NOT_SENT and (key not in was or was[key] != owed):
            duty = pack.duties[owed.duty]
            due, hours = owed.due.text if owed.due else "", -(-(owed.delay or 0) // _HOUR)
            yield _warn("notice_late", "answers", duty=duty.label, cite=duty.cite, due=due, hours=hours)


def _findings(before: _Told, after: _Told, deed: Deed) -> Iterator[Remark]:
    """What the rules say of the item with this notice and did not say without it."""
    new = _item(after.kept, deed)
    if new is None:
        return
    old, pack = _item(before.kept, deed), after.bench.pack
    said = after.bench.sheet(new).case.answers
    known = before.bench.sheet(old).case.answers if old is not None else {}
    for name, answer in said.items():
        if answer and not known.get(name):
            yield _warn("notice_finding", "answers", finding=pack.facts[name].label, cite=pack.facts[name].cite)
