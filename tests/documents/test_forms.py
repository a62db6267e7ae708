from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
import zxingcpp
from tests.documents.papers import AT, DISPATCH, NON_PAPER, NOTE, images_of, text_of

from detente.council.texts import Disposition, Item
from detente.documents import Fact, Figure, PaperKind, Paragraph, Table, paper, response_table
from detente.errors import OursError
from detente.kernel import DeclaredDate, Language

TRACES = (
    "Party A",
    "Ministry",
    "Party B",
    "A-1/2022",
    "Alphaville",
    "J. Doe",
    "Directorate",
    "a.example",
    "dispatch.json",
)


def test_a_non_paper_names_nobody_on_the_sheet_in_the_file_or_in_the_code() -> None:
    text, data = text_of(NON_PAPER), paper(NON_PAPER, "en")
    assert "NON-PAPER" in text and "26 January 2022" in text and "An element." in text
    assert [trace for trace in TRACES if trace in text] == []
    pdf = pikepdf.open(io.BytesIO(data))
    assert len(pdf.attachments) == 0
    assert "/Author" not in pdf.docinfo
    (code,) = zxingcpp.read_barcodes(images_of(NON_PAPER)[-1])
    assert code.text.startswith("detente:1:") and "https" not in code.text


def test_a_note_verbale_has_formulas_and_initials_and_no_signature() -> None:
    text = text_of(NOTE)
    lines = [line.strip() for line in text.split("\n")]
    assert "NOTE VERBALE" in text
    assert text.count(NOTE.opening) == text.count(NOTE.closing) == 1
    assert lines.index("О. П.") > lines.index(NOTE.closing)
    assert "Olena Petrenko" not in text


def test_a_letter_is_signed_by_those_who_released_it() -> None:
    text = text_of(replace(NOTE, kind=PaperKind.LETTER, initials=""))
    assert "Olena Petrenko" in text and "Released 10 February 2022, 08:40 UTC" in text
    assert "LETTER" not in text


def test_an_aide_memoire_is_dated_and_has_neither_address_nor_signature() -> None:
    text = text_of(replace(NOTE, kind=PaperKind.AIDE_MEMOIRE, opening="", closing="", initials=""), "uk")
    assert "10 лютого 2022" in text and "Сторона А" in text
    assert "Сторона Б" not in text and "Olena Petrenko" not in text


def test_a_bout_de_papier_has_no_head_and_no_date() -> None:
    text = text_of(replace(NOTE, kind=PaperKind.BOUT_DE_PAPIER, opening="", closing="", initials=""))
    assert "Сторона А" not in text and "February" not in text and "BOUT" not in text
    assert "Засідання" in text


@pytest.mark.parametrize("kind", [PaperKind.AIDE_MEMOIRE, PaperKind.NON_PAPER, PaperKind.BOUT_DE_PAPIER])
def test_written_courtesies_are_refused_rather_than_dropped_where_the_form_has_none(kind: PaperKind) -> None:
    with pytest.raises(OursError, match=r"documents\.not_in_form"):
        paper(replace(NOTE, kind=kind, initials=""), "en")


def test_initials_are_refused_on_a_letter() -> None:
    with pytest.raises(OursError, match=r"documents\.not_in_form"):
        paper(replace(NOTE, kind=PaperKind.LETTER), "en")


def test_formulas_that_the_text_has_already_are_not_printed_twice() -> None:
    whole = Paragraph(f"{NOTE.opening} Засідання. {NOTE.closing}")
    text = " ".join(text_of(replace(NOTE, paragraphs=(whole,))).split())
    assert text.count("засвідчує свою повагу") == text.count("поновлює запевнення") == 1


def test_no_formula_is_invented() -> None:
    text = text_of(replace(NOTE, opening="", closing=""))
    assert "повагу" not in text and "honour" not in text and "compliments" not in text


def test_a_written_response_has_a_row_for_each_article_and_hides_nothing() -> None:
    items = [
        Item(str(at), f"Art. {at}", disposition, DISPATCH, reason=f"reason{at}", counter_text=f"wording{at}",
             condition=f"condition{at}", reciprocity=f"return{at}")
        for at, disposition in enumerate(Disposition)
    ]  # fmt: skip
    response = replace(NOTE, kind=PaperKind.WRITTEN_RESPONSE, initials="", tables=(response_table(items, "en"),))
    text = " ".join(text_of(response).split())
    for item in items:
        for said in (
            item.article,
            item.disposition.label,
            item.reason,
            item.counter_text,
            item.condition,
            item.reciprocity,
        ):
            assert said in text


def test_silence_in_a_table_is_said() -> None:
    table = response_table([Item("1", "1", Disposition.NOT_ADDRESSED, DISPATCH)], "en")
    text = text_of(replace(NON_PAPER, tables=(table,)))
    assert "Not addressed" in text and text.count("nothing said") == 2


def test_a_figure_from_memory_is_marked_and_a_verified_one_is_not() -> None:
    row = (Figure("9000", from_memory=True), Figure("13000"))
    text = text_of(
        replace(NON_PAPER, tables=(Table(("a", "b"), (row,)),), facts=(Fact("c", Figure("42", from_memory=True)),))
    )
    said = text.replace("\n", "")
    assert "9000†" in said and "42†" in said
    assert text.count("†") == 3 and "From memory: no source was read" in text


def test_a_journal_numbers_nothing_itself_and_lists_its_attachments() -> None:
    decisions = (Paragraph("Adopted.", "PC.DEC/1041"), Paragraph("Deferred.", "2"))
    text = text_of(replace(NOTE, kind=PaperKind.JOURNAL, opening="", closing="", initials="", paragraphs=decisions))
    assert "JOURNAL OF THE DAY" in text and "PC.DEC/1041" in text.replace("\n", "")
    assert "Attachments (1)" in text and NOTE.enclosures[0].sha256 in text.replace("\n", "")


def test_a_translation_says_so_and_from_which_language() -> None:
    text = text_of(replace(NOTE, translated_from=Language("fr")))
    assert "Unofficial translation from this language: French" in text


def test_a_date_keeps_the_precision_it_was_declared_with() -> None:
    assert "10 February 2022, 08:40 UTC" in text_of(replace(NOTE, date=DeclaredDate("2022-02-10T08:40Z")))
    assert "UTC" not in text_of(replace(NOTE, date=DeclaredDate("2022-02-10")))
    assert AT.iso not in text_of(NOTE)
