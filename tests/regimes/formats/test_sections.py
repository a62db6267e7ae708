"""Answers by section: taken apart and joined, and saves of several writers merged so that nothing is lost silently."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.packs import Shelf
from detente.regimes.formats import (
    REST,
    Typed,
    by_section,
    from_json,
    joined,
    merge,
    print_of,
    read_answers,
    whole_json,
)

PACK = Shelf().pack("vienna-document-2011")
FORM = PACK.formats["D-V-42"]
FLAT = {
    "section.land": "unchanged", "section.nosuch": "unchanged", "designation": "Iron Wolf", "troops_by_state.LT": "5",
    "phases.1.phase": "active", "nosuch": "seven", "nosuch.1": "eight",
}  # fmt: skip
texts = st.text(st.characters(codec="utf-8"), max_size=6)
parts = st.dictionaries(st.sampled_from(["a", "b", "c"]), texts, max_size=3)


def test_every_answer_is_in_one_part_and_the_whole_is_back_in_the_order_of_the_form():
    found = by_section(FORM, FLAT)
    assert found["land"] == {"section.land": "unchanged", "troops_by_state.LT": "5"}
    assert found["general"] == {"designation": "Iron Wolf"}
    assert found[REST] == {"section.nosuch": "unchanged", "nosuch": "seven", "nosuch.1": "eight"}
    whole = joined(FORM, found)
    assert whole == FLAT
    assert list(whole)[:2] == ["section.land", "section.nosuch"] and list(whole)[-2:] == ["nosuch", "nosuch.1"]


@pytest.mark.parametrize(
    ("stands", "typed", "kept", "clash"),
    [
        ({"x": "old"}, {"x": "mine"}, {"x": "mine"}, False),  # nobody else wrote
        ({"x": "theirs"}, {"x": "old"}, {"x": "theirs"}, False),  # I did not write
        ({"x": "same"}, {"x": "same"}, {"x": "same"}, False),  # both wrote the same
        ({"x": "theirs"}, {"x": "mine"}, {"x": "theirs"}, True),
        ({}, {"x": "mine"}, {}, True),  # they emptied it
        ({"x": "theirs"}, {}, {"x": "theirs"}, True),  # I emptied it
    ],
)
def test_a_part_is_merged_by_who_changed_it(stands, typed, kept, clash):
    seen = print_of({"x": "old"})
    merged = merge({"one": stands, "two": {"y": "1"}}, {"one": Typed(typed, seen)})
    assert merged.parts == {"one": kept, "two": {"y": "1"}}
    assert merged.clashes == (("one",) if clash else ())


def test_who_does_not_say_what_he_saw_is_believed():
    assert merge({"one": {"x": "theirs"}}, {"one": Typed({"x": "mine"})}).parts == {"one": {"x": "mine"}}


@given(st.dictionaries(st.sampled_from(["one", "two", "three"]), parts, min_size=3), st.data())
def test_two_writers_lose_nothing_without_being_told(start, data):
    """Each writes some parts from the same page; what the first saved is lost only where the second was told."""
    seen = {name: print_of(part) for name, part in start.items()}
    first, second = (dict(start) | data.draw(st.dictionaries(st.sampled_from(list(start)), parts)) for _ in "ab")
    one = merge(start, {name: Typed(part, seen[name]) for name, part in first.items()})
    assert (one.parts, one.clashes) == (first, ())
    two = merge(one.parts, {name: Typed(part, seen[name]) for name, part in second.items()})
    for name in start:
        changed = [part[name] for part in (first, second) if part[name] != start[name]]
        assert two.parts[name] == (changed[0] if changed else start[name])
        assert (name in two.clashes) == (len(changed) == 2 and changed[0] != changed[1])


ODD = st.sampled_from(
    ["start", "troops", "states", "troops_by_state.LT", "troops_by_state.ZZ", "troops_by_state", "phases.1.phase",
     "phases.3.start", "phases.1.nosuch", "phases.x.y", "phases", "nosuch", "nosuch.a.b", "section.land", "section.x",
     "start.x", "designation"]
)  # fmt: skip


@given(st.dictionaries(ODD, st.one_of(texts, st.sampled_from(["2022-02-30", "2022-02-10", "7", "LT", "unchanged"]))))
def test_what_cannot_be_read_stands_in_the_document_as_it_was_written(flat):
    """Nothing that was sent vanishes from the file: read back it is the same answers and the same mistakes."""
    document = json.loads(json.dumps(whole_json(FORM, flat, PACK.parties)))
    back = from_json(FORM, document)
    before, after = read_answers(FORM, flat, PACK.parties), read_answers(FORM, back, PACK.parties)
    assert after[0] == before[0]
    assert {one.path for one in after[1]} == {one.path for one in before[1]}
    told = {one.path for one in before[1]} & {path for path, text in flat.items() if text.strip()}
    assert {path: back[path] for path in told} == {path: flat[path] for path in told}
