"""Every article against every respondent (council-procedures §§ 8, 14: 10; scenario §§ 6, 6.4, R6, R8)."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.council.matters.drafts_of_2021 import CHRONICLE, DISPOSITIONS, answered, handed_over, party
from tests.council.matters.kit import Record

from detente.council.texts import PREAMBLE, Answer, Article, Disposition, Item, Mapping, Wording, matrix, tally
from detente.council.texts.answers import Dispute
from detente.kernel import DispatchId, PartyName
from detente.testing.chronicle.record import History
from detente.testing.history import read_history

A, B, C = (PartyName(f"{name}.example") for name in ("alpha", "bravo", "charlie"))
FIRST, LATER = DispatchId.of(bytes(16)), DispatchId.of(bytes(15) + b"\x01")
DRAFT = Wording("T", "", (Article("1", "One."), Article("2", "Two.")))
ITEM = st.builds(
    Item, st.just("k"), st.sampled_from("129"), st.sampled_from(Disposition), st.sampled_from([FIRST, LATER])
)
READING = st.builds(
    Mapping, st.sampled_from([A, B, C]), st.just("k"), st.just("U1"), st.sampled_from("129"),
    st.sampled_from(Disposition), st.just(""), st.just(FIRST), withdrawn=st.booleans(),
)  # fmt: skip
ANSWER = st.builds(
    Answer, st.just(FIRST), st.sampled_from([B, C]), st.booleans(), st.booleans(), st.just((A,)),
    st.lists(ITEM, max_size=4).map(tuple), st.just(()), st.lists(READING, max_size=4).map(tuple),
)  # fmt: skip


@pytest.fixture(scope="module")
def history() -> History:
    return read_history()


def answer(respondent: PartyName = B, **more: object) -> Answer:
    return dataclasses.replace(Answer(FIRST, respondent, collective=False, non_paper=False), **more)


@given(st.lists(ANSWER, max_size=3), st.sampled_from([None, A, B, C]))
def test_each_cell_has_one_disposition_and_nothing_said_is_hidden(
    answers: list[Answer], mapped_by: PartyName | None
) -> None:
    table = matrix(DRAFT, answers, respondents=(A, B), mapped_by=mapped_by)
    assert [(c.article, c.respondent) for c in table.cells] == [(a, r) for a in "12" for r in table.respondents]
    shown = [said for cell in table.cells for said in (*cell.items, *cell.mappings)] + list(table.elsewhere)
    said = [one for given in answers for one in (*given.items, *given.mappings)]
    assert sorted(map(repr, shown)) == sorted(map(repr, said))
    for respondent in table.respondents:
        assert sum(tally(table, respondent).values()) == len(DRAFT.articles)


@given(st.lists(ANSWER, max_size=3))
def test_without_a_word_of_its_own_or_a_chosen_reading_nothing_is_addressed(answers: list[Answer]) -> None:
    table = matrix(DRAFT, answers, respondents=(A,))
    assert tally(table, A) == {Disposition.NOT_ADDRESSED: 2}


def test_the_latest_own_word_stands_and_its_first_item_is_the_main_one() -> None:
    old = Item("1", "1", Disposition.REJECTED, FIRST, reason="No.")
    new = Item("2", "1", Disposition.COUNTER_PROPOSAL, LATER, counter_text="May.")
    beside = Item("3", "1", Disposition.RESERVED_POSITION, LATER)
    cell = matrix(DRAFT, [answer(items=(old, new, beside))]).cell("1", B)
    assert (cell.main, cell.basis, cell.items) == (Disposition.COUNTER_PROPOSAL, new, (old, new, beside))


def test_a_reading_by_another_counts_only_where_it_was_chosen_and_never_over_own_words() -> None:
    reading = Mapping(A, "1", "U1", "2", Disposition.REJECTED, "", FIRST, (Dispute(B, "Not so.", LATER),))
    over = Mapping(A, "2", "U1", "1", Disposition.REJECTED, "", FIRST)
    given = [answer(items=(Item("1", "1", Disposition.ACCEPTED, FIRST),), mappings=(reading, over))]
    plain, chosen = matrix(DRAFT, given), matrix(DRAFT, given, mapped_by=A)
    assert plain.cell("2", B).main is Disposition.NOT_ADDRESSED
    assert plain.cell("2", B).mappings == (reading,)
    assert (chosen.cell("2", B).main, chosen.cell("2", B).disputed) == (Disposition.REJECTED, True)
    assert chosen.cell("1", B).main is Disposition.ACCEPTED


def test_a_collective_answer_fills_its_senders_column_alone() -> None:
    """R8, mistake 12."""
    given = answer(
        C, collective=True, on_behalf_of=(A, B), items=(Item("1", "1", Disposition.REJECTED, FIRST, reason="No."),)
    )
    table = matrix(DRAFT, [given], respondents=(A, B))
    assert [table.cell("1", respondent).main.value for respondent in (A, B, C)] == [
        "not_addressed",
        "not_addressed",
        "rejected",
    ]
    assert table.claimed == ((C, (A, B)),)


@pytest.mark.parametrize("draft_id", ["US", "NATO"])
def test_the_history_gives_its_tally(history: History, draft_id: str) -> None:
    """Scenario § 6.4, by the chronicle's reading; by the respondents' own words nothing was said of any article (R6)."""
    author, respondent = party(history, "RF"), party(history, draft_id)
    record = Record((author, respondent, CHRONICLE))
    draft = handed_over(history, record, draft_id)
    reply = answered(history, record, draft_id, draft)
    wording, response = record.matter(draft).details.wording, record.matter(reply)
    assert response.refused == ()
    table = matrix(wording, [response.details.answer], mapped_by=CHRONICLE)
    expected = next(row for row in history.tallies if row.draft == draft_id).by_code()
    for code, numbers in expected.items():
        main = Disposition(DISPOSITIONS[code])
        assert tuple(int(c.article) for c in table.cells if c.main is main and c.article != PREAMBLE) == numbers
    assert tally(table, respondent) == {Disposition(DISPOSITIONS[c]): len(n) for c, n in expected.items()}
    unread = matrix(wording, [response.details.answer])
    assert tally(unread, respondent) == {Disposition.NOT_ADDRESSED: len(wording.articles)}
    assert table.cell(PREAMBLE, respondent).main is Disposition.RESERVED_POSITION


def test_the_counts_of_the_history(history: History) -> None:
    counts = {row.draft: {code: len(numbers) for code, numbers in row.by_code().items()} for row in history.tallies}
    assert counts == {"US": {"REJ": 1, "CP": 2, "AFD": 2, "NA": 3}, "NATO": {"REJ": 3, "AFD": 4, "NA": 2}}
