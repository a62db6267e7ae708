"""The digest of a text, the cut into sentences, alternatives taken over."""

from __future__ import annotations

import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.council.texts import PREAMBLE, Alternative, Article, Mode, Wording, digest_of, pieces, taken_over
from detente.council.texts.sentences import sentences, with_sentence
from detente.errors import OursError
from detente.kernel import DispatchId, PartyName

TEXT = st.text(alphabet="aB1.!?…。\n \t”)é", max_size=40)
ARTICLES = st.lists(st.builds(Article, st.sampled_from(["1", "2", "3"]), TEXT, TEXT), max_size=3)
WORDING = Wording("T", "Recalling.", (Article("1", "One. Two. Three."), Article("2", "The Parties may meet.")))


def proposed(**more: object) -> Alternative:
    aim = {"article": "1", "sentence": 2, "mode": Mode.ALTERNATIVE, "words": "Deux.", "aimed_at": "Two."} | more
    return Alternative(DispatchId.of(bytes(16)), PartyName("b.example"), version=1, **aim)


def test_the_digest_is_of_the_documented_bytes() -> None:
    fields = ("T", "P", "1", "H", "Été")
    framed = b"".join(struct.pack(">Q", len(field.encode())) + field.encode() for field in fields)
    expected = hashlib.sha256(b"detente/rolling-text/v1\0" + framed).hexdigest()
    assert digest_of([Article("1", "Été", "H", ("topic",))], title="T", preamble="P") == expected


@given(ARTICLES, ARTICLES)
def test_two_texts_have_one_digest_only_if_they_are_one(one: list[Article], other: list[Article]) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)


@given(TEXT)
def test_the_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(sentence for sentence in sentences(text)) or not text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As in art. 5 and No. 3. The rest.", ["As in art. 5 and No. 3.", "The rest."]),
        ("“Stop.” He stopped... and went on. Да. Нет!", ["“Stop.”", "He stopped... and went on.", "Да.", "Нет!"]),
        ("第一。第二。", ["第一。", "第二。"]),
        ("Each Party:\n(a) informs;\n\n(b) answers.", ["Each Party:", "(a) informs;", "(b) answers."]),
    ],
)
def test_sentences_are_cut_by_the_rule(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@given(st.lists(st.sampled_from(["One.", "Two!", "Three?"]), min_size=1, max_size=5), st.data())
def test_one_sentence_is_replaced_and_no_other(parts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(parts)))
    changed = sentences(with_sentence(" ".join(parts), place, "New."))
    assert list(changed) == [*parts[: place - 1], "New.", *parts[place:]]


def test_long_runs_of_marks_are_read_in_one_pass() -> None:
    assert len(pieces("." * 100_000 + " " * 100_000 + "A")) == 2


@pytest.mark.parametrize(
    ("alternative", "expected"),
    [
        (proposed(), "One. Deux. Three."),
        (proposed(mode=Mode.DELETE, words=""), "One. Three."),
        (proposed(mode=Mode.INSERT_AFTER, words="And a half."), "One. Two. And a half. Three."),
        (proposed(sentence=0, words="Whole."), "Whole."),
        (proposed(sentence=5), "One. Deux. Three."),
    ],
)
def test_an_alternative_is_taken_over_where_its_words_stand(alternative: Alternative, expected: str) -> None:
    assert taken_over(WORDING, alternative).text_of("1") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("may", "The Parties meet."), (" meet", "The Parties may."), ("The Parties", "may meet.")],
)
@pytest.mark.parametrize("sentence", [0, 1])
def test_brackets_taken_over_strike_the_disputed_words(words: str, expected: str, sentence: int) -> None:
    aim = {"article": "2", "sentence": sentence, "aimed_at": "The Parties may meet."}
    assert taken_over(WORDING, proposed(mode=Mode.BRACKET, words=words, **aim)).text_of("2") == expected


@pytest.mark.parametrize(
    ("alternative", "code"),
    [
        (proposed(aimed_at="Twenty."), "council.sentence_moved"),
        (proposed(article="9"), "council.no_such_article"),
        (proposed(article="2", mode=Mode.NEW_ARTICLE), "council.article_there"),
        (proposed(article="2", sentence=1, mode=Mode.DELETE, aimed_at="The Parties may meet."), "council.no_text_left"),
    ],
)
def test_what_cannot_be_taken_over_is_refused(alternative: Alternative, code: str) -> None:
    with pytest.raises(OursError) as caught:
        taken_over(WORDING, alternative)
    assert caught.value.code == code


def test_the_preamble_is_a_place_of_its_own() -> None:
    assert WORDING.with_text(PREAMBLE, "Noting.").preamble == "Noting."
    assert PREAMBLE not in WORDING.numbers
    with pytest.raises(OursError):
        Wording("T", "", WORDING.articles).text_of(PREAMBLE)


def test_the_last_article_is_not_dropped() -> None:
    with pytest.raises(OursError) as caught:
        WORDING.without("1").without("2")
    assert caught.value.code == "council.no_text_left"
