"""Principles: own words, other readings, claims of conflict that block nothing (§ 9, seed-map S6, D7)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.machines.principle import PrincipleState as State
from detente.council.matters import Matter
from detente.council.matters.principle_flags import Article, conflicts
from detente.errors import OursError
from detente.kernel import DispatchId, PartyName

OWN = "Each nation has the right to choose its own path."
OTHERS_OWN = "No State strengthens its security at the cost of another."


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def draft(record: Record) -> DispatchId:
    return record.enter(B, "letter", {"paper": "letter", "text": "Draft agreement"}).id


def principle(record: Record, by: PartyName, wording: str, *topics: str, openness: str = "closed") -> Deed:
    body = {"title": "Principle", "own_wording": wording, "openness": openness, "source_document": "Charter, 1999"}
    return record.enter(by, "principle", body | {"topics": list(topics)})


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_its_state_is_what_its_author_says_of_it(record: Record) -> None:
    assert record.matter(principle(record, A, OWN)).state is State.CLOSED
    other = principle(record, A, OWN, openness="open_to_interpretation")
    assert record.matter(other).state is State.OPEN_TO_INTERPRETATION


def test_two_principles_that_cite_one_text_stay_two(record: Record) -> None:
    first, second = principle(record, A, OWN, "alliances"), principle(record, B, OTHERS_OWN, "alliances")
    flags = conflicts([record.matter(first), record.matter(second)], [Article("1", ("Alliances ",))])
    assert [(flag.party, flag.wording) for flag in flags] == [(A, OWN), (B, OTHERS_OWN)]


def test_another_party_reads_it_differently_and_changes_no_word(record: Record) -> None:
    deed = principle(record, A, OWN)
    record.step(B, deed, "read_differently", reading="A choice has limits.")
    record.step(B, deed, "read_differently", reading="A choice has limits, set in 1999.")
    record.step(A, deed, "read_differently", reading="Ours.")
    record.step(B, deed, "supersede", own_wording=OTHERS_OWN, openness="closed")
    matter = record.matter(deed)
    assert matter.details.wording.text == OWN
    assert [(said.by, said.text) for said in matter.details.readings] == [(B, "A choice has limits, set in 1999.")]
    assert codes(matter) == ["council.not_yours", "council.not_yours"]


def test_new_words_keep_the_old_ones(record: Record) -> None:
    deed = principle(record, A, OWN, "alliances")
    record.step(A, deed, "supersede", own_wording=OTHERS_OWN, openness="open_to_interpretation")
    record.step(A, deed, "supersede", own_wording=OTHERS_OWN, openness="open_to_interpretation")
    matter = record.matter(deed)
    assert matter.state is State.OPEN_TO_INTERPRETATION
    assert [wording.text for wording in matter.details.wordings] == [OWN, OTHERS_OWN]
    assert codes(matter) == ["council.nothing_new"]


def test_a_claim_of_conflict_names_draft_and_article_and_is_answered_not_erased(
    record: Record, draft: DispatchId
) -> None:
    deed = principle(record, A, OWN)
    record.step(C, deed, "claim_conflict", article="6", why="It excludes a choice.")
    claim = record.step(C, deed, "claim_conflict", ("cites", draft), article="6", why="It excludes a choice.")
    record.step(C, deed, "answer_conflict", ("about", claim.id), answer="Own claim.")
    record.step(B, deed, "answer_conflict", ("about", draft), answer="No such claim.")
    record.step(B, deed, "answer_conflict", ("about", claim.id), answer="It does not.")
    matter = record.matter(deed)
    assert codes(matter) == ["council.needs_one_ref", "council.own_claim", "council.no_such_claim"]
    (conflict,) = matter.details.standing
    assert (conflict.claim.by, conflict.article, conflict.answers[0].by) == (C, "6", B)


def test_the_drafter_is_warned_by_topic_and_by_claim_and_sees_whose_principle_it_is(
    record: Record, draft: DispatchId
) -> None:
    deed = principle(record, A, OWN, "enlargement")
    claim = record.step(C, deed, "claim_conflict", ("cites", draft), article="4", why="Bases.")
    articles = [Article("4", ("bases",), draft), Article("5", ("missiles",), draft), Article("6", ("enlargement",))]
    flags = conflicts([record.matter(deed)], articles)
    assert [(flag.article.number, flag.topics, len(flag.claims)) for flag in flags] == [
        ("4", (), 1), ("6", ("enlargement",), 0),
    ]  # fmt: skip
    record.step(B, deed, "withdraw_conflict", ("about", claim.id))
    record.step(C, deed, "withdraw_conflict", ("about", claim.id))
    matter = record.matter(deed)
    assert codes(matter) == ["council.not_yours"]
    assert [flag.article.number for flag in conflicts([matter], articles)] == ["6"]


@pytest.mark.parametrize("step", [{"openness": "open_to_interpretation"}, None])
def test_what_is_open_or_withdrawn_raises_no_flag(record: Record, step: dict[str, str] | None) -> None:
    deed = principle(record, A, OWN, "enlargement")
    if step:
        record.step(A, deed, "supersede", own_wording=OWN, topics=["enlargement"], **step)
    else:
        record.step(A, deed, "withdraw")
    assert conflicts([record.matter(deed)], [Article("6", ("enlargement",))]) == ()


def test_who_is_no_party_takes_no_step_and_a_step_says_no_more_than_it_does(record: Record) -> None:
    deed = principle(record, A, OWN)
    record.step(D, deed, "read_differently", reading="Ours.")
    assert codes(record.matter(deed)) == ["council.not_yours"]
    with pytest.raises(OursError, match="step_does_not_take"):
        record.step(B, deed, "read_differently", reading="Ours.", own_wording=OTHERS_OWN)
