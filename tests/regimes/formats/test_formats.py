"""Answers of every form of the shipped pack: read, written, printed and read back, merged, told wrong."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.packs import Shelf
from detente.errors import DetenteError
from detente.regimes.formats import (
    Answers,
    begin_from,
    flatten,
    from_json,
    item_changes,
    labels,
    merge_last,
    print_numbered,
    read_answers,
    read_numbered,
    read_reference,
    to_json,
)
from detente.regimes.judging import read_item

PACK = Shelf().pack("vienna-document-2011")
FORMS = list(PACK.formats.values())
TEXTS = ["one", "44.1.1 Troops: 5", "–", "\\–", "| bar", "# D-V-42", "== general", "a: b", "x  y", "Ünïcode – ok",
         "two\nlines", "a\n\nb", "—\nx", "-", "45.2 [1.start] x: y", "ends with space\nnext"]  # fmt: skip


ONES = {
    "line": lambda _, random: random.choice([text for text in TEXTS if "\n" not in text]),
    "text": lambda _, random: random.choice(TEXTS),
    "yes/no": lambda _, random: random.random() < 0.5,
    "count": lambda question, random: random.randint(question.low, min(question.high, 10**6)),
    "date": lambda _, random: random.randint(15_000, 20_000),
    "instant": lambda _, random: random.randint(1_300_000_000, 1_700_000_000),
    "party": lambda _, random: random.choice(PACK.parties),
    "parties": lambda _, random: tuple(random.sample(PACK.parties, 3)),
    "word": lambda question, random: random.choice(question.one_of),
    "words": lambda question, _: question.one_of[:2],
    "notices": lambda *_: ("a-1", "b-2"),
    "points": lambda _, random: tuple((random.randint(-(9 * 10**7), 9 * 10**7), random.randint(-(18 * 10**7), 18 * 10**7)) for _ in "ab"),
    "counts": lambda _, random: dict.fromkeys(random.sample(PACK.parties, 2), random.randint(0, 900)),
    "amounts": lambda *_: {"Mi-8": 4, "type x.y": 3, "a [b]: c\\]": 0, "]": 1},
    "rows": lambda question, random: tuple(row(question, random) for _ in range(random.randint(1, 3))),
}  # fmt: skip


def row(question, random):
    kept = {column.name: one(column, random) for column in question.columns if column.required or random.random() < 0.6}
    return kept or {question.columns[0].name: one(question.columns[0], random)}


def one(question, random):
    return ONES[question.type](question, random)


def answers_of(form, seed):
    random = Random(seed)
    return Answers({q.name: one(q, random) for q in form.questions if random.random() < 0.8})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_answers_are_written_and_read_back_the_same_in_every_way(form):
    for seed in range(12):
        answers = answers_of(form, seed)
        flat = flatten(form, answers)
        assert read_answers(form, flat, PACK.parties)[0] == answers
        assert read_numbered(form, print_numbered(form, flat)) == flat
        document = json.loads(json.dumps(to_json(form, answers)))
        assert read_answers(form, from_json(form, document), PACK.parties)[0] == answers


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_numbers_of_a_form_are_its_own(form):
    found = labels(form)
    assert len(set(found.values())) == len(form.questions)


def test_numbered_text_is_read_in_any_language_wrapped_or_not():
    form = PACK.formats["D-V-42"]
    flat = {"designation": "Union Resolve", "purpose": "One purpose of many words", "troops_by_state.BY": "9000"}
    printed = print_numbered(form, flat, lambda path, english: english.upper() + ": [überschrift] = x")
    assert read_numbered(form, printed) == flat
    wrapped = printed.replace("One purpose of", "One purpose\n of").replace("\n", "\r\n")
    assert read_numbered(form, wrapped) == flat


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("nothing here", "numbered_line", 1),
        ("# D-V-42C x", "numbered_form", None),
        ("# D-V-42\n== nosuch · x", "numbered_line", 2),
    ],
)
def test_a_line_that_belongs_nowhere_is_told_by_its_number(text, code, field):
    with pytest.raises(DetenteError) as refused:
        read_numbered(PACK.formats["D-V-42"], text)
    assert refused.value.code == f"regimes.{code}"
    assert refused.value.fields.get("line") == field


GOOD = {
    "designation": "X", "purpose": "y", "states": "BY, RU", "kind": "land", "start": "2022-02-10", "end": "2022-02-20",
    "area": "z", "troops": "12 000", "troops_by_state.BY": "5000", "troops_by_state.RU": "7000",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"start": "2022-02-30"}, "start", "answer_date"), ({"start": "10.02.2022"}, "start", "answer_date"),
        ({"troops": "-5"}, "troops", "answer_absurd"), ({"troops": "9.5k"}, "troops", "answer_number"),
        ({"troops": "9" * 14}, "troops", "answer_absurd"), ({"troops": "11999"}, "troops", "answer_sum"),
        ({"end": "2022-02-09"}, "end", "answer_before"), ({"states": "BY, XX"}, "states", "answer_party"),
        ({"troops_by_state.LT": "0"}, "troops_by_state.LT", "answer_not_involved"),
        ({"troops_by_state.ZZ": "0"}, "troops_by_state.ZZ", "answer_party"), ({"nosuch": "1"}, "nosuch", "answer_unknown"),
        ({"start.x": "1"}, "start.x", "answer_unknown"), ({"phases.0.start": "2022-01-01"}, "phases.0.start", "answer_unknown"),
        ({"phases.1.start": "2022-01-01"}, "phases.1.phase", "answer_missing"), ({"phases.1.nosuch": "x"}, "phases.1.nosuch", "answer_unknown"),
        ({"designation": ""}, "designation", "answer_missing"), ({"designation": "x" * 301}, "designation", "answer_long"),
        ({"kind": "sea"}, "kind", "answer_word"), ({"alert": "maybe"}, "alert", "answer_word"),
        ({"corners": "91N 0E"}, "corners", "answer_point"), ({"corners": "54°61′N 25°00′E"}, "corners", "answer_point"),
        ({"troops": "9" * 5000}, "troops", "answer_number"), ({"troops": "1,234.567"}, "troops", "answer_number"),
        ({"troops": "1234,567"}, "troops", "answer_number"), ({"start": "2202-02-10"}, "start", "answer_absurd"),
        ({"area": "a\x00b"}, "area", "answer_characters"), ({"area": "12\u202e34"}, "area", "answer_characters"),
        ({"area": "\ud800"}, "area", "answer_characters"), ({"purpose": "x" * 20_001}, "purpose", "answer_long"),
        ({"designation": "two\nlines"}, "designation", "answer_characters"), ({"designation": "x" * 201}, "designation", "answer_long"),
        ({"helicopters. Mi-8": "1"}, "helicopters. Mi-8", "answer_characters"), ({"helicopters": "4"}, "helicopters", "answer_unknown"),
        ({"phases.1.phase": "active", "phases.1.start": "2022-02-11", "phases.1.end": "2022-02-10"}, "phases.1.end", "answer_before"),
        ({"phases.1000.phase": "active"}, "phases.1000.phase", "answer_long"), ({"phases.1.phase": "sea"}, "phases.1.phase", "answer_word"),
        ({"begun": "2022-02-10T10:00:00Z", "ended": "2022-02-10T09:00"}, "ended", "answer_before"),
        ({"begun": "2022-02-10T10:00:00+01:00"}, "begun", "answer_instant"), ({"tanks.BY": "1000000000000", "tanks.RU": "1"}, "tanks", "answer_absurd"),
        ({"corners": "somewhere"}, "corners", "answer_point"), ({"section.general": "unchanged"}, "section.general", "answer_unknown"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field(change, path, code):
    form = PACK.formats["D-V-42"]
    assert read_answers(form, GOOD, PACK.parties)[1] == ()
    problems = read_answers(form, {**GOOD, **change}, PACK.parties)[1]
    assert (path, f"regimes.{code}") in [(problem.path, problem.error.code) for problem in problems]
    assert all(str(problem.error) for problem in problems)


def test_points_in_minutes_and_in_decimals_are_one_point():
    form = PACK.formats["D-V-42"]
    found, _ = read_answers(form, {"corners": "54°30′N 25°15′E\r\n54.5°N 25.25°E\n33.5S, 70W"})
    assert found.get("corners") == ((54_500_000, 25_250_000), (54_500_000, 25_250_000), (-33_500_000, -70_000_000))


def test_nothing_new_takes_the_section_from_the_last_return():
    form = PACK.formats["D-I-10"]
    last = {"year": "2015", "units": "60", "land_forces.1.designation": "1st", "holidays": "1 May"}
    begun = begin_from(form, last)
    assert begun["year"] == "2016"
    typed = {"year": "2016", "units": "61", "section.land": "unchanged", "land_forces.1.designation": "typed and left"}
    merged = merge_last(form, typed, last)
    assert merged["land_forces.1.designation"] == "1st"
    assert merged["units"] == "61"
    assert "holidays" not in merged
    answers, problems = read_answers(form, typed, PACK.parties)
    assert problems == ()
    assert answers.unchanged == {"land"}


def test_a_notice_gives_its_item():
    form = PACK.formats["D-V-42"]
    answers, _ = read_answers(form, {**GOOD, "tanks.BY": "100", "tanks.RU": "151", "alert": "no"}, PACK.parties)
    raw = item_changes(PACK, form, answers, "BY", 1_640_000_000)
    item = read_item(PACK, {"about": "activity", "id": "A", **raw})
    assert (item.get("tanks"), item.get("troops"), item.get("alert"), item.get("state")) == (251, 12000, False, "BY")
    assert raw["notified"] == "2021-12-20"
    assert "acvs" not in raw


def test_references_are_read_tolerantly_and_never_invented():
    assert str(read_reference("CBM/LT/22/0007/F10/O")) == "CBM/LT/22/0007/F10/O"
    with pytest.raises(DetenteError):
        read_reference("CBM/Lithuania/22")


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=60), max_size=12))
def test_any_answers_are_read_or_told(flat):
    for form in (PACK.formats["D-V-42"], PACK.formats["D-I-10"]):
        _, problems = read_answers(form, flat, PACK.parties)
        assert all(problem.error.code.startswith("regimes.") for problem in problems)


@given(st.text(max_size=300))
def test_any_text_is_numbered_text_or_a_named_refusal(text):
    try:
        found = read_numbered(PACK.formats["D-V-42"], text)
    except DetenteError as refusal:
        found = {}
        refused = refusal.code
    else:
        refused = ""
    assert refused.startswith("regimes.") or isinstance(found, dict)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=9), x, max_size=3),
        max_leaves=12,
    )
)
def test_any_document_is_answers_or_a_named_refusal(document):
    form = PACK.formats["D-V-42"]
    for given_ in (document, {"format": form.code, "answers": document}):
        try:
            flat = from_json(form, given_)
        except DetenteError as refusal:
            flat, code = {}, refusal.code
            assert code == "regimes.answers_document"
        read_answers(form, flat, PACK.parties)
