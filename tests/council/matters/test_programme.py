"""Work programmes: fields and tracks as data, each party's own word, agreed only by all (seed-map S9, S10, C32)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.council.matters.kit import A, B, C, D, Deed, Record

from detente.council.acts.forms.programme import ItemWord
from detente.council.machines.programme import ProgrammeState as State
from detente.council.matters import Matter
from detente.errors import OursError
from detente.kernel import DispatchId, PartyName

RELATIONS, SECURITY, RISKS = "Relations", "European security", "Risk reduction"
BODY: dict[str, Any] = {
    "title": "Three fields",
    "tracks": [{"name": "Bilateral", "parties": [str(A), str(B)]}, {"name": "Council"}],
    "fields": [
        {"title": RELATIONS, "parties": [str(A), str(B)], "items": ["Missions", "Lines"]},
        {"title": SECURITY, "lead": "Council"},
        {"title": RISKS, "items": ["Exercises"]},
    ],
}


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def opened(record: Record) -> Deed:
    return record.enter(A, "programme", BODY)


def codes(matter: Matter) -> list[str]:
    return [refused.code for refused in matter.refused]


def together(matter: Matter, field: str, item: str) -> ItemWord | None:
    found = matter.details.field(field)
    return found.together(found.item(item))


def say(record: Record, opened: Deed, party: PartyName, word: str, field: str = RISKS, item: str = "Exercises") -> None:
    record.step(party, opened, "item_status", field=field, item=item, status=word)


def test_parties_of_a_field_are_data(record: Record, opened: Deed) -> None:
    details = record.matter(opened).details
    assert [field.parties for field in details.fields] == [(A, B), (A, B, C), (A, B, C)]
    assert [track.parties for track in details.tracks] == [(A, B), (A, B, C)]


def test_an_item_is_agreed_only_when_all_parties_of_its_field_say_so(record: Record, opened: Deed) -> None:
    for party in (A, B):
        say(record, opened, party, "agreed")
    matter = record.matter(opened)
    assert together(matter, RISKS, "Exercises") is None
    item = matter.details.field(RISKS).item("Exercises")
    assert (item.word_of(A), item.word_of(C)) == (ItemWord.AGREED, None)
    say(record, opened, C, "in_force")
    assert together(record.matter(opened), RISKS, "Exercises") is ItemWord.AGREED
    for party in (A, B):
        say(record, opened, party, "in_force")
    assert together(record.matter(opened), RISKS, "Exercises") is ItemWord.IN_FORCE
    say(record, opened, B, "held")
    matter = record.matter(opened)
    assert together(matter, RISKS, "Exercises") is None
    assert len(matter.details.field(RISKS).item("Exercises").words) == 6


def test_two_of_two_agree_in_their_own_field_and_the_third_has_no_word_there(record: Record, opened: Deed) -> None:
    say(record, opened, C, "rejected", RELATIONS, "Missions")
    for party in (A, B):
        say(record, opened, party, "accepted_for_discussion", RELATIONS, "Missions")
    matter = record.matter(opened)
    assert together(matter, RELATIONS, "Missions") is ItemWord.ACCEPTED_FOR_DISCUSSION
    assert codes(matter) == ["council.not_in_field"]


def test_another_order_holds_when_all_accept_that_very_order(record: Record, opened: Deed) -> None:
    first, other = [RELATIONS, SECURITY, RISKS], [RISKS, RELATIONS, SECURITY]
    record.step(B, opened, "order", order=first[:2])
    record.step(B, opened, "order", order=other)
    record.step(C, opened, "accept_order", order=first)  # crossed with the proposal
    record.step(A, opened, "accept_order", order=other)
    matter = record.matter(opened)
    assert matter.state is State.ORDER_PROPOSED
    assert [field.title for field in matter.details.fields] == first
    assert codes(matter) == ["council.order_incomplete", "council.not_this_order"]
    record.step(C, opened, "accept_order", order=other)
    matter = record.matter(opened)
    assert matter.state is State.ACCEPTED
    assert [field.title for field in matter.details.fields] == other


def test_a_field_and_an_item_are_added_once(record: Record, opened: Deed) -> None:
    record.step(C, opened, "add_field", field="Arms control", items=["Nuclear"])
    record.step(B, opened, "add_field", field="Arms control")
    record.step(B, opened, "add_item", field="Arms control", item="Biological")
    record.step(B, opened, "add_item", field="Arms control", item="Biological")
    record.step(B, opened, "add_item", field="Space", item="Tests")
    record.step(B, opened, "own_item", field="Arms control", item="Chemical", owner="First department")
    record.step(B, opened, "own_item", field="Arms control", item="Biological", owner="First department")
    matter = record.matter(opened)
    field = matter.details.fields[-1]
    assert [(item.title, item.by, item.owners) for item in field.items] == [
        ("Nuclear", C, ()), ("Biological", B, ((B, "First department"),)),
    ]  # fmt: skip
    assert codes(matter) == [
        "council.nothing_new", "council.nothing_new", "council.no_such_field", "council.no_such_item",
    ]  # fmt: skip


def test_what_is_filed_names_who_filed_it_and_may_be_filed_elsewhere_too(record: Record, opened: Deed) -> None:
    paper = record.enter(B, "letter", {"paper": "letter", "text": "Proposals"}).id
    record.step(B, opened, "file_under", field=RISKS)
    record.step(B, opened, "file_under", ("cites", paper))
    record.step(B, opened, "file_under", ("cites", paper), track="None")
    record.step(B, opened, "file_under", ("cites", paper), field=RISKS, track="Council")
    record.step(A, opened, "file_under", ("cites", paper), field=SECURITY)
    matter = record.matter(opened)
    assert [(f.by, f.dispatch, f.field, f.track) for f in matter.details.filings] == [
        (B, paper, RISKS, "Council"), (A, paper, SECURITY, ""),
    ]  # fmt: skip
    assert codes(matter) == ["council.needs_one_ref", "council.file_where", "council.no_such_track"]


def test_a_copy_for_a_state_that_is_discussed_needs_the_consent_of_all(record: Record, opened: Deed) -> None:
    offer = {"whom": "Delta", "place": "copy", "field": SECURITY}
    record.step(B, opened, "agree_copy", **offer)
    record.step(A, opened, "copy_offered", **offer)
    record.step(B, opened, "copy_offered", **offer)
    record.step(B, opened, "agree_copy", **offer)
    record.step(B, opened, "agree_copy", **offer)
    record.step(D, opened, "agree_copy", **offer)
    matter = record.matter(opened)
    assert not matter.details.offers[0].in_effect
    assert codes(matter) == [
        "council.no_such_offer", "council.nothing_new", "council.nothing_new", "council.not_yours",
    ]  # fmt: skip
    record.step(C, opened, "agree_copy", **offer)
    assert record.matter(opened).details.offers[0].in_effect


def test_a_closed_programme_keeps_what_it_holds(record: Record, opened: Deed) -> None:
    record.step(B, opened, "close")
    record.step(A, opened, "close")
    say(record, opened, A, "agreed")
    matter = record.matter(opened)
    assert (matter.state, len(matter.details.fields)) == (State.CLOSED, 3)
    assert codes(matter) == ["council.not_yours", "council.not_now"]


def test_fields_never_grow_beyond_what_can_be_put_in_order(record: Record, opened: Deed) -> None:
    for number in range(48):
        record.step(A, opened, "add_field", field=f"Field {number}", after=1)
    matter = record.matter(opened)
    assert len(matter.details.fields) == 50
    assert codes(matter) == ["council.too_many"]


def test_two_fields_of_one_title_are_refused(record: Record) -> None:
    with pytest.raises(OursError, match="repeated"):
        record.enter(A, "programme", BODY | {"fields": [{"title": RISKS}, {"title": RISKS}]})


def test_what_was_said_of_an_item_has_its_dispatch(record: Record, opened: Deed) -> None:
    say(record, opened, A, "held")
    (word,) = record.matter(opened).details.field(RISKS).item("Exercises").words
    assert isinstance(word.dispatch, DispatchId)
