"""Changes seen and spoken: nothing is lost between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.council.texts import Article, Change, Wording, diff, spoken

OLD = Wording(
    "T",
    "Recalling the Act.",
    (
        Article("1", "The Parties may meet. They inform each other."),
        Article("2", "Gone."),
        Article("3", "Stays.", "Old"),
    ),
)
NEW = Wording(
    "T",
    "Recalling the Act of 1997.",
    (
        Article("1", "The Parties shall meet. At once. They inform each other in writing."),
        Article("3", "Stays.", "New"),
        Article("4", "New."),
    ),
)
SENTENCE = st.sampled_from(["One two three. ", "One two four. ", "Five. ", "Six seven?\n", "x"])
TEXT = st.lists(SENTENCE, min_size=1, max_size=4).map("".join)
WORDING = st.builds(
    lambda preamble, texts: Wording("T", preamble, tuple(Article(n, t) for n, t in texts.items())),
    st.one_of(st.just(""), TEXT),
    st.dictionaries(st.sampled_from(["1", "2", "3"]), TEXT, min_size=1),
)


def said(old: Wording, new: Wording) -> list[str]:
    return [sentence.english for sentence in spoken(diff(old, new))]


def test_each_change_is_said_once_and_what_was_kept_is_not_said() -> None:
    assert said(OLD, NEW) == [
        "In the preamble, sentence 1, “of 1997” was added after “Recalling the Act”.",
        "In article 1, sentence 1, “may” was replaced by “shall”.",
        "In article 1, sentence 2 is new: “At once.”",
        "In article 1, sentence 3, “in writing” was added after “They inform each other”.",
        "The heading of article 3 was “Old” and is “New”.",
        "Article 4 was added.",
        "Article 2 was dropped.",
    ]


def test_words_added_and_struck_out_are_placed_by_ear() -> None:
    old, new = (
        Wording("T", "", (Article("2", text),))
        for text in ("The Parties shall meet in secret.", "Today the Parties shall always meet.")
    )
    assert said(old, new) == [
        "In article 2, sentence 1, “The” was replaced by “Today the”.",
        "In article 2, sentence 1, “always” was added after “Parties shall”.",
        "In article 2, sentence 1, “in secret” was struck out.",
    ]


@given(WORDING, WORDING)
def test_kept_and_added_are_the_new_text_kept_and_removed_the_old(old: Wording, new: Wording) -> None:
    for change in diff(old, new):
        spans = [span for sentence in change.sentences for span in sentence.spans]
        before = "".join(span.text for span in spans if span.change is not Change.ADDED)
        after = "".join(span.text for span in spans if span.change is not Change.REMOVED)
        assert before == ("" if change.change is Change.ADDED else old.text_of(change.number))
        assert after == ("" if change.change is Change.REMOVED else new.text_of(change.number))


@given(WORDING, WORDING)
def test_silence_about_changes_means_there_are_none(old: Wording, new: Wording) -> None:
    assert bool(said(old, new)) == (set(old.articles) != set(new.articles) or old.preamble != new.preamble)
