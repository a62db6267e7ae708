"""Sections of a form with colleagues: who may hand on, take back, hand back; what two writers save at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.errors import DetenteError
from detente.kernel import Instant, OfficeName, Officer
from detente.regimes.formats import Typed, print_of
from detente.station.commands.enrol_officer import enrol_officer
from detente.station.commands.hand_back_section import hand_back_section
from detente.station.commands.hand_section import hand_section
from detente.station.commands.save_answers import save_answers
from detente.station.commands.save_draft import discard_draft, save_draft
from detente.station.commands.take_back_section import take_back_section
from detente.station.queries.drafts import draft, drafts, remarks
from detente.station.queries.notices import form_draft, form_drafts, handed_to
from detente.station.queries.overview import overview
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, MovableClock, TestStation, make_station, officer_of

START = Instant.parse("2026-02-10T08:00:00Z")
FORM = "D-V-42"


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestStation]:
    made = make_station(Path(tmp_path_factory.mktemp("handing")), clock=MovableClock(START))
    for login, roles in (("third", ("draft",)), ("watch", ("watch",))):
        enrol_officer(made.house, Officer(login, login.title(), OfficeName("Ministry"), roles), PASSPHRASE)
    yield made
    made.house.store.close()


def begin(station: TestStation) -> str:
    pack = station.house.packs.pack("vienna-document-2011")
    body = {"regime": pack.name, "rules": pack.digest, "format": FORM}
    return save_draft(station.house, officer_of(station), DraftFields("notice", subject="S", body=body)).id


def fails(code: str, deed, *arguments: object) -> None:
    with pytest.raises(DetenteError) as refused:
        deed(*arguments)
    assert refused.value.code == f"station.{code}"


def test_a_section_goes_to_a_colleague_and_comes_back(station: TestStation) -> None:
    house, desk, head, id_ = station.house, officer_of(station), officer_of(station, "head"), begin(station)
    hand_section(house, desk, id_, "land", "head", " The brigades, please. ")
    (handed,) = draft(house, id_).handed
    assert (handed.section, handed.holder, handed.given_by) == (
        "land",
        ("head", "Head of desk"),
        ("desk", "Desk officer"),
    )
    assert (handed.given_at, handed.note, handed.is_open) == (house.clock.now(), "The brigades, please.", True)
    assert [one.handed for one in handed_to(house, "head")] == [handed]
    assert overview(house, head).handed == handed_to(house, "head")
    assert overview(house, desk).handed == ()
    assert next(one for one in drafts(house) if one.id == id_).with_officer("head") == (handed,)
    (told,) = [one for one in remarks(house, id_) if one.code == "station.section_handed"]
    assert told.level == "warns"
    assert dict(told.fields) == {"section": "Land forces", "officer": "Head of desk", "at": handed.given_at.iso}
    house.clock.move(seconds=60)
    hand_back_section(house, head, id_, "land")
    (ended,) = draft(house, id_).handed
    assert (ended.outcome, ended.ended_by, ended.ended_at) == ("done", ("head", "Head of desk"), house.clock.now())
    assert id_ not in [one.handed.draft for one in handed_to(house, "head")]
    assert not [one for one in remarks(house, id_) if one.code == "station.section_handed"]
    hand_section(house, desk, id_, "land", "third")  # once more, to somebody else: both stay on the record of the draft
    take_back_section(house, desk, id_, "land")
    assert [one.outcome for one in draft(house, id_).handed] == ["done", "taken_back"]
    last = form_draft(house, id_).handed("land")
    assert last is not None and last.holder[0] == "third"


def test_who_may_not_and_what_is_not_there_is_refused(station: TestStation) -> None:
    house, desk, head = station.house, officer_of(station), officer_of(station, "head")
    third, watch, id_ = officer_of(station, "third"), officer_of(station, "watch"), begin(station)
    fails("not_permitted", hand_section, house, watch, id_, "land", "head")
    fails("not_permitted", hand_section, house, desk, id_, "land", "watch")
    fails("unknown_officer", hand_section, house, desk, id_, "land", "nobody")
    fails("no_section", hand_section, house, desk, id_, "nosuch", "head")
    fails("unknown_draft", hand_section, house, desk, "nosuch", "land", "head")
    for note in ("x" * 301, "two\nlines", "a\u202eb"):
        fails("bad_field", hand_section, house, desk, id_, "land", "head", note)
    fails("section_with_nobody", take_back_section, house, desk, id_, "land")
    fails("section_with_nobody", hand_back_section, house, head, id_, "land")
    hand_section(house, third, id_, "land", "head")
    fails("section_with_colleague", hand_section, house, desk, id_, "land", "third")
    fails("not_yours_to_hand_back", hand_back_section, house, desk, id_, "land")
    fails("not_yours_to_take_back", take_back_section, house, head, id_, "land")
    take_back_section(house, desk, id_, "land")  # as the author of the draft
    letter = save_draft(house, desk, DraftFields("letter", body={"paper": "letter"})).id
    fails("no_form", hand_section, house, desk, letter, "land", "head")


def test_what_was_handed_on_goes_with_the_draft(station: TestStation) -> None:
    house, id_ = station.house, begin(station)
    hand_section(house, officer_of(station), id_, "land", "head")
    discard_draft(house, officer_of(station), id_)
    with house.store.read() as tx:
        assert tx.handings(id_) == ()
    assert id_ not in [one.handed.draft for one in handed_to(house, "head")]


def test_a_form_that_is_not_at_hand_any_more_hides_nothing_else(station: TestStation) -> None:
    """A draft whose rules were taken off the shelf is left out of the lists of forms, and still warned about."""
    house, desk, id_ = station.house, officer_of(station), begin(station)
    hand_section(house, desk, id_, "land", "head")
    fields = draft(house, id_).fields
    body = {**fields.body, "regime": "gone", "rules": "ab" * 32}
    save_draft(house, desk, DraftFields("notice", subject="S", body=body), id_)
    assert id_ not in [one.draft.id for one in form_drafts(house)]
    assert [dict(one.fields)["section"] for one in remarks(house, id_) if one.code == "station.section_handed"] == [
        "land"
    ]
    assert id_ not in [one.handed.draft for one in handed_to(house, "head")]
    discard_draft(house, desk, id_)


def test_writers_of_different_sections_keep_both_and_of_the_same_are_told(station: TestStation) -> None:
    house, desk, head, id_ = station.house, officer_of(station), officer_of(station, "head"), begin(station)
    empty = print_of({})
    mine = {"general": Typed({"designation": "Iron Wolf"}, empty), "land": Typed({}, empty)}
    assert save_answers(house, desk, id_, mine).clashes == ()
    assert save_answers(house, head, id_, {"land": Typed({"troops": "9500"}, empty)}).clashes == ()
    saved = save_answers(house, desk, id_, {**mine, "land": Typed({"troops": "1"}, empty)})
    assert saved.clashes == ("land",)
    assert form_draft(house, id_).filling.flat == {"designation": "Iron Wolf", "troops": "9500"}
    again = save_answers(house, desk, id_, {"land": Typed({"troops": "1"}, print_of({"troops": "9500"}))})
    assert again.clashes == ()
    assert form_draft(house, id_).filling.flat["troops"] == "1"


def test_many_at_once_lose_nothing(station: TestStation) -> None:
    house, id_ = station.house, begin(station)
    sections = [one.name for one in form_draft(house, id_).filling.form.sections]
    question = {one.section: one.name for one in form_draft(house, id_).filling.form.questions if one.type == "text"}

    def write(section: str) -> None:
        for number in range(5):
            save_answers(house, officer_of(station), id_, {section: Typed({question[section]: str(number)})})

    threads = [threading.Thread(target=write, args=(section,)) for section in sections if section in question]
    assert len(threads) > 3
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(form_draft(house, id_).filling.flat.values()) == {"4"}
    assert len(form_draft(house, id_).filling.flat) == len(threads)


def test_the_heading_is_saved_beside_the_answers(station: TestStation) -> None:
    """Addressees and subject are written on the draft's own page, while a colleague writes answers."""
    house, desk, id_ = station.house, officer_of(station), begin(station)
    old = draft(house, id_).fields
    save_answers(house, officer_of(station, "head"), id_, {"land": Typed({"troops": "9500"})})
    save_draft(house, desk, DraftFields("notice", subject="Another", body=dict(old.body)), id_, ("answers",))
    assert draft(house, id_).fields.subject == "Another"
    assert form_draft(house, id_).filling.flat == {"troops": "9500"}
