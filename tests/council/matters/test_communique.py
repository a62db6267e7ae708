"""Public texts: agreed by all in the same words, released in the same second, corrected in sight (§ 12, R5)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.machines.communique import CommuniqueState as State
from detente.council.matters import Matter
from detente.kernel import Digest, Instant

TEXT, OTHER = "The members met.", "The members met and agreed to meet again."
BODY = {"kind": "communique", "title": "Communiqué", "text": TEXT, "body": "Council"}
UNTIL = {"embargo_until": Instant(START + 10 * HOUR).iso, "zone": "Europe/Brussels"}


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def drafted(record: Record) -> Deed:
    return record.enter(A, "communique", BODY)


def digest(text: str = TEXT) -> str:
    return str(Digest.of(text.encode()))


def agree(record: Record, drafted: Deed, *parties: object, text: str = TEXT) -> None:
    for party in parties:
        record.step(party, drafted, "agree", digest=digest(text))


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_it_is_agreed_with_the_last_member_and_not_before(record: Record, drafted: Deed) -> None:
    record.step(A, drafted, "release")
    agree(record, drafted, B, B, D)
    assert record.matter(drafted).state is State.DRAFT
    assert record.matter(drafted).details.missing == (C,)
    agree(record, drafted, C)
    record.step(A, drafted, "release")
    matter = record.matter(drafted)
    assert matter.state is State.RELEASED
    assert [(r.text, r.since) for r in matter.details.released] == [(TEXT, matter.steps[-1].at)]
    assert codes(matter) == ["council.not_now", "council.nothing_new", "council.not_yours"]


def test_agreement_is_to_the_very_words(record: Record, drafted: Deed) -> None:
    agree(record, drafted, C)
    record.step(B, drafted, "propose_text", new_text=OTHER)
    agree(record, drafted, C)  # to the words that stood before
    matter = record.matter(drafted)
    assert codes(matter) == ["council.not_this_text"]
    assert matter.details.missing == (A, C)
    agree(record, drafted, A, C, text=OTHER)
    assert record.matter(drafted).state is State.AGREED
    assert [draft.text for draft in record.matter(drafted).details.drafts] == [TEXT, OTHER]


def test_without_a_joint_text_statements_stand_beside_the_empty_place(record: Record, drafted: Deed) -> None:
    record.step(B, drafted, "object", grounds="No agenda is left.")
    for party, words in ((A, "The Chair saw differences."), (B, "No positive agenda.")):
        record.step(party, drafted, "release_alone", statement=words)
    agree(record, drafted, C)
    matter = record.matter(drafted)
    assert matter.state is State.NO_JOINT_TEXT
    assert matter.details.released == ()
    assert [(said.by, said.text) for said in matter.details.alone] == [
        (A, "The Chair saw differences."), (B, "No positive agenda."),
    ]  # fmt: skip
    assert matter.details.alone[0].at < matter.details.alone[1].at
    assert codes(matter) == ["council.not_now"]


def test_under_embargo_it_is_released_in_the_second_stated_and_not_by_hand(record: Record, drafted: Deed) -> None:
    agree(record, drafted, B, C)
    record.step(A, drafted, "set_embargo", **UNTIL)
    record.step(A, drafted, "release")
    assert record.matter(drafted, 10 * HOUR - 1).state is State.EMBARGOED
    assert record.matter(drafted, 10 * HOUR - 1).due == START + 10 * HOUR
    late = record.matter(drafted, 99 * HOUR)
    assert late.state is State.RELEASED
    assert late.details.released[0].since == START + 10 * HOUR
    assert late.steps[-1].by is None
    assert codes(late) == ["council.not_now"]


def test_an_embargo_stated_at_the_opening_waits_for_agreement(record: Record) -> None:
    early = record.enter(A, "communique", BODY | {"embargo_until": UNTIL["embargo_until"]})
    agree(record, early, B)
    assert record.matter(early, 11 * HOUR).state is State.DRAFT
    record.at = 12 * HOUR
    agree(record, early, C)
    assert record.matter(early, 13 * HOUR).state is State.AGREED  # the time is past: the Chair releases


def test_a_time_of_release_lies_ahead_and_moves_only_before_it_came(record: Record, drafted: Deed) -> None:
    agree(record, drafted, B, C)
    record.step(A, drafted, "set_embargo", embargo_until=Instant(START).iso, zone="UTC")
    record.step(B, drafted, "set_embargo", **UNTIL)
    record.step(A, drafted, "set_embargo", **UNTIL)
    record.step(A, drafted, "set_embargo", after=11 * HOUR, **UNTIL | {"embargo_until": Instant(START + 99 * HOUR).iso})
    matter = record.matter(drafted)
    assert matter.state is State.RELEASED
    assert codes(matter) == ["council.ends_too_early", "council.not_yours", "council.not_now"]


def test_a_correction_needs_every_member_and_leaves_the_old_version_visible(record: Record, drafted: Deed) -> None:
    agree(record, drafted, B, C)
    record.step(A, drafted, "release")
    record.step(A, drafted, "correct", new_text=TEXT, corrects="Nothing")
    record.step(A, drafted, "correct", new_text=OTHER, corrects="What was agreed")
    agree(record, drafted, B, text=OTHER)
    pending = record.matter(drafted)
    assert pending.state is State.RELEASED
    assert [version.text for version in pending.details.released] == [TEXT]
    agree(record, drafted, C, text=OTHER)
    matter = record.matter(drafted)
    assert matter.state is State.CORRECTED
    assert [(v.text, v.corrects) for v in matter.details.released] == [(TEXT, ""), (OTHER, "What was agreed")]
    assert codes(matter) == ["council.nothing_new"]


@pytest.mark.parametrize("kind", ["chair_statement", "chair_summary", "national_statement", "press_release"])
def test_a_text_that_speaks_for_one_party_needs_nobody_else_and_is_released_by_it_alone(
    record: Record, kind: str
) -> None:
    own = record.enter(B, "communique", BODY | {"kind": kind, "chair": str(A)})
    assert record.matter(own).state is State.AGREED
    record.step(A, own, "release")
    record.step(A, own, "object")
    record.step(B, own, "release")
    record.step(B, own, "correct", new_text=OTHER, corrects="The end")
    matter = record.matter(own)
    assert matter.state is State.CORRECTED
    assert [version.text for version in matter.details.released] == [TEXT, OTHER]
    assert codes(matter) == ["council.not_yours"] * 2


def test_a_text_may_be_proposed_later(record: Record) -> None:
    empty = record.enter(A, "communique", {"kind": "joint_statement", "title": "Statement"})
    assert record.matter(empty).state is State.NONE
    record.step(C, empty, "propose_text", new_text=TEXT)
    matter = record.matter(empty)
    assert (matter.state, matter.details.missing) == (State.DRAFT, (A, B))
