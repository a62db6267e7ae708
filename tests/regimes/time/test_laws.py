"""Laws that hold of any record: one state each, time moves one way, order does not matter."""

from __future__ import annotations

import dataclasses
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regimes.time.worlds import SMALL, random_record, second

from detente.regimes.time import State, duties, findings, first_difference

FIRST, LAST = second("2021-01-01"), second("2022-12-31")
seeds = st.integers(0, 10**6)
moments = st.integers(FIRST, LAST)
FURTHER = {
    State.COMING: {State.COMING, State.DUE, State.MISSED},
    State.DUE: {State.DUE, State.MISSED},
}


def keyed(rows):
    keyed_rows = {(row.duty, row.item, row.by, row.to, row.year, row.due): row for row in rows}
    assert len(keyed_rows) == len(rows)
    return keyed_rows


def without_later(record, moment):
    return dataclasses.replace(record, messages=tuple(one for one in record.messages if one.at.first <= moment))


@given(seeds, moments)
@settings(max_examples=60, deadline=None)
def test_later_messages_change_nothing(seed, moment):
    record = random_record(seed)
    earlier = without_later(record, moment)
    assert duties(SMALL, record, moment) == duties(SMALL, earlier, moment)
    assert findings(SMALL, record, moment).digest == findings(SMALL, earlier, moment).digest


@given(seeds, moments)
@settings(max_examples=40, deadline=None)
def test_no_order_matters(seed, moment):
    record, random = random_record(seed), Random(seed)
    other = dataclasses.replace(
        record,
        items=tuple(random.sample(record.items, len(record.items))),
        messages=tuple(random.sample(record.messages, len(record.messages))),
        parties=record.parties[::-1],
    )
    one, two = findings(SMALL, record, moment), findings(SMALL, other, moment)
    assert one.data == two.data and one.digest == two.digest
    assert first_difference(one.document, two.document) is None


@given(seeds, moments, st.integers(0, 400 * 86_400))
@settings(max_examples=80, deadline=None)
def test_waiting_moves_coming_due_missed_and_nothing_else(seed, moment, wait):
    """Rights lapse, and what follows begins; all else stays as it is when no message comes."""
    years = range(2020, 2025)
    record = without_later(random_record(seed), moment)
    before = keyed(duties(SMALL, record, moment, all_rows=True, years=years))
    after = keyed(duties(SMALL, record, moment + wait, all_rows=True, years=years))
    follows = {duty.otherwise for duty in SMALL.duties.values()}
    assert {key[:2] for key in before} == {key[:2] for key in after}
    for key, row in before.items():
        if row.duty in follows or row.may:
            continue
        later = after[key]
        assert later.state in FURTHER.get(row.state, {row.state})
        assert (row.discharged_by, row.due, row.missing) == (later.discharged_by, later.due, later.missing)


@given(seeds, moments)
@settings(max_examples=60, deadline=None)
def test_states_and_figures_agree(seed, moment):
    for row in duties(SMALL, random_record(seed), moment, all_rows=True):
        if row.state in {State.DONE, State.LATE}:
            assert row.discharged_by and row.discharged and not row.lacking
        if row.state in {State.COMING, State.DUE, State.MISSED, State.EXCUSED}:
            assert not row.discharged_by
        if row.state is State.COMING and row.due:
            assert row.left is not None and row.due.first > moment
        if row.state in {State.LATE, State.MISSED}:
            assert row.delay is not None and row.delay > 0
        if row.missing:
            assert row.state in {State.CANNOT_TELL, State.NOT_OWED}
        assert not row.consistent or row.state is State.CANNOT_TELL
        assert not row.statement or row.state is State.EXCUSED


@given(seeds, moments)
@settings(max_examples=40, deadline=None)
def test_a_figure_more_never_turns_what_was_told(seed, moment):
    """Naming a party that a duty needs only adds rows of that party; nothing told of others changes."""
    record = random_record(seed)
    item = record.items[0]
    told = {key: row for key, row in keyed(duties(SMALL, record, moment)).items() if row.item != item.id}
    fewer = dataclasses.replace(record, parties=("AA", "BB", "CC"), items=record.items[1:])
    again = keyed(duties(SMALL, fewer, moment))
    if record.parties:
        assert told == {key: row for key, row in again.items() if row.item != item.id}
