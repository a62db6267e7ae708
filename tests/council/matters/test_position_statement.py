"""Statements of position: the author's words, attached by whoever records it, changing nothing (§ 9, § 14: 11)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.acts.forms.position_statement import StatementKind
from detente.council.machines.position_statement import StatementState as State
from detente.council.matters import Matter
from detente.council.matters.attached import attached, statements_on
from detente.errors import OursError
from detente.kernel import Digest

TEXT = "The Council meets in a series."
BODY = {
    "kind": "interpretative", "text": "We read “series” as two meetings.", "asks_attachment_to": "decision",
    "chair": str(A), "rule_cited": "paragraph IV.1(A)6", "aligned": [str(C)],
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def decided(record: Record) -> Deed:
    return record.enter(A, "decision", {"title": "Series", "text": TEXT, "body": "Council"})


@pytest.fixture
def made(record: Record, decided: Deed) -> Deed:
    return record.enter(B, "position_statement", BODY, ("attached_to", decided.id))


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.mark.parametrize("kind", StatementKind)
def test_no_kind_of_statement_changes_the_text_it_is_attached_to(
    record: Record, decided: Deed, kind: StatementKind
) -> None:
    for step in ("discuss", "test"):
        record.step(A, decided, step)
    statement = record.enter(B, "position_statement", BODY | {"kind": kind.value}, ("attached_to", decided.id))
    record.step(A, decided, "adopt")
    record.step(A, statement, "attach", attached_as="Attachment 1")
    found = attached(decided.id, record.deeds)
    assert found is not None
    assert found.unchanged
    assert found.before == found.after == Digest.of(TEXT.encode())
    assert [matter.state for matter in found.statements] == [State.ATTACHED]


def test_a_text_changed_by_its_own_steps_is_the_same_with_and_without_statements(
    record: Record, decided: Deed, made: Deed
) -> None:
    record.step(A, decided, "table", new_text=TEXT + " Two of them.")
    found = attached(decided.id, record.deeds)
    assert found is not None
    assert found.after == Digest.of((TEXT + " Two of them.").encode())
    assert found.unchanged
    assert attached(made.id, record.deeds[1:2]) is not None  # a statement has words of its own
    assert attached(decided.id, record.deeds[1:2]) is None  # its target is not on record here


def test_only_the_chair_named_records_the_attachment_and_only_when_asked(record: Record, made: Deed) -> None:
    record.step(B, made, "attach")
    record.step(A, made, "attach", attached_as="Attachment 2")
    matter = record.matter(made)
    assert matter.state is State.ATTACHED
    assert matter.details.attachment.attached_as == "Attachment 2"
    assert codes(matter) == ["council.not_yours"]
    plain = record.enter(B, "position_statement", {"kind": "explanation", "text": "We abstained from nothing."})
    record.step(B, plain, "attach")
    assert codes(record.matter(plain)) == ["council.attachment_not_asked"]


def test_who_asks_for_an_attachment_names_who_records_it(record: Record) -> None:
    lacking = {name: value for name, value in BODY.items() if name != "chair"}
    with pytest.raises(OursError, match="attachment_needs_chair"):
        record.enter(B, "position_statement", lacking)
    record.enter(B, "position_statement", lacking | {"asks_attachment_to": "none"})


def test_a_party_aligns_itself_and_may_say_that_it_does_not(record: Record, made: Deed) -> None:
    record.step(C, made, "not_aligned", grounds="We were not asked.")
    record.step(B, made, "align")
    record.step(D, made, "align")
    details = record.matter(made).details
    assert (details.aligned, details.align, details.not_aligned) == ((C,), (), (C,))
    assert codes(record.matter(made)) == ["council.not_yours"] * 2
    record.step(C, made, "align")
    assert record.matter(made).details.align == (C,)
    assert record.matter(made).details.not_aligned == ()


def test_others_answer_and_do_not_edit(record: Record, made: Deed) -> None:
    record.step(C, made, "answer", answer="We read it otherwise.")
    record.step(C, made, "supersede")
    matter = record.matter(made)
    assert matter.details.text == BODY["text"]
    assert matter.details.answers[0].by == C
    assert codes(matter) == ["council.not_yours"]


def test_a_later_statement_takes_its_place_and_the_old_one_stays(record: Record, decided: Deed, made: Deed) -> None:
    refs = (("attached_to", decided.id), ("revises", made.id))
    later = record.enter(B, "position_statement", BODY | {"text": "We read it as three."}, *refs)
    record.step(B, made, "supersede")
    record.step(B, made, "supersede", ("cites", later.id))
    record.step(A, made, "attach")
    matter = record.matter(made)
    assert (matter.state, matter.details.superseded_by) == (State.SUPERSEDED, later.id)
    assert matter.details.text == BODY["text"]
    assert codes(matter) == ["council.needs_one_ref", "council.not_now"]
    assert record.matter(later).details.revises == (made.id,)
    assert [statement.id for statement in statements_on(decided.id, record.deeds)] == [made.id, later.id]
