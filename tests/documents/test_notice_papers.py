"""The paper of a notice: every answer, every heading asked for, and nothing that was not sent."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from tests.documents.papers import AT, NOTE, PROOF

from detente.adapters.packs import Shelf
from detente.documents.papers import OSCE_LANGUAGES, Notice, Paper, PaperKind, notice_paper, paper_of_notice
from detente.kernel import DESK_LANGUAGES, DeclaredDate, Language, Traffic

PACK = Shelf().pack("vienna-document-2011")
HEAD = Paper(
    kind=PaperKind.ACT,
    language=Language("en"),
    traffic=Traffic.TEST,
    at=AT,
    sender="Party A",
    addressees=("Party B",),
    date=DeclaredDate("2022-01-10"),
    officers=NOTE.officers,
    proof=PROOF,
)
FLAT = {
    "designation": "Union Resolve", "purpose": "One aim.\n\nAnother.", "states": "BY, RU", "kind": "land", "alert": "no",
    "start": "2022-02-10", "end": "soon", "troops": "12000", "troops_by_state.BY": "5000", "troops_by_state.RU": "x",
    "begun": "2022-02-10T10:00:00Z", "phases.1.phase": "active", "phases.2.phase": "recovery", "nosuch": "seven",
}  # fmt: skip


def printed(code: str, notice: Notice, language: str = "en", others: tuple[str, ...] = (), pack=PACK) -> str:
    pdf = pypdfium2.PdfDocument(notice_paper(pack, pack.formats[code], notice, HEAD, language, others))
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(text.replace("\u200b", "").split())


def test_answers_stand_under_their_numbers_in_the_readers_way_of_writing():
    text = printed("D-V-42", Notice(FLAT, case="UR-22", text="A word beside it."))
    assert "Prior notification of a military activity" in text
    assert "43.5(a) Start 10 Feb 2022" in text
    assert "44.1.1(a) Troops in total, at the peak 12,000 persons" in text
    assert "41(a) Without advance notice to the troops no" in text
    assert "45.2 Phases" in text and "2 recovery" in text
    assert "UR-22" in text and "A word beside it." in text and PACK.digest[:40] in text


def test_what_cannot_be_read_is_printed_as_it_was_sent_and_what_is_not_in_the_form_too():
    text = printed("D-V-42", Notice(FLAT))
    assert "43.5(b) End soon" in text and "RU: x" in text
    assert "Sent, and not in this form" in text and "nosuch seven" in text
    assert "44.1.6 Helicopters by category nothing said" in text


def test_a_return_that_has_nothing_to_report_says_so_and_prints_no_empty_form():
    text = printed("D-VII-61", Notice({}, year=2023, nil=True))
    assert "Nothing to report" in text and "2023" in text and "nothing said" not in text
    assert "We contest that this is owed" in printed("D-VII-61", Notice({}, contests=True))


def test_a_section_without_news_says_so_in_place_of_empty_answers():
    text = printed("D-I-10", Notice({"year": "2016", "section.air": "unchanged", "land_forces.1.designation": "1st"}))
    assert "Air forces and aviation" in text and "Nothing new since the last return" in text
    assert "10.2 Formations and units, row 1" in text and "Valid as of 1 January of 2016" in text


def test_the_warning_and_the_number_that_is_ours_alone_are_printed():
    text = printed("D-XII-41", Notice({"subject": "s", "body": "b"}))
    assert "D-XII-41 (number of this project)" in text and "Check every figure against the text itself" in text
    real = replace(PACK.formats["D-XII-41"], osce_format="F41")
    known = replace(PACK, formats={**PACK.formats, "D-XII-41": real})
    assert "number of this project" not in printed("D-XII-41", Notice({"subject": "s"}), pack=known)


def test_headings_are_shown_in_the_other_languages_when_asked_each_wording_once():
    path = "format.D-V-42.question.start.heading"
    pack = replace(PACK, words={"fr": {path: "Début"}, "de": {path: "Beginn"}, "ru": {path: "Начало"}})
    form = pack.formats["D-V-42"]
    asked = paper_of_notice(pack, form, Notice(FLAT), HEAD, "de", OSCE_LANGUAGES)
    cells = [cell.text for table in asked.tables for row in table.rows for cell in row]
    assert "Beginn\nStart\nDébut\nНачало" in cells
    assert "Начало" not in printed("D-V-42", Notice(FLAT), "de", pack=pack)


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_every_form_prints_in_every_language(language):
    for form in list(PACK.formats.values())[:: 1 if language == "uk" else 13]:
        assert notice_paper(PACK, form, Notice({}), HEAD, language).startswith(b"%PDF")


def test_rows_stand_in_their_order():
    flat = {f"activities.{number}.designation": f"No {number}" for number in (10, 2, 1)}
    text = printed("D-VII-61", Notice(flat))
    assert text.index("No 1 ") < text.index("No 2 ") < text.index("No 10 ")


@pytest.mark.parametrize("path", ["nosuch{0}", "phases.{0}.phase", "helicopters.{0}", "phases.1.x{0}", "a.1.{0}"])
def test_more_than_can_be_set_is_counted_and_not_set(path):
    """A stranger may send more answers than a machine can set in its memory; a whole army fits."""
    made = paper_of_notice(
        PACK, PACK.formats["D-V-42"], Notice({path.format(n): "x" for n in range(20_000)}), HEAD, "en"
    )
    assert sum(len(row) for table in made.tables for row in table.rows) < 26_000
    (told,) = [fact.value.text for fact in made.facts if fact.label == "Answers"]
    assert told.endswith("more stand in the signed source and are not printed")
    army = {f"land_forces.{n}.{column.name}": "x" for n in range(1, 851)
            for column in next(one for one in PACK.formats["D-I-10"].questions if one.name == "land_forces").columns}  # fmt: skip
    whole = paper_of_notice(PACK, PACK.formats["D-I-10"], Notice(army), HEAD, "en")
    assert not [fact for fact in whole.facts if fact.label == "Answers"]


def test_what_its_sender_called_it_is_printed_where_it_is_not_the_heading():
    form = PACK.formats["D-V-42"]
    for subject, seen in (("Union Resolve", ["Union Resolve"]), (form.heading, []), ("", [])):
        made = paper_of_notice(PACK, form, Notice(FLAT), replace(HEAD, subject=subject), "en")
        assert [fact.value.text for fact in made.facts if fact.label == "Subject"] == seen


def test_states_are_called_by_their_own_names_and_points_are_written_alike():
    flat = {"states": "BY, RU", "troops_by_state.BY": "5000", "corners": "54°30'N 25°15'E\n10S 20W", "troops": "5000"}
    names = {"BY": "Belarus"}
    made = paper_of_notice(
        PACK, PACK.formats["D-V-42"], Notice(flat), HEAD, "en", called=lambda code: names.get(code, "")
    )
    cells = [cell.text for table in made.tables for row in table.rows for cell in row]
    assert {"Belarus (BY), RU", "Belarus (BY): 5,000 persons", "54.5° N, 25.25° E\n10° S, 20° W"} <= set(cells)
