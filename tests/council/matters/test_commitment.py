"""Shared commitments: “all” are the signatories; readings stand side by side (seed-map S4, C06, A14)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.machines.commitment import CommitmentState as State
from detente.council.matters import Matter
from detente.errors import OursError
from detente.kernel import PartyName

BODY = {
    "document": "Charter for European Security", "paragraph": "8", "signed": "1999-11-19",
    "quoted": "They will not strengthen their security at the expense of the security of other States.",
    "signatories": [str(A), str(B)],
}  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def cited(record: Record) -> Deed:
    return record.enter(A, "commitment", BODY)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def test_all_are_the_signatories_and_nobody_confirms_for_another(record: Record, cited: Deed) -> None:
    record.step(C, cited, "confirm")  # an addressee, not a signatory
    record.step(A, cited, "confirm")
    record.step(A, cited, "confirm")
    assert record.matter(cited).details.not_confirmed == (B,)
    record.step(B, cited, "confirm")
    matter = record.matter(cited)
    assert matter.state is State.CONFIRMED
    assert codes(matter) == ["council.not_yours", "council.nothing_new"]


def test_a_signatory_that_is_not_on_the_line_keeps_it_from_being_all(record: Record) -> None:
    wide = record.enter(A, "commitment", BODY | {"signatories": [str(A), str(B), str(D)]})
    for party in (A, B, D):
        record.step(party, wide, "confirm")
    matter = record.matter(wide)
    assert (matter.state, matter.details.not_confirmed) == (State.CITED, (D,))
    assert codes(matter) == ["council.not_yours"]


def test_one_paragraph_two_readings_none_of_them_the_reading(record: Record, cited: Deed) -> None:
    for party in (A, B):
        record.step(party, cited, "confirm")
    record.step(A, cited, "read", reading="Alliances must not grow.")
    record.step(B, cited, "read", reading="Each State is free to choose.")
    record.step(B, cited, "contest_reading", whose=str(A), grounds="It leaves out the first sentence.")
    matter = record.matter(cited)
    assert matter.state is State.CONTESTED
    assert [(party, reading and reading.said.text) for party, reading in matter.details.side_by_side] == [
        (A, "Alliances must not grow."), (B, "Each State is free to choose."),
    ]  # fmt: skip
    record.step(B, cited, "withdraw_contest", whose=str(A))
    assert record.matter(cited).state is State.CONFIRMED


def test_a_new_reading_keeps_the_old_one_and_what_was_said_against_it(record: Record, cited: Deed) -> None:
    record.step(A, cited, "read", reading="First.")
    record.step(B, cited, "contest_reading", whose=str(A))
    record.step(A, cited, "read", reading="Second.")
    details = record.matter(cited).details
    assert record.matter(cited).state is State.CITED
    assert [(r.said.text, len(r.contests)) for r in details.earlier] == [("First.", 1)]


@pytest.mark.parametrize(
    ("party", "step", "body", "code"),
    [
        (A, "contest_reading", {"whose": str(A)}, "council.own_reading"),
        (A, "contest_reading", {"whose": str(B)}, "council.no_such_reading"),
        (B, "withdraw_reading", {}, "council.no_such_reading"),
        (B, "withdraw_contest", {"whose": str(A)}, "council.nothing_new"),
        (B, "withdraw", {}, "council.not_yours"),
    ],
)
def test_what_is_not_there_cannot_be_contested_or_withdrawn(
    record: Record, cited: Deed, party: PartyName, step: str, body: dict[str, str], code: str
) -> None:
    record.step(A, cited, "read", reading="Ours.")
    record.step(party, cited, step, **body)
    assert codes(record.matter(cited)) == [code]


def test_a_citation_is_withdrawn_and_its_readings_stay(record: Record, cited: Deed) -> None:
    record.step(B, cited, "read", reading="Ours.")
    record.step(A, cited, "withdraw")
    matter = record.matter(cited)
    assert (matter.state, len(matter.details.readings)) == (State.WITHDRAWN, 1)


def test_its_title_is_document_and_paragraph_where_the_author_gave_none(record: Record, cited: Deed) -> None:
    assert record.matter(cited).title == "Charter for European Security, 8"
    with pytest.raises(OursError, match="too_long"):
        record.enter(A, "commitment", BODY | {"quoted": "x" * 2001})
