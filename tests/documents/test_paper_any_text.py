from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.papers import NOTE, SOURCE, text_of

from detente.documents import Enclosure, Fact, Figure, Paper, Paragraph, Signatory, Table, paper
from detente.errors import WorldError
from detente.kernel import Digest

ANY = st.text(st.characters(codec=None), max_size=80)
LETTERS = st.text("aZйїЄ0 \n\t.,#*_$\\`@<>[]{}()/=-+~'\"&%‹›", max_size=80)


def everywhere(text: str) -> Paper:
    """A note with the same text in every place that takes one."""
    return replace(
        NOTE, subject=text, sender=text, office=text, addressees=(text, text), own_ref=text, marking=text, place=text,
        opening=text, paragraphs=(Paragraph(text, text, text),), closing=text, initials=text,
        facts=(Fact(text, Figure(text, from_memory=True)),), tables=(Table((text,), ((Figure(text),),), text),),
        enclosures=(Enclosure(text, Digest.of(b"")),), officers=(Signatory(text, text),),
    )  # fmt: skip


@settings(deadline=None, max_examples=60)  # processors are shared
@given(ANY)
def test_any_text_in_any_place_is_printed_or_misses_a_typeface(text: str) -> None:
    with suppress(WorldError):
        assert paper(everywhere(text), "en").startswith(b"%PDF-")


@pytest.mark.parametrize("text", ["aaaaa\ufea7\u1acc\u09d4aaaa\u098daaa", "aaaaa\ufea3\u20ddaaaaaaaaaaaa\u0ca9aaa"])
def test_a_mixture_that_breaks_the_compiler_is_printed_with_its_marks_as_numbers(text: str) -> None:
    assert paper(everywhere(text), "en").startswith(b"%PDF-")


def test_a_mark_that_no_typeface_has_is_printed_as_its_number() -> None:
    assert "‹U+20DD›" in text_of(replace(NOTE, paragraphs=(Paragraph("aaa\u20ddaaa"),), proof=None, source=None))


@settings(deadline=None, max_examples=40)  # processors are shared
@given(LETTERS)
def test_every_letter_that_was_written_is_on_the_sheet(text: str) -> None:
    plain = replace(NOTE, paragraphs=(Paragraph(f"⟨{text}⟩"),), proof=None, source=None)
    (_, _, rest) = text_of(plain).partition("⟨")
    assert "".join(rest.rpartition("⟩")[0].split()) == "".join(text.split())


def test_papers_printed_at_the_same_time_do_not_mix() -> None:
    papers = [replace(NOTE, subject=f"Paper {at}", source=replace(SOURCE, data=bytes([at]))) for at in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: paper(one, "en"), papers)) == [paper(one, "en") for one in papers]
