"""Relations: one side severs, both restore, named functions stay (R17, E77)."""

from __future__ import annotations

import pytest
from tests.council.matters.kit import HOUR, START, A, B, C, Deed, Record

from detente.council.acts import read_act
from detente.council.acts.forms.relations import Function
from detente.council.machines.relations import RelationsState as State
from detente.council.matters import Matter
from detente.errors import OursError
from detente.kernel import Instant


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


@pytest.fixture
def record() -> Record:
    return Record((A, B, C))


@pytest.fixture
def relations(record: Record) -> Deed:
    body = {"title": "Relations", "between": [str(A), str(B)], "what": "Diplomatic relations"}
    return record.enter(A, "relations", body)


def test_severed_relations_keep_the_functions_that_were_named(record: Record, relations: Deed) -> None:
    """E77: relations severed, the consular function kept, the chargé recalled."""
    record.step(B, relations, "sever", kept=["consular", "emergency_contact"])
    record.step(B, relations, "recall", office="Chargé d’affaires")
    record.step(B, relations, "name_protecting", protecting="Switzerland")
    matter = record.matter(relations)
    assert matter.state is State.SEVERED
    assert matter.details.kept == (Function.CONSULAR, Function.EMERGENCY_CONTACT)
    assert matter.details.recalls[0].by == B
    assert matter.details.protecting == ((B, "Switzerland"),)


def test_a_severance_waits_for_its_instant_and_never_comes_before_it_was_said(record: Record, relations: Deed) -> None:
    record.step(A, relations, "sever", kept=["none"], effective=Instant(START).iso)
    record.step(A, relations, "sever", kept=["none"], effective=Instant(START + HOUR).iso)
    assert codes(record.matter(relations)) == ["council.effective_before_announced"]
    assert record.matter(relations, HOUR - 1).state is State.SEVERANCE_NOTIFIED
    assert record.matter(relations, HOUR).state is State.SEVERED


def test_one_severs_and_both_restore(record: Record, relations: Deed) -> None:
    record.step(A, relations, "sever", kept=["consular"])
    record.step(A, relations, "restore")
    record.step(A, relations, "restore")
    record.step(C, relations, "restore")
    assert record.matter(relations).state is State.SEVERED
    record.step(B, relations, "restore")
    matter = record.matter(relations)
    assert matter.state is State.IN_FORCE
    assert codes(matter) == ["council.already_agreed", "council.not_yours"]
    assert [severance.by for severance in matter.details.past] == [A]
    assert matter.details.kept == ()


def test_whoever_reduced_restores(record: Record, relations: Deed) -> None:
    record.step(A, relations, "reduce", level="Chargés d’affaires")
    record.step(B, relations, "restore")
    record.step(B, relations, "reduce", level="Chargés d’affaires")
    record.step(A, relations, "restore")
    assert record.matter(relations).state is State.REDUCED
    record.step(B, relations, "restore")
    assert record.matter(relations).state is State.IN_FORCE
    assert codes(record.matter(relations)) == ["council.nothing_to_restore"]


def test_a_recall_severs_nothing(record: Record, relations: Deed) -> None:
    record.step(A, relations, "recall", office="Ambassador", for_consultations=True)
    assert record.matter(relations).state is State.IN_FORCE


def test_none_stands_alone() -> None:
    with pytest.raises(OursError) as refused:
        read_act("relations_step", {"step": "sever", "kept": ["none", "consular"]}, [("matter", "A" * 22 + "==")])
    assert refused.value.code == "council.none_stands_alone"
