"""Rules between two real stations: agreed, asked under, notified late, and the same findings byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.kernel import DispatchId, Instant
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.rebuild import rebuild
from detente.station.commands.save_draft import save_draft
from detente.station.queries.drafts import remarks
from detente.station.queries.regime_cases import case, cases
from detente.station.queries.regimes import DutiesWanted, duties_board, quota_table, regimes
from detente.station.queries.rules import rules
from detente.station.regimes import agreements, regime_of
from detente.station.views import DraftFields
from detente.testing import MovableClock, Postman, TestStation, introduce_all, make_station, officer_of
from detente.testing.officers import send

START = Instant.parse("2022-02-09T09:00:00Z")
NAME = "vienna-document-2011"


class Two:
    def __init__(self, folder: Path) -> None:
        self.clock = MovableClock(START)
        self.lt = make_station(folder, "lithuania.example", "LT", clock=self.clock)
        self.by = make_station(folder, "belarus.example", "BY", clock=self.clock)
        introduce_all([self.lt, self.by])
        self.postman = Postman([self.lt, self.by])
        self.pack = self.lt.house.packs.pack(NAME)

    def fields(
        self, by: TestStation, kind: str, body: dict[str, Any], *refs: tuple[str, DispatchId], traffic: str = "live"
    ) -> DraftFields:
        other = self.by if by is self.lt else self.lt
        to = ((other.house.party, "Verification Centre"),)
        return DraftFields(kind, "Verification Centre", to, kind, body=body, refs=refs, traffic=traffic)

    def act(
        self, by: TestStation, kind: str, body: dict[str, Any], *refs: tuple[str, DispatchId], traffic: str = "live"
    ) -> DispatchId:
        self.clock.move(seconds=1)
        sent = send(by, self.fields(by, kind, body, *refs, traffic=traffic))
        self.carry(by, sent)
        return sent

    def carry(self, by: TestStation, sent: DispatchId) -> None:
        other = self.by if by is self.lt else self.lt
        self.postman.until_quiet()
        open_dispatch(other.house, officer_of(other), sent)
        self.postman.until_quiet()

    def agree(self, *codes: str, rules: str = "", traffic: str = "live", **more: str) -> DispatchId:
        rules = rules or self.pack.digest
        offer = self.act(
            self.lt, "rules_agreement", {"title": "Rules", "regime": NAME, "rules": rules}, traffic=traffic
        )
        for station, code in ((self.lt, "LT"), (self.by, "BY")):
            step = {"step": "accept", "rules": rules, "code": code} | more
            if code in (codes or ("LT", "BY")):
                self.act(station, "rules_step", step, ("matter", offer), traffic=traffic)
        return offer

    def notice(self, form: str, case_: str, **answers: str) -> dict[str, Any]:
        rows = [{"field": field.replace("__", "."), "value": value} for field, value in answers.items()]
        return {"regime": NAME, "rules": self.pack.digest, "format": form, "case": case_, "answers": rows}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    made = Two(tmp_path)
    yield made
    for station in (made.lt, made.by):
        station.house.store.close()


def states(station: TestStation, item: str = "", **wanted: Any) -> dict[tuple[str, str], str]:
    board = duties_board(station.house, NAME, DutiesWanted(item=item, **wanted))
    return {(line.owed.duty, line.owed.by): line.owed.state.value for line in board.lines}


def test_rules_are_agreed_one_by_one_and_the_code_is_each_partys_own(two: Two) -> None:
    assert [line.is_agreed for line in regimes(two.lt.house)] == [False]
    two.agree()
    for station in (two.lt, two.by):
        (line,) = regimes(station.house)
        assert (line.is_agreed, line.digest) == (True, two.pack.digest)
        assert set(line.agreements[0].details.codes.values()) == {"LT", "BY"}


def test_a_request_runs_its_clock_over_a_weekend_at_both_ends(two: Two) -> None:
    two.agree()
    two.clock.move(days=2)  # Friday
    two.act(two.lt, "notice", two.notice("D-III-16.1", "LT-2022-1", to="BY", causes="Unusual activity."))
    assert states(two.by, "LT-2022-1")["explanation", "BY"] == "coming"
    two.clock.move(hours=48)
    assert states(two.by, "LT-2022-1")["explanation", "BY"] == "due"
    two.clock.move(hours=1)
    for station in (two.lt, two.by):
        found = states(station, "LT-2022-1")
        assert found["explanation", "BY"] == "missed"
        assert found["meeting_may_be_asked", "LT"] == "due"


def test_a_council_clarification_under_the_document_is_seen_by_its_rules(two: Two) -> None:
    two.agree()
    body = {
        "title": "Request", "activity": "Union Resolve", "reasons": "Unusual.", "questions": ["How many?"],
        "mechanism": "Vienna Document, chapter III", "due_hours": 48,
    }  # fmt: skip
    request = two.act(two.lt, "clarification_request", body)
    two.clock.move(hours=24)
    step = {"step": "reply", "answers": "It is routine.", "applies": "no"}
    two.act(two.by, "clarification_step", step, ("matter", request))
    two.act(two.lt, "clarification_step", {"step": "assess", "sufficiency": "insufficient"}, ("matter", request))
    for station in (two.lt, two.by):
        view = case(station.house, NAME, request.slug)
        answers = {said.rule: said.answer for said in view.explanations}
        assert answers["reply_in_time"] == "yes"
        assert answers["reply_sufficient"] == "no"
        assert answers["applicability_contested"] == "yes"
        assert view.matter == request
        assert view.label == "Request", "by its subject, since a slug tells nobody anything"
        assert {line.about for line in view.duties} == {"Request"}
        assert {line.owed.duty: line.owed.state.value for line in view.duties}["explanation"] == "done"


def test_offers_of_others_in_whatever_number_do_not_hide_the_rules_we_accepted(two: Two) -> None:
    agreed = two.agree()
    offer = {"title": "Other rules", "regime": NAME, "rules": "0" * 64}
    for _ in range(3):
        two.act(two.by, "rules_agreement", offer)
    house = two.lt.house
    with house.store.read() as tx:
        found = agreements(tx, house.party, house.clock.now(), limit=2)
        assert [one.matter for one in found][-1] == agreed
        assert len(found) == 3
        assert regime_of(house, tx, NAME, house.clock.now()).agreed.matter == agreed


NOTIFIED = {
    "designation": "Union Resolve", "purpose": "Training", "states": "BY", "kind": "land", "start": "2022-03-10",
    "end": "2022-03-20", "area": "Obuz-Lesnovsky", "in_zone": "yes", "single_command": "yes", "alert": "no",
    "troops": "12500", "troops_by_state__BY": "12500", "tanks__BY": "228", "acvs__BY": "470", "artillery__BY": "234",
}  # fmt: skip


def test_a_late_notification_is_flagged_with_its_paragraph_and_sent_all_the_same(two: Two) -> None:
    two.agree()
    fields = two.fields(two.by, "notice", two.notice("D-V-42", "BY-1", **NOTIFIED))
    saved = save_draft(two.by.house, officer_of(two.by), fields)
    found = {remark.code: dict(remark.fields) for remark in remarks(two.by.house, saved.id)}
    assert found["regimes.notice_late"]["cite"] == "38, 41"
    assert found["regimes.notice_late"]["due"] == "2022-01-27"
    assert all(remark.level == "warns" for remark in remarks(two.by.house, saved.id))
    sent = send(two.by, fields)
    two.carry(two.by, sent)
    view = case(two.lt.house, NAME, "BY-1")
    answers = {said.rule: said.answer for said in view.explanations}
    assert (answers["notifiable"], answers["observable"], answers["notified_late"]) == ("yes", "no", "yes")
    assert {line.owed.duty: line.owed.state.value for line in view.duties}["prior_notification"] == "late"
    assert view.sayings["troops"][0].by == two.by.house.party


def test_incomplete_and_contradictory_notices_are_told_before_release(two: Two) -> None:
    two.agree()
    two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **NOTIFIED))
    second = {**NOTIFIED, "troops": "8000", "troops_by_state__BY": "8000", "area": ""}
    second.pop("area")
    saved = save_draft(
        two.by.house, officer_of(two.by), two.fields(two.by, "notice", two.notice("D-V-42", "BY-1", **second))
    )
    found = {remark.code: dict(remark.fields) for remark in remarks(two.by.house, saved.id)}
    assert found["regimes.answer_missing"]["paragraph"] == "45.1"
    assert (found["regimes.notice_contradicts"]["earlier"], found["regimes.notice_contradicts"]["now"]) == (
        "12500",
        "8000",
    )


def test_what_a_notice_brings_about_is_told(two: Two) -> None:
    two.agree()
    larger = {**NOTIFIED, "troops": "13000", "troops_by_state__BY": "13000", "start": "2022-06-10", "end": "2022-06-20"}
    saved = save_draft(
        two.by.house, officer_of(two.by), two.fields(two.by, "notice", two.notice("D-V-42", "BY-1", **larger))
    )
    told = [
        dict(remark.fields)["cite"]
        for remark in remarks(two.by.house, saved.id)
        if remark.code == "regimes.notice_finding"
    ]
    assert "47, 58" in told


def test_another_party_does_not_change_the_figures_of_who_opened_it(two: Two) -> None:
    two.agree()
    two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **NOTIFIED))
    two.act(two.lt, "notice", two.notice("D-V-42C", "BY-1", what="We count 30,000.", troops="30000"))
    view = case(two.by.house, NAME, "BY-1")
    assert view.item.get("troops") == 12500
    assert [(one.by, one.value, one.counts) for one in view.sayings["troops"]] == [
        (two.by.house.party, 12500, True), (two.lt.house.party, 30000, False),
    ]  # fmt: skip


def test_both_stations_compute_the_same_findings_byte_for_byte_and_a_rebuild_changes_nothing(two: Two) -> None:
    two.agree()
    two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **NOTIFIED))
    two.act(two.lt, "notice", two.notice("D-III-16.1", "LT-1", to="BY", causes="Unusual."))
    two.clock.move(hours=20)
    two.act(two.by, "notice", two.notice("D-III-16.1R", "LT-1", answers="Routine.", applicability="contested"))
    two.clock.move(days=3)
    at = Instant(two.clock.now())
    digests = {duties_board(station.house, NAME, as_of=at).findings for station in (two.lt, two.by)}
    assert len(digests) == 1
    rebuild(two.by.house)
    assert {duties_board(two.by.house, NAME, as_of=at).findings} == digests
    assert {line.label for line in cases(two.lt.house, NAME)[1]} == {"Union Resolve", "LT-1"}


def test_suspension_excuses_from_its_date_with_its_own_words(two: Two) -> None:
    offer = two.agree()
    step = {"step": "suspend", "from_date": "2022-02-01", "statement": "Until further notice."}
    two.act(two.by, "rules_step", step, ("matter", offer))
    board = duties_board(two.lt.house, NAME, DutiesWanted(party="BY", states=("excused",)))
    assert board.lines
    assert {line.owed.statement for line in board.lines} == {"Until further notice."}


def test_quotas_count_what_the_record_holds(two: Two) -> None:
    two.agree()
    for number in (1, 2):
        answers = {"to": "BY", "reasons": "r", "area": "a", "entry": f"2022-02-1{number + 1}T09:00:00Z", "points": "p"}
        two.act(two.lt, "notice", two.notice("D-IX-I-1", f"I{number}", **answers))
    lines = {(line.standing.quota, line.standing.group): line for line in quota_table(two.by.house, NAME).lines}
    same = lines["inspections_same_state", ("BY", "LT")]
    assert (same.standing.certain, same.over) == (2, ("I2",))
    assert lines["inspections", ("BY",)].standing.left_least == 1


def test_a_correction_of_ones_own_counts_and_what_it_corrects_stays_in_time(two: Two) -> None:
    two.agree()
    early = {**NOTIFIED, "start": "2022-06-10", "end": "2022-06-20"}
    first = two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **early))
    two.clock.move(days=100)
    later = {**early, "troops": "12600", "troops_by_state__BY": "12600"}
    two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **later), ("supersedes", first))
    view = case(two.lt.house, NAME, "BY-1")
    assert view.item.get("troops") == 12600
    assert [(one.value, one.counts) for one in view.sayings["troops"]] == [(12500, False), (12600, True)]
    assert {line.owed.duty: line.owed.state.value for line in view.duties}["prior_notification"] == "done"


def test_what_was_sent_later_is_not_seen_at_an_earlier_moment(two: Two) -> None:
    two.agree()
    two.act(two.by, "notice", two.notice("D-V-42", "BY-1", **NOTIFIED))
    two.clock.move(days=1)
    at = Instant(two.clock.now())
    before = duties_board(two.lt.house, NAME, as_of=at).findings
    two.clock.move(days=1)
    two.act(two.by, "notice", two.notice("D-V-42C", "BY-1", what="More.", troops="14000"))
    assert duties_board(two.lt.house, NAME, as_of=at).findings == before


def test_rules_bind_those_who_accepted_them_from_the_day_they_named(two: Two) -> None:
    two.agree(from_date="2022-01-01")
    found = duties_board(two.lt.house, NAME)
    assert {line.owed.by for line in found.lines} == {"LT", "BY"}
    assert min(line.owed.due.text for line in found.lines if line.owed.due) > "2022-01-01"
    assert found.regime.accepted == {"LT": 18_993, "BY": 18_993}
    assert found.findings == duties_board(two.by.house, NAME, as_of=found.as_of).findings


def test_who_did_not_accept_owes_nothing_under_the_rules(two: Two) -> None:
    two.agree("LT")
    two.act(two.lt, "notice", two.notice("D-III-16.1", "LT-1", to="BY", causes="Unusual."))
    for station in (two.lt, two.by):
        assert {line.owed.by for line in duties_board(station.house, NAME).lines} == {"LT"}


def test_a_suspension_leaves_the_day_of_acceptance_as_it_was(two: Two) -> None:
    offer = two.agree(from_date="2022-01-01")
    step = {"step": "suspend", "from_date": "2022-03-01", "statement": "Until further notice."}
    two.act(two.by, "rules_step", step, ("matter", offer))
    two.act(two.by, "rules_step", {"step": "resume", "from_date": "2022-04-01"}, ("matter", offer))
    assert duties_board(two.lt.house, NAME).regime.accepted["BY"] == 18_993


def test_what_is_shown_is_neither_agreed_nor_sent_for_what_is_meant(two: Two) -> None:
    two.agree(traffic="demonstration")
    shown = duties_board(two.lt.house, NAME)
    assert shown.regime.agreed is not None and shown.regime.traffic.value == "demonstration"
    two.act(two.lt, "notice", two.notice("D-III-16.1", "LT-1", to="BY", causes="Shown."), traffic="replay")
    assert states(two.by, "LT-1")["explanation", "BY"] == "coming"
    two.act(two.lt, "notice", two.notice("D-III-16.1", "LT-2", to="BY", causes="Unusual."))
    board = duties_board(two.by.house, NAME)
    assert board.regime.agreed is None, "one live notice is enough: a demonstration agrees nothing for it"
    assert {line.owed.item for line in board.lines if line.owed.item} == {"LT-2"}
    reply = two.notice("D-III-16.1R", "LT-2", answers="Shown.")
    two.act(two.by, "notice", reply, traffic="demonstration")
    assert states(two.lt, "LT-2")["explanation", "BY"] == "coming", "and what is shown answers nothing that is meant"
    two.agree()
    assert duties_board(two.by.house, NAME).regime.traffic.value == "live"


def test_what_others_agree_among_themselves_does_not_displace_what_we_accepted(two: Two) -> None:
    offer = two.agree()
    two.agree("BY", rules="ab" * 32)
    board = duties_board(two.lt.house, NAME)
    assert board.regime.agreed is not None and board.regime.agreed.matter == offer
    used = {line.agreed.matter: (line.in_use, line.pack is not None) for line in rules(two.lt.house)}
    assert used.pop(offer) == (True, True)
    assert list(used.values()) == [(False, False)]


def test_an_acceptance_of_rules_that_are_not_here_or_under_an_unknown_code_is_remarked(two: Two) -> None:
    offer = two.act(two.lt, "rules_agreement", {"title": "Rules", "regime": NAME, "rules": two.pack.digest})
    for rules_, code, wanted in (
        (two.pack.digest, "XX", "regimes.accepted_unknown_code"), ("ab" * 32, "BY", "regimes.accepted_unread"),
        (two.pack.digest, "BY", ""),
    ):  # fmt: skip
        step = {"step": "accept", "rules": rules_, "code": code}
        saved = save_draft(two.by.house, officer_of(two.by), two.fields(two.by, "rules_step", step, ("matter", offer)))
        found = [one.code for one in remarks(two.by.house, saved.id) if one.code.startswith("regimes.")]
        assert found == ([wanted] if wanted else [])
