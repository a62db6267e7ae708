from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
import zxingcpp
from tests.documents.papers import (
    AT,
    DISPATCH,
    FINGERPRINT,
    NON_PAPER,
    NOTE,
    PROOF,
    SOURCE,
    images_of,
    pages_of,
    text_of,
)

from detente.documents import Figure, Paper, PaperKind, Paragraph, Source, Table, code_of, paper
from detente.errors import OursError, WorldError
from detente.kernel import Language, Traffic


def opened(document: Paper) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(paper(document, "en")))


def test_the_file_says_which_standards_it_keeps_and_has_what_they_ask_for() -> None:
    pdf = opened(NOTE)
    with pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert metadata["dc:title"] == NOTE.subject
    assert str(pdf.Root.Lang) == "uk"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.StructTreeRoot.K
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_signed_source_is_inside_unchanged_and_called_the_source() -> None:
    pdf = opened(NOTE)
    (spec,) = pdf.attachments.values()
    assert pdf.attachments[SOURCE.name].get_file().read_bytes() == SOURCE.data
    assert spec.obj.AFRelationship == pikepdf.Name.Source
    assert spec.get_file().mime_type == SOURCE.media_type
    assert len(pdf.Root.AF) == 1


def test_the_same_paper_gives_the_same_bytes_and_the_date_of_the_file_is_given() -> None:
    assert paper(NOTE, "en") == paper(NOTE, "en")
    assert AT.moment.strftime("D:%Y%m%d%H%M%S") in str(opened(NOTE).docinfo.CreationDate)


def test_the_printed_code_is_read_back_with_the_dispatch_the_fingerprint_and_the_address() -> None:
    (code,) = zxingcpp.read_barcodes(images_of(NOTE)[-1])
    assert code.text == code_of(DISPATCH, FINGERPRINT, PROOF.address)
    assert code.text.startswith(f"detente:1:{DISPATCH.slug}:{FINGERPRINT[:32]}\nhttps://")


@pytest.mark.parametrize("traffic", [Traffic.TEST, Traffic.REPLAY, Traffic.DEMONSTRATION])
def test_traffic_that_is_not_meant_is_marked_on_every_page_and_in_the_title(traffic: Traffic) -> None:
    long = replace(NOTE, traffic=traffic, paragraphs=(Paragraph("One line of it.\n\n" * 150),))
    pages = pages_of(long)
    mark = {Traffic.REPLAY: "REPLAY OF THE PUBLIC RECORD"}.get(traffic, traffic.name)
    assert len(pages) > 2
    assert all(page.replace("\n", " ").count(mark) >= 2 for page in pages)
    assert str(opened(long).docinfo.Title) == f"[{mark}] {NOTE.subject}"


def test_live_traffic_has_no_mark() -> None:
    assert not {"TEST", "REPLAY", "DEMONSTRATION"} & set(text_of(NOTE).split())


HOSTILE = [
    '#read("/etc/passwd")', '#import "@preview/x:1.0.0"', "*bold* _it_ `raw` $x^2$ \\ @ref <label> = head", "// gone",
    "}) #panic()", '"],"x":["', "{number} {total}", "~ -- --- ... 'q' \"q\"",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_printed_as_it_is_written(text: str) -> None:
    everywhere = replace(
        NON_PAPER, subject=text, marking=text, paragraphs=(Paragraph(text, text, text),),
        tables=(Table((text,), ((Figure(text),),), text),),
    )  # fmt: skip
    seen = text_of(everywhere)
    assert sum(part.count(text) for part in seen.split("\n")) >= 7


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("12\u202e34", "12‹U+202E›34"),
        ("a\u200bb", "a‹U+200B›b"),
        ("\x00\x07", "‹U+0000›‹U+0007›"),
        ("\ue000\ud800", "‹U+E000›‹U+D800›"),
        ("yes 😀 ✓", "yes ‹U+1F600› ✓"),
        ("e" + "\u0335" * 40, "‹U+0335›" * 10),
    ],
)
def test_characters_that_cannot_be_shown_or_would_mislead_are_printed_as_numbers(text: str, seen: str) -> None:
    printed = text_of(replace(NON_PAPER, paragraphs=(Paragraph(text),)))
    assert seen in printed.replace("\n", "").replace("\u200b", "")
    assert "stands for a character that paper cannot show" in printed


@pytest.mark.parametrize(("language", "text"), [("uk", "Ґанок, їжак, є"), ("ru", "Подъезд, ёлка"), ("el", "Ελλάδα")])
def test_alphabets_are_printed_by_the_typefaces_that_come_with_the_program(language: str, text: str) -> None:
    assert text in text_of(replace(NON_PAPER, language=Language(language), paragraphs=(Paragraph(text),)))


def test_a_letter_without_a_typeface_is_an_error_that_names_what_to_install() -> None:
    with pytest.raises(WorldError) as caught:
        paper(replace(NON_PAPER, paragraphs=(Paragraph("\U00030010"),)), "en")
    assert (caught.value.code, caught.value.fields) == ("documents.no_typeface", {"character": "‹U+30010›"})
    assert "fonts-noto" in caught.value.sentence.hint


def test_a_text_full_of_pictures_is_printed_with_their_numbers() -> None:
    pictures = "".join(chr(0x1F600 + at) for at in range(60))
    printed = text_of(replace(NON_PAPER, paragraphs=(Paragraph(f"100 € {pictures}"),)))
    printed = printed.replace("\u200b", "").replace("\n", "")
    assert "100 €" in printed
    assert printed.count("‹U+1F6") == 60


def test_a_text_of_200000_characters_and_a_word_longer_than_a_sheet_stay_on_the_sheets() -> None:
    words = "слово " * 33_000
    assert text_of(replace(NON_PAPER, paragraphs=(Paragraph(words),))).count("слово") == 33_000
    letters = text_of(replace(NON_PAPER, paragraphs=(Paragraph("w" * 5_000),), proof=None))
    assert letters.count("w") == 5_000


@pytest.mark.parametrize("name", ["", "../x.json", "a/b", "x\x00.json", "é.json", "a" * 101])
def test_a_source_without_a_plain_name_is_refused(name: str) -> None:
    with pytest.raises(OursError, match=r"documents\.bad_source"):
        paper(replace(NOTE, source=Source(name, b"{}", "application/json")), "en")


def test_a_source_that_is_too_large_is_refused() -> None:
    with pytest.raises(OursError, match=r"documents\.bad_source"):
        paper(replace(NOTE, source=Source("x.zip", bytes((8 << 20) + 1), "application/zip")), "en")


@pytest.mark.parametrize(
    "table", [Table((), ()), Table(("a", "b"), ((Figure("1"),),)), Table(("a",), (), widths=(1, 2))]
)
def test_a_ragged_table_is_refused(table: Table) -> None:
    with pytest.raises(OursError, match=r"documents\.ragged_table"):
        paper(replace(NOTE, tables=(table,)), "en")


@pytest.mark.parametrize("address", ["javascript:x", "http://a.example", "https://a.example/ x", "https://é.example"])
def test_a_code_names_no_address_that_others_cannot_open(address: str) -> None:
    with pytest.raises(OursError, match=r"documents\.bad_address"):
        code_of(DISPATCH, FINGERPRINT, address)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_kind_is_set_even_when_nothing_is_given(kind: PaperKind) -> None:
    empty = Paper(kind=kind, language=Language("en"), traffic=Traffic.TEST, at=AT)
    assert "TEST" in text_of(empty)
