"""The positions of January and February 2022 as matters: E24, E32, E35, E45, E58; stories 4, 9, 14; R5.

A stands for the Alliance’s side, B for Russia, C for a further member; texts are the tests’ own, facts are the record’s.
"""

from __future__ import annotations

import pytest
from tests.council.matters.kit import A, B, C, Record

from detente.council.acts.forms.programme import ItemWord
from detente.council.machines.commitment import CommitmentState
from detente.council.machines.communique import CommuniqueState
from detente.council.machines.concern import ConcernState
from detente.council.matters import KINDS, fold_matter, matter_of
from detente.council.matters.attached import attached
from detente.council.matters.principle_flags import Article, conflicts
from detente.kernel import Traffic


@pytest.fixture
def record() -> Record:
    return Record()


def test_e24_a_meeting_without_a_joint_text(record: Record) -> None:
    text = record.enter(A, "communique", {"kind": "communique", "title": "Council", "body": "Council"})
    record.step(B, text, "object", grounds="Time is needed.")
    record.step(A, text, "release_alone", statement="Allies restated the open door.")
    record.step(B, text, "release_alone", statement="No unifying agenda is left.")
    matter = record.matter(text)
    assert matter.state is CommuniqueState.NO_JOINT_TEXT
    assert [said.by for said in matter.details.alone] == [A, B]
    assert matter.details.draft is None


def test_e32_three_areas_whose_first_has_other_parties_in_another_reading(record: Record) -> None:
    fields = [
        {"title": "NATO-Russia relations"},
        {"title": "Russia-US relations", "parties": [str(A), str(B)]},
        {"title": "European security", "items": ["Around Ukraine"]},
        {"title": "Risk reduction", "items": ["Exercises", "Incidents"]},
    ]
    work = record.enter(A, "programme", {"title": "Written proposals", "fields": fields})
    record.step(B, work, "item_status", field="Risk reduction", item="Exercises", status="accepted_for_discussion")
    record.step(A, work, "copy_offered", whom="Ukraine", place="copy", field="European security")
    details = record.matter(work).details
    field = details.field("Risk reduction")
    assert field.item("Exercises").word_of(B) is ItemWord.ACCEPTED_FOR_DISCUSSION
    assert field.together(field.item("Exercises")) is None  # the others said nothing
    assert not details.offers[0].in_effect


def test_e35_one_paragraph_asked_of_each_and_read_by_none_for_another(record: Record) -> None:
    cited = record.enter(B, "commitment", {"document": "Astana, 2010", "paragraph": "3", "quoted": "Indivisible."})
    record.step(B, cited, "read", reading="None at the cost of another.")
    record.step(A, cited, "read", reading="Each is free to choose, in the same sentence.")
    matter = record.matter(cited)
    assert matter.state is CommitmentState.CITED
    assert [reading is None for _, reading in matter.details.side_by_side] == [False, False, True]


def test_e45_closed_principles_flag_an_article_and_block_nothing(record: Record) -> None:
    chosen = {"own_wording": "Each nation chooses its path.", "openness": "closed", "topics": ["enlargement"]}
    ours = record.enter(A, "principle", chosen | {"title": "Choice"})
    defence = record.enter(A, "principle", chosen | {"title": "Defence of all allies", "topics": ["deployments"]})
    theirs = record.enter(B, "principle", chosen | {"title": "Indivisibility", "own_wording": "At no one’s cost."})
    known = [record.matter(deed) for deed in (ours, defence, theirs)]
    draft = [Article("4", ("deployments",)), Article("5", ("missiles",)), Article("6", ("enlargement",))]
    found = [(flag.article.number, flag.title, flag.party) for flag in conflicts(known, draft)]
    assert found == [
        ("4", "Defence of all allies", A), ("6", "Choice", A), ("6", "Indivisibility", B),
    ]  # fmt: skip


def test_story_4_both_readings_of_a_concern_stand_side_by_side(record: Record) -> None:
    filed = record.enter(B, "concern", {"title": "Infrastructure", "text": "It moves nearer.", "basis_paragraph": "8"})
    record.step(A, filed, "hear")
    record.step(A, filed, "answer", reading="Paragraph 8 begins with the right to choose.", basis_paragraph="8")
    matter = record.matter(filed)
    assert matter.state is ConcernState.ANSWERED
    assert (matter.details.text, matter.details.readings[0].answer.by) == ("It moves nearer.", A)


def test_story_14_a_declaration_a_notice_and_a_condition_denied(record: Record) -> None:
    body = {"title": "Presence", "condition_text": "If", "consequence_text": "Then", "character": "warning"}
    declared = record.enter(A, "consequence", body)
    notice = record.enter(A, "presence", {"title": "Units", "where": "South-east", "nature": "Unit"},
                          ("cites", declared.id))  # fmt: skip
    record.step(B, declared, "contest_met", grounds="No aggression took place.")
    assert record.matter(notice).details.cites == (declared.id,)
    assert record.matter(declared).details.disputes[0].said.by == B


def test_a_test_message_moves_nothing_that_is_meant(record: Record) -> None:
    filed = record.enter(B, "concern", {"title": "Infrastructure", "text": "It moves nearer."})
    step = record.step(A, filed, "hear", traffic=Traffic.TEST)
    matter = record.matter(filed)
    assert (matter.state, matter.aside) == (ConcernState.FILED, (step.id,))


def test_every_kind_folds_on_its_own_and_touches_no_other(record: Record) -> None:
    """Deeds of all kinds in one record: each matter is the same with the others there and without."""
    first = {
        "principle": {"title": "P", "own_wording": "W", "openness": "closed"},
        "concern": {"title": "C", "text": "T"},
        "commitment": {"document": "D", "paragraph": "1", "quoted": "Q"},
        "position_statement": {"kind": "explanation", "text": "T"},
        "consequence": {"title": "C", "condition_text": "If", "consequence_text": "Then", "character": "other"},
        "presence": {"title": "P", "where": "W", "nature": "N"},
        "programme": {"title": "P", "fields": [{"title": "F"}]},
        "communique": {"kind": "press_release", "title": "C", "text": "T"},
    }
    opened = {name: record.enter(C, KINDS[name].opens, body) for name, body in first.items()}
    for deed in opened.values():
        mine = [known for known in record.deeds if matter_of(known) == deed.id]
        assert mine == [deed]
        assert fold_matter(deed.id, mine) == record.matter(deed)
        assert attached(deed.id, record.deeds) is None or deed in (opened["position_statement"], opened["communique"])
