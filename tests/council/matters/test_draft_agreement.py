"""A rolling text: versions, alternatives, package, adoption by digest, signatures (council-procedures §§ 8, 14: 3, 11)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.acts import read_act
from detente.council.machines.draft_agreement import DraftAgreementState as State
from detente.council.matters import Matter
from detente.council.texts import Fate, amendments_of, by_party, version_at
from detente.errors import OursError
from detente.kernel import Digest, DispatchId, Instant

ARTICLES = [
    {"number": "1", "text": "The Parties may meet. They inform each other."},
    {"number": "2", "text": "This Treaty is of unlimited duration.", "topics": ["duration"]},
]
BODY: dict[str, Any] = {"title": "Treaty on meetings", "kind": "treaty", "articles": ARTICLES, "preamble": "Recalling."}
DECISION = DispatchId.of(bytes(15) + b"\xff")


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def draft(record: Record) -> Deed:
    return record.enter(A, "draft_agreement", BODY)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def alternative(record: Record, draft: Deed, by: Any = B, **more: Any) -> Deed:
    aim = {"article": "1", "mode": "alternative", "sentence": 1, "words": "The Parties shall meet."} | more
    return record.step(by, draft, "propose_alternative", **aim)


def adopted(record: Record, draft: Deed, manner: str = "consensus") -> Digest:
    digest: Digest = record.matter(draft).details.digest
    record.step(A, draft, "place_for_adoption")
    record.step(A, draft, "adopt", ("cites", DECISION), digest=digest, manner=manner)
    return digest


def test_the_author_alone_changes_the_text_and_every_version_stays(record: Record, draft: Deed) -> None:
    record.step(B, draft, "amend", article="1", new_text="No.")
    record.step(A, draft, "amend", article="1", new_text="The Parties meet.", reason="Plainer.")
    record.step(A, draft, "add_article", article="3", new_text="Done in two copies.")
    record.step(A, draft, "drop_article", article="2")
    record.step(A, draft, "amend", article="preamble", new_text="Noting.")
    matter = record.matter(draft)
    assert codes(matter) == ["council.not_yours"]
    assert matter.details.wording.numbers == ("1", "3")
    assert [v.wording.numbers for v in matter.details.versions] == [
        ("1", "2"),
        ("1", "2"),
        ("1", "2", "3"),
        ("1", "3"),
        ("1", "3"),
    ]
    assert version_at(matter.details.versions, 1).wording.text_of("1").startswith("The Parties may")
    assert matter.details.wording.preamble == "Noting."
    with pytest.raises(OursError, match="no version 9"):
        version_at(matter.details.versions, 9)
    assert matter.state is State.TABLED


def test_alternatives_stand_beside_the_text_and_never_in_it(record: Record, draft: Deed) -> None:
    before = record.matter(draft).details.digest
    alternative(record, draft)
    alternative(record, draft, C, mode="bracket", words="inform", sentence=2)
    matter = record.matter(draft)
    assert matter.state is State.NEGOTIATED
    assert matter.details.digest == before
    assert {by: len(theirs) for by, theirs in by_party(matter.details.alternatives).items()} == {B: 1, C: 1}


def test_taking_over_makes_a_version_that_names_whose_words_it_has(record: Record, draft: Deed) -> None:
    proposed = alternative(record, draft)
    record.step(A, draft, "take_over", ("cites", proposed.id))
    matter = record.matter(draft)
    assert matter.state is State.CLEAN
    assert matter.details.wording.text_of("1") == "The Parties shall meet. They inform each other."
    chain = amendments_of(matter.details.versions, "1")
    assert [(v.number, v.by, v.of) for v in chain] == [(2, A, proposed.id)]
    assert matter.details.alternatives[0].fate is Fate.TAKEN_OVER
    assert matter.steps[-1].by is None


def test_only_its_author_takes_an_alternative_back(record: Record, draft: Deed) -> None:
    ours, theirs = alternative(record, draft), alternative(record, draft, C, words="The Parties never meet.")
    record.step(C, draft, "withdraw_alternative", ("cites", ours.id))
    record.step(B, draft, "withdraw_alternative", ("cites", ours.id))
    record.step(B, draft, "withdraw_alternative", ("cites", theirs.id))
    record.step(C, draft, "withdraw_alternative")
    record.step(C, draft, "withdraw_alternative", ("cites", theirs.id))
    matter = record.matter(draft)
    assert codes(matter) == ["council.in_anothers_name", "council.not_yours", "council.no_such_alternative"]
    assert matter.state is State.CLEAN


def test_amending_does_not_remove_what_others_proposed(record: Record, draft: Deed) -> None:
    proposed = alternative(record, draft)
    record.step(A, draft, "amend", article="1", new_text="They inform each other.")
    record.step(A, draft, "place_for_adoption")
    record.step(A, draft, "take_over", ("cites", proposed.id))
    matter = record.matter(draft)
    assert matter.state is State.NEGOTIATED
    assert codes(matter) == ["council.not_now", "council.sentence_moved"]


def test_dropping_an_article_overtakes_what_was_proposed_to_it(record: Record, draft: Deed) -> None:
    proposed = record.step(B, draft, "propose_alternative", article="2", mode="delete")
    alternative(record, draft, C, article="2")
    record.step(A, draft, "take_over", ("cites", proposed.id))
    matter = record.matter(draft)
    assert matter.details.wording.numbers == ("1",)
    assert [a.fate for a in matter.details.alternatives] == [Fate.TAKEN_OVER, Fate.OVERTAKEN]
    assert matter.state is State.CLEAN


def test_a_new_article_may_be_proposed_and_taken_over(record: Record, draft: Deed) -> None:
    proposed = alternative(record, draft, article="2bis", mode="new_article", words="A line is opened.", heading="Line")
    record.step(A, draft, "take_over", ("cites", proposed.id))
    assert record.matter(draft).details.wording.article("2bis").heading == "Line"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"article": "9", "mode": "delete"}, "council.no_such_article"),
        ({"article": "1", "mode": "delete", "sentence": 7}, "council.no_such_sentence"),
        ({"article": "1", "mode": "alternative"}, "council.alternative_needs_words"),
        ({"article": "1", "mode": "bracket", "words": "never"}, "council.words_not_there"),
        ({"article": "1", "mode": "new_article", "words": "More."}, "council.article_there"),
    ],
)
def test_an_alternative_aims_at_words_that_are_there(
    record: Record, draft: Deed, body: dict[str, Any], code: str
) -> None:
    record.step(B, draft, "propose_alternative", **body)
    matter = record.matter(draft)
    assert codes(matter) == [code]
    assert matter.state is State.TABLED


def test_a_package_blocks_splitting_off_until_its_author_releases_it(record: Record, draft: Deed) -> None:
    """Scenario E61: the drafts are a package; none binds without all."""
    record.step(A, draft, "declare_package", text="The drafts are one package.")
    record.step(A, draft, "declare_package")
    record.step(B, draft, "split_off", articles=["1"])
    record.step(B, draft, "release_package")
    record.step(A, draft, "release_package")
    record.step(A, draft, "release_package")
    record.step(B, draft, "split_off", articles=["1", "9"])
    for party in (B, C):
        record.step(party, draft, "split_off", articles=["1", "2"])
    assert record.matter(draft).details.negotiated_alone == ()
    record.step(A, draft, "split_off", articles=["1"])
    matter = record.matter(draft)
    assert matter.details.negotiated_alone == ("1",)
    assert codes(matter) == [
        "council.package_stands", "council.package_stands", "council.not_yours", "council.no_package",
        "council.no_such_article",
    ]  # fmt: skip
    record.step(A, draft, "declare_package")
    assert record.matter(draft).details.negotiated_alone == ()


def test_a_draft_may_be_handed_over_as_a_package(record: Record) -> None:
    draft = record.enter(A, "draft_agreement", BODY | {"package": True})
    assert record.matter(draft).details.package.by == A


def test_only_a_clean_text_of_the_right_digest_is_adopted_by_a_decision_named(record: Record, draft: Deed) -> None:
    stale = record.matter(draft).details.digest
    record.step(A, draft, "amend", article="2", new_text="This Treaty lasts five years.")
    proposed = alternative(record, draft)
    record.step(A, draft, "place_for_adoption")
    record.step(B, draft, "withdraw_alternative", ("cites", proposed.id))
    record.step(A, draft, "place_for_adoption")
    right = record.matter(draft).details.digest
    record.step(A, draft, "adopt", ("cites", DECISION), digest=stale, manner="consensus")
    record.step(A, draft, "adopt", digest=right, manner="consensus")
    record.step(B, draft, "adopt", ("cites", DECISION), digest=right, manner="consensus")
    record.step(A, draft, "adopt", ("cites", DECISION), digest=right, manner="consensus")
    matter = record.matter(draft)
    assert matter.state is State.ADOPTED
    assert matter.details.adoption.cites == (DECISION,)
    assert codes(matter) == ["council.not_now", "council.other_text", "council.cite_decision", "council.not_yours"]


def test_a_text_placed_for_adoption_can_still_be_opened_again(record: Record, draft: Deed) -> None:
    record.step(A, draft, "place_for_adoption")
    alternative(record, draft)
    assert record.matter(draft).state is State.NEGOTIATED


def test_silence_never_adopts_a_draft(record: Record, draft: Deed) -> None:
    """Mistake 3: nothing follows from the mere passing of time."""
    record.step(A, draft, "place_for_adoption")
    assert record.matter(draft, 10_000 * HOUR).state is State.PLACED


def test_each_signs_for_itself_once_and_the_text_adopted(record: Record, draft: Deed) -> None:
    digest = adopted(record, draft)
    record.step(B, draft, "sign", digest=Digest.of(b"other"))
    record.step(A, draft, "sign", digest=digest, signed_by="Minister A", place="Geneva")
    record.step(A, draft, "sign", digest=digest)
    record.step(B, draft, "sign", digest=digest, reservation="Article 1 as we read it.")
    assert record.matter(draft).state is State.ADOPTED
    record.step(D, draft, "sign", digest=digest)
    record.step(C, draft, "sign", digest=digest)
    matter = record.matter(draft)
    assert matter.state is State.SIGNED
    assert codes(matter) == ["council.other_text", "council.done_already", "council.not_yours"]
    assert matter.details.digest == digest


def test_it_is_in_force_from_the_instant_stated_and_not_before(record: Record) -> None:
    draft = record.enter(A, "draft_agreement", BODY | {"depositary": str(B), "parties": [str(A), str(B)]})
    digest = adopted(record, draft)
    record.step(B, draft, "enter_into_force", at=Instant(START + 40 * HOUR).iso)
    for party in (A, B):
        record.step(party, draft, "sign", digest=digest)
    record.step(A, draft, "enter_into_force", at=Instant(START + 40 * HOUR).iso)
    record.step(A, draft, "deposit", deposited="2022-02-10")
    record.step(B, draft, "enter_into_force", at=Instant(START + 40 * HOUR).iso)
    record.step(B, draft, "enter_into_force", at=Instant(START + 50 * HOUR).iso)
    before, after = record.matter(draft, 40 * HOUR - 1), record.matter(draft, 40 * HOUR)
    assert (before.state, before.due) == (State.SIGNED, Instant(START + 40 * HOUR))
    assert (after.state, after.steps[-1].at) == (State.IN_FORCE, START + 40 * HOUR)
    assert codes(after) == ["council.not_all_signed", "council.not_yours", "council.force_stated"]


def test_a_text_that_needs_no_signature_enters_into_force_when_adopted(record: Record) -> None:
    draft = record.enter(A, "draft_agreement", BODY | {"kind": "decision"})
    adopted(record, draft, "silence")
    record.step(A, draft, "enter_into_force", at=Instant(START).iso)
    matter = record.matter(draft)
    assert (matter.state, matter.details.in_force_from) == (State.IN_FORCE, START)
    assert matter.steps[-1].at == matter.steps[-2].at


def test_the_title_is_the_authors_and_labels_are_quotations(record: Record) -> None:
    """Mistake 18."""
    quoted = [{"label": "ultimatum", "who": "a newspaper"}]
    draft = record.enter(A, "draft_agreement", BODY | {"label_quotes": quoted})
    matter = record.matter(draft)
    assert matter.title == BODY["title"]
    assert matter.details.label_quotes[0].who == "a newspaper"


def test_a_draft_withdrawn_is_at_its_end(record: Record, draft: Deed) -> None:
    record.step(A, draft, "withdraw", reason="Overtaken.")
    alternative(record, draft)
    matter = record.matter(draft)
    assert (matter.state, codes(matter)) == (State.WITHDRAWN, ["council.not_now"])


@pytest.mark.parametrize("articles", [[], [ARTICLES[0], ARTICLES[0]], [{"number": "preamble", "text": "No."}]])
def test_articles_are_told_apart_by_their_numbers(articles: list[Any]) -> None:
    with pytest.raises(OursError):
        read_act("draft_agreement", BODY | {"articles": articles})
