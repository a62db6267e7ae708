"""A filled-in form as people read it: every answer once, in words where it can be read, as it was sent where not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.packs import Shelf
from detente.documents.filled_forms import MOST_ROWS, AnswerRead, FormRead, TableRead, read_form
from detente.documents.findings import Speaker
from detente.documents.papers.answers import Cells
from detente.kernel import DESK_LANGUAGES

PACK = Shelf().pack("vienna-document-2011")
NAMES = {"BY": "Belarus"}


def read(flat: Mapping[str, str], code: str = "D-V-42", language: str = "en") -> FormRead:
    return read_form(PACK.formats[code], Cells(Speaker(PACK, language), flat, lambda state: NAMES.get(state, "")))


def texts(form: FormRead) -> list[str]:
    """Everything that is shown of the answers."""
    found = [text for pair in form.strange for text in pair]
    for section in form.sections:
        for item in section.items:
            answers = (
                [item.answer] if isinstance(item, AnswerRead) else [cell for _, row in item.rows for _, cell in row]
            )
            found += [
                " ".join(filter(None, (line.text, line.code, line.amount))) for answer in answers for line in answer
            ]
    return found


@pytest.mark.parametrize(
    ("flat", "seen"),
    [
        ({"start": "2022-02-10"}, "10 Feb 2022"), ({"begun": "2022-02-10T10:00:00Z"}, "10 Feb 2022, 10:00:00 UTC"),
        ({"troops": "12 000"}, "12,000 persons"), ({"states": "BY; LT"}, "Belarus BY"), ({"states": "BY; LT"}, "LT"),
        ({"troops_by_state.BY": "7"}, "Belarus BY 7 persons"), ({"helicopters.Mi-8": "4"}, "Mi-8 4"),
        ({"corners": "54N 25E"}, "54° N, 25° E"), ({"alert": "yes"}, "yes"), ({"phases.2.phase": "active"}, "active"),
    ],
)  # fmt: skip
def test_answers_are_said_in_words_with_their_units(flat, seen):
    assert seen in texts(read(flat))


@pytest.mark.parametrize(
    "flat",
    [{"start": "2022-02-30"}, {"troops": "many"}, {"states": "BY, ZZ"}, {"troops_by_state.ZZ": "7"}, {"kind": "sea"},
     {"troops_by_state": "7"}, {"phases": "x"}, {"phases.1.start": "soon"}],
)  # fmt: skip
def test_what_cannot_be_read_is_marked_and_shown_as_it_was_sent(flat):
    (odd,) = [
        line for section in read(flat).sections for item in section.items
        for answer in ([item.answer] if isinstance(item, AnswerRead) else [cell for _, row in item.rows for _, cell in row])
        for line in answer if line.is_odd
    ]  # fmt: skip
    assert next(iter(flat.values())).split()[0] in f"{odd.text} {odd.amount}"


def test_an_empty_section_and_one_without_news_are_told_apart():
    form = read({"section.air": "unchanged", "year": "2022"}, "D-I-10")
    states = {section.name: (section.stays, section.is_empty) for section in form.sections}
    assert states["air"] == (True, True) and states["land"] == (False, True) and states["general"] == (False, False)


def test_tables_are_cut_and_say_how_much_is_left():
    form = read({f"phases.{n}.phase": "active" for n in range(1, MOST_ROWS + 51)})
    (table,) = [item for section in form.sections for item in section.items if isinstance(item, TableRead)]
    assert (len(table.rows), table.more, table.rows[1][0]) == (MOST_ROWS, 50, "2")


PATHS = st.one_of(
    st.sampled_from(["start", "troops_by_state.LT", "troops_by_state", "phases.1.phase", "phases.x.phase", "phases.1",
                     "phases", "section.land", "section.", "start.", ".", "", "corners", "states"]),
    st.text(max_size=8),
)  # fmt: skip


@given(st.sets(PATHS, max_size=8))
def test_nothing_that_was_sent_is_left_out_whatever_it_is(paths):
    """Each answer is a word of its own that no question can read, so it must stand there as it was sent."""
    flat = {path: f"word{number}x" for number, path in enumerate(paths)}
    shown = " ".join(texts(read(flat)))
    assert [word for word in flat.values() if word not in shown] == []


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_every_form_is_read_in_every_language(language):
    for code, form in PACK.formats.items():
        found = read({}, code, language)
        assert [section.name for section in found.sections] == [section.name for section in form.sections]
        assert all(section.heading and section.is_empty for section in found.sections)
