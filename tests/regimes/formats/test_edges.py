"""Where a form could be misread in silence: partial figures, second answers, unknown numbers, hostile documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.packs import Shelf
from detente.errors import DetenteError, TheirsError
from detente.regimes.formats import (
    begin_from,
    from_json,
    item_changes,
    merge_last,
    print_numbered,
    read_answers,
    read_numbered,
    read_reference,
    reference_of,
    says_nil,
)
from detente.regimes.judging import read_item

PACK = Shelf().pack("vienna-document-2011")
FORM = PACK.formats["D-V-42"]
ANY_TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), min_size=1, max_size=60)


def fed(**flat: str) -> dict[str, object]:
    answers, _ = read_answers(FORM, {path.replace("__", "."): text for path, text in flat.items()}, PACK.parties)
    return item_changes(PACK, FORM, answers, "BY", 0)


def test_a_partial_figure_is_not_a_total():
    assert "tanks" not in fed(states="BY, RU", tanks__BY="100")
    assert fed(states="BY, RU", tanks__BY="100", tanks__RU="0")["tanks"] == 100
    assert fed(tanks__BY="100")["tanks"] == 100


def test_a_total_that_is_not_given_is_the_sum_of_all_its_parts():
    assert fed(states="BY, RU", troops_by_state__BY="5000", troops_by_state__RU="4000")["troops"] == 9000
    assert "troops" not in fed(states="BY, RU", troops_by_state__BY="5000")
    assert fed(states="BY, RU", troops="9500", troops_by_state__BY="5000")["troops"] == 9500


def test_a_word_of_an_item_is_never_more_than_an_item_takes():
    form = PACK.formats["D-IX-E-1"]
    for unit in ("x" * 200, "1st\u00a0brigade", "e\u0301quipe", "a\u200db"):
        answers, _ = read_answers(form, {"unit": unit, "to": "LT"}, PACK.parties)
        raw = item_changes(PACK, form, answers, "BY", 0)
        assert read_item(PACK, {"about": "evaluation", "id": "1", **raw}).get("unit") == raw.get("unit")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("43.1 X: a\n44.9.9 Y: b", "numbered_line"), ("43.1 X: a\n44(z) Y: b", "numbered_line"),
        ("43.1 X: a\n43.1 X: b", "numbered_twice"), ("44.1.3 [BY] X: 1\n44.1.3 [BY] X: 1", "numbered_twice"),
        ("x" * 2_000_001, "numbered_long"), ("== general\nstray", "numbered_line"),
    ],
)  # fmt: skip
def test_what_would_be_swallowed_is_refused(text, code):
    with pytest.raises(DetenteError) as refused:
        read_numbered(FORM, text)
    assert refused.value.code == f"regimes.{code}"
    assert str(refused.value)


def test_spaces_dots_dashes_and_marks_of_other_programs_are_taken():
    text = "\ufeff# D-V-42 x\r  43.1. Name: a\r\n44.1.1 (b) [ BY ] Troops: 5000\r\n43.2 Aim: -\n45.3 P: \\–\n #1 of two\n|\n"
    found = read_numbered(FORM, text)
    assert found == {"designation": "a", "troops_by_state.BY": "5000", "phase_text": "– #1 of two\n"}


def test_a_return_with_nothing_to_report_is_marked():
    assert says_nil(print_numbered(PACK.formats["D-VII-61"], {}, nil=True))
    assert not says_nil(print_numbered(PACK.formats["D-VII-61"], {}))
    assert not says_nil("")


@given(designation=ANY_TEXT, purpose=ANY_TEXT, key=ANY_TEXT, heading=ANY_TEXT)
def test_whatever_is_typed_is_printed_and_read_back_in_any_language(designation, purpose, key, heading):
    typed = {"designation": designation, "purpose": purpose, f"helicopters.{key}": "4"}
    problems = {problem.path for problem in read_answers(FORM, typed, PACK.parties)[1]}
    flat = {path: text for path, text in typed.items() if path not in problems and text.strip()}
    assert read_numbered(FORM, print_numbered(FORM, flat, lambda *_: heading)) == flat


@pytest.mark.parametrize(
    "answers",
    [
        {"designation": None}, {"troops": 9000.5}, {"troops": 10**5000}, {"designation": [["x"]]},
        {"tanks": {"BY": 1}, "tanks.BY": 2}, {"phases": [{"phase": {"a": {"b": {"c": "d"}}}}]}, ["designation"],
    ],
)  # fmt: skip
def test_a_document_that_says_less_or_more_than_answers_is_refused(answers):
    with pytest.raises(TheirsError, match="answers_document"):
        from_json(FORM, {"format": "D-V-42", "answers": answers})


def test_depth_is_no_way_to_break_a_reader():
    deep: object = "x"
    for _ in range(20_000):
        deep = {"a": deep}
    with pytest.raises(TheirsError, match="answers_document"):
        from_json(FORM, {"format": "D-V-42", "answers": deep})


def test_too_many_answers_are_one_problem():
    answers, problems = read_answers(FORM, {f"x{number}": "1" for number in range(20_001)})
    assert not answers.values
    assert [problem.error.code for problem in problems] == ["regimes.answers_many"]


def test_only_a_section_that_may_stay_takes_the_last_answers():
    assert merge_last(FORM, {"section.general": "unchanged", "designation": "new"}, {"designation": "old"}) == {
        "section.general": "unchanged",
        "designation": "new",
    }


def test_a_year_that_is_none_begins_no_new_return():
    form = PACK.formats["D-I-10"]
    for year in ("9" * 5000, "next", "²²²²"):
        assert begin_from(form, {"year": year})["year"] == year


def test_our_references_carry_our_code_until_the_real_number_is_known():
    assert str(reference_of(FORM, "CBM", "LT", 2022, 7)) == "CBM/LT/22/0007/D-V-42/O"
    assert str(reference_of(replace(FORM, osce_format="F25"), "CBM", "LT", 2022, 7)) == "CBM/LT/22/0007/F25/O"
    assert read_reference("CBM/LT/95/12/F41").year == 1995
    assert read_reference(str(reference_of(FORM, "CBM", "LT", 2022, 123456))).serial == 123456
