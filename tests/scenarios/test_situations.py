"""The eighteen situations of the history, asked of the stations of both sides after one replay of all 78 events."""

from __future__ import annotations

from datetime import date

import pytest
from tests.scenarios.conftest import Told

from detente.cli.demo.rows import Deed
from detente.council.acts import read_act
from detente.council.acts.forms.clarification import Presence, Sufficiency
from detente.council.acts.forms.relations import Function
from detente.council.acts.public_event import PublicKind, Release
from detente.council.deeds import Deed as CouncilDeed
from detente.council.machines.activity import ActivityState
from detente.council.machines.briefing import BriefingState
from detente.council.machines.communique import CommuniqueState
from detente.council.machines.mission import MissionState
from detente.council.machines.proposal import ProposalState
from detente.council.machines.relations import RelationsState
from detente.council.matters import attempt
from detente.council.matters.clarification_details import Timeliness
from detente.council.texts.answers import Disposition
from detente.council.texts.matrix import matrix, tally
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.station.ports import MattersWanted
from detente.station.queries.alarms import duties_alarming
from detente.station.queries.chronicle import chronicle, chronicle_of
from detente.station.queries.dispatches import dispatch
from detente.station.queries.lines import lines
from detente.station.queries.matters import counts, matter, matters
from detente.station.queries.public import public_record
from detente.station.queries.regimes import duties_board
from detente.station.queries.threads import thread
from detente.testing.history import read_history

END = date(2022, 2, 24)
UNANSWERED = {"no_answer"}


def day(instant: Instant) -> date:
    return instant.moment.date()


def said_of(told: Told, key: str, code: str) -> list:
    """What a station recorded of a dispatch in public."""
    (house,) = told.sides(code)
    return [entry.event for entry in chronicle_of(house, dispatches=[told.id(key)])]


def entries(told: Told, key: str, code: str) -> dict:
    """The papers of a dispatch's thread as a station sees them, by dispatch."""
    (house,) = told.sides(code)
    return {entry.row.id: entry for entry in thread(house, told.id(key)).entries}


def test_r1_told_to_the_press_before_the_other_side_has_it(told: Told) -> None:
    assert told.mission["E03"] is told.mission["E05"] is MissionState.OPEN, "announced, and not received"
    for house, view in zip(told.sides("NATO", "RF"), told.views("mission"), strict=True):
        (suspension,) = view.matter.details.suspensions
        announced = [entry.event for entry in chronicle_of(house, matter=told.id("mission"))]
        assert (announced[0].kind, announced[0].declared) == (PublicKind.ANNOUNCEMENT, "2021-10-18")
        assert suspension.announced_at < suspension.effective < suspension.notified_at
        assert suspension.before_notice, "it took effect before any notice that is on record"
        assert view.matter.details.warnings


def test_r2_the_mission_is_suspended_and_the_contact_remains(told: Told) -> None:
    for view in told.views("mission"):
        details = view.matter.details
        assert view.matter.state in {MissionState.SUSPENDED, MissionState.RESTORATION_PROPOSED}
        contacts = {contact.by: contact for contact in details.contacts}
        assert contacts["russia.example"].confirmed_by == "nato.example"
        assert "nato.example" in contacts
        assert details.ceiling_at(view.matter.moved_at) == 10
    for house, peer in zip(told.sides("NATO", "RF"), ("russia.example", "nato.example"), strict=True):
        line = next(line for line in lines(house) if line.peer == peer)
        assert not line.problem, "no state of a mission touches the line"


def test_r3_a_leak_is_a_leak_and_releases_nothing(told: Told) -> None:
    for key, author in (("E31", "US"), ("E32", "NATO")):
        for code in (author, "RF"):
            (leak,) = [event for event in said_of(told, key, code) if event.kind is PublicKind.LEAK]
            assert (leak.release, leak.releases, leak.by) == (Release.LEAKED, False, "El País")
    for code, key in (("DE", "E07.DE"), ("FR", "E07.FR")):
        first, protest = said_of(told, key, code)
        assert (first.release, protest.kind) == (Release.PUBLISHED_WITHOUT_CONSENT, PublicKind.PROTEST)
    assert any(event.releases for event in said_of(told, "E35", "RF")), "its own letter an author may publish"
    for house in told.sides(*told.replayed.stations):
        assert public_record(house) == (), "no dispatch has the consent of all its parties"


def test_r4_an_invitation_is_held_and_then_accepted(told: Told) -> None:
    for house in told.sides("NATO", "RF"):
        seen = thread(house, told.id("E18"))
        replies = [(entry.kind, entry.row.declared) for entry in seen.entries if entry.row.type == "reply"]
        assert replies == [("hold", "2021-12-26"), ("accept", "2022-01-05")], "the hold is kept, with its reason"
        assert seen.state == "ACCEPTED"
        held = dispatch(house, told.id("E18-hold")).body
        assert held is not None and held["hold_reason"]


def test_r5_a_meeting_without_a_joint_text(told: Told) -> None:
    for view in told.views("E24"):
        details = view.matter.details
        assert view.matter.state is CommuniqueState.NONE
        assert details.released == () == details.drafts, "the joint text is empty"
        assert [statement.by for statement in details.alone] == ["nato.example", "russia.example"]
    for view in told.views("E18"):
        assert view.matter.state is ProposalState.CLOSED
        assert view.matter.details.reports == ()
        assert [part.id for part in view.parts] == [told.id("E24")], "the empty text hangs on the meeting"
    for view in told.views("E33"):
        assert view.matter.state is CommuniqueState.RELEASED, "where all agreed there is one"


def test_r6_asked_by_article_answered_by_theme(told: Told) -> None:
    for view in told.views("E28"):
        assert view.matter.details.form.value == "per_article"
        assert [noted.form.value for noted in view.matter.details.noted] == ["by_theme"]
    for view in told.views("E31"):
        answer = view.matter.details.answer
        assert view.matter.details.form.value == "by_theme" and len(answer.points) == 15
        assert {reading.by for reading in answer.mappings} == {"chronicle.example"}
        (disputed,) = [reading for reading in answer.mappings if reading.disputes]
        assert (disputed.article, disputed.disputes[0].by) == ("4", "russia.example")


def test_r7_a_reply_to_its_sender_and_not_to_its_addressee(told: Told) -> None:
    for code in ("EU", "RF"):
        letter = entries(told, "E44", code)[told.id("E44")]
        assert [(ref.rel, ref.claimed_by) for ref in letter.refs] == [("in_reply_to", "european-union.example")]
        assert letter.recognised_as_reply == "no"
    for code in ("US", "RF"):
        claimed = [event for event in said_of(told, "E31", code) if event.declared == "2022-01-31"]
        denied = [event for event in said_of(told, "E35", code) if event.kind is PublicKind.CORRECTION]
        assert claimed and denied, "what one side took for a reply, and that the other denies it"


def test_r8_each_state_is_asked_and_a_bloc_answers(told: Told) -> None:
    asked = {told.replayed.script.name(code) for code in ("US", "GB", "FR", "DE", "LT", "LV", "EE")}
    for code in ("RF", "DE", "LT"):
        (house,) = told.sides(code)
        view = dispatch(house, told.id("E35"))
        assert view.body is not None and view.body["reply_capacity"] == "national"
        assert {row.member for row in view.replies} == asked
        assert {row.kind for row in view.replies} == UNANSWERED, "a letter for 27 fills nobody’s row"
    assert told.id("E44") in entries(told, "E35", "RF"), "it is on record beside the rows"


def test_r9_one_invitation_with_each_of_its_dates(told: Told) -> None:
    for house, code in zip(told.sides("NATO", "RF"), ("NATO", "RF"), strict=True):
        seen = thread(house, told.id("E45"))
        assert seen.root == told.id("E29")
        assert [declared for declared, _ in seen.proposed_dates] == ["2022-01-18", "2022-01-26", "2022-02-10"]
        again = [event.declared for event in said_of(told, "E29", code)]
        assert again[-1] == "2022-02-15", "said again in public, and no dispatch"
        assert seen.state == "UNANSWERED"


def test_r10_another_time_the_same_subject(told: Told) -> None:
    for house in told.sides("US", "RF"):
        seen = thread(house, told.id("E51-proposed"))
        assert [entry.kind for entry in seen.entries if entry.row.type == "reply"] == ["counter", "accept"]
        counter = dispatch(house, told.id("E51-counter")).body
        assert counter is not None
        assert counter["changed_fields"] == {"window_from": "2022-02-12", "window_to": "2022-02-12"}
        assert seen.subject == dispatch(house, told.id("E51")).row.subject


def test_r11_in_time_and_insufficient(told: Told) -> None:
    for code in ("LT", "LV", "EE"):
        for view in told.views(f"E43.{code}"):
            details = view.matter.details
            assert details.timeliness is Timeliness.IN_TIME
            assert details.sufficiency is Sufficiency.INSUFFICIENT
            assert details.applies is None, "whether the mechanism applies is the respondent’s own word"


def test_r12_present_and_not_bound(told: Told) -> None:
    for code in ("LT", "LV", "EE"):
        for view in told.views(f"E43.{code}"):
            (meeting,) = view.matter.details.meetings
            assert meeting.presence is Presence.UNDER_RESERVATION and meeting.statement
            assert meeting.held_at is not None and not meeting.late
    for view in told.views("E53-statement"):
        assert view.matter.details.kind.value == "without_prejudice"
        assert len(view.matter.details.targets) == 3


def test_r13_absent_and_objecting_in_advance(told: Told) -> None:
    for view in told.views("E50"):
        details = view.matter.details
        assert details.meetings[0].presence is Presence.ABSENT
        assert [notice.by for notice in details.objections] == ["russia.example"], "by its note, not by its absence"
        with pytest.raises(OursError, match="objected"):
            agree_to_measures(view.matter)


def agree_to_measures(of) -> None:
    """What the Chair could try: to hold the meeting of all, and to close it with measures."""
    steps = ({"step": "hold_all", "presence": "absent"}, {"step": "close", "outcome": "measures", "measures": "Any."})
    for number, body in enumerate(steps):
        act = read_act("clarification_step", body, [("matter", of.id)])
        at = Instant(of.moved_at + number + 1)
        osce = PartyName("osce.example")
        of = attempt(of, CouncilDeed(DispatchId.of(bytes([number] * 16)), osce, (), "", act, at, sent=at))


def test_r14_both_halves_of_the_visits(told: Told) -> None:
    for view in told.views("visits"):
        assert view.matter.state is BriefingState.BALANCED
        held = {half.side: day(half.held_at) for half in view.matter.details.halves}
        assert held == {"belarus.example": date(2022, 2, 15), "ukraine.example": date(2022, 2, 16)}


def test_r15_an_announced_end_passes(told: Told) -> None:
    for view in told.views("exercise"):
        details = view.matter.details
        assert view.matter.state is ActivityState.OVERDUE
        assert day(details.overdue_since) == date(2022, 2, 20)
        assert [end.is_open for end in details.ends] == [False, True], "the first end stands beside the change"
        assert details.ends[0].date == "2022-02-20"


def test_r16_accepted_on_a_condition_and_cancelled_by_it(told: Told) -> None:
    for house in told.sides("US", "RF"):
        condition = dispatch(house, told.id("E63-if"))
        assert condition.body is not None and condition.body["condition_text"] == "Russia does not invade."
        cancelled = dispatch(house, told.id("E74"))
        assert ("cites", told.id("E63-if")) in [(ref.rel, ref.id) for ref in cancelled.refs]
        assert ("cites", told.id("E74")) in [(ref.rel, ref.id) for ref in condition.referred_by]


def test_r17_relations_are_severed_and_something_stays(told: Told) -> None:
    for view in told.views("relations"):
        assert view.matter.state is RelationsState.SEVERED
        assert view.matter.details.kept == (Function.CONSULAR,)
        assert view.matter.details.severance.by == "ukraine.example"
    for house, peer in zip(told.sides("UA", "RF"), ("russia.example", "ukraine.example"), strict=True):
        assert not next(line for line in lines(house) if line.peer == peer).problem


def test_r18_one_letter_in_two_threads(told: Told) -> None:
    for code in ("NATO", "RF"):
        letter = entries(told, "E45", code)[told.id("E45")]
        assert [(ref.rel, ref.id) for ref in letter.refs] == [("repeats", told.id("E29"))], "what NATO says it is"
        assert letter.recognised_as_reply == "no", "what Moscow says it is not"
        (house,) = told.sides(code)
        judged = dispatch(house, told.id("E48-NATO"))
        assert ("as_reply_to", told.id("E35")) in [(ref.rel, ref.id) for ref in judged.refs]
    assert told.id("E45") in entries(told, "E35", "RF")


CODES = {
    "AFD": Disposition.ACCEPTED_FOR_DISCUSSION, "CP": Disposition.COUNTER_PROPOSAL,
    "NA": Disposition.NOT_ADDRESSED, "REJ": Disposition.REJECTED,
}  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "response", "code", "sides"),
    [("US", "E31", "US", ("US", "RF", "CHR")), ("NATO", "E32", "NATO", ("NATO", "RF", "CHR"))],
)
def test_the_tally_of_both_written_responses(
    told: Told, draft: str, response: str, code: str, sides: tuple[str, ...]
) -> None:
    expected = next(row for row in read_history().tallies if row.draft == draft).by_code()
    for house in told.sides(*sides):
        text = matter(house, told.id(f"draft-{draft}")).matter.details.wording
        answer = matter(house, told.id(response)).matter.details.answer
        respondent = PartyName(told.replayed.script.name(code))
        table = matrix(text, [answer], mapped_by=PartyName("chronicle.example"))
        assert tally(table, respondent) == {CODES[name]: len(articles) for name, articles in expected.items()}
        for name, articles in expected.items():
            for number in articles:
                assert table.cell(str(number), respondent).main is CODES[name]
        own = tally(matrix(text, [answer]), respondent)
        assert own == {Disposition.NOT_ADDRESSED: len(text.articles)}, "without that reading nothing is said by article"


def test_every_event_is_on_record(told: Told) -> None:
    script = told.replayed.script
    assert {scene.event for scene in script.scenes} == {event.id for event in read_history().events}
    for scene in script.scenes:
        if isinstance(scene, Deed):
            for house in told.sides(scene.sender, *scene.to):
                view = dispatch(house, told.id(scene.name))
                assert view.is_open
                assert view.row.traffic is (Traffic.DEMONSTRATION if scene.shown else Traffic.REPLAY)
                is_dated = not scene.undated and not scene.shown
                assert view.row.declared == (script.day(scene).isoformat() if is_dated else None)
        else:
            for house in told.sides(*scene.recorded_by):
                assert any(entry.event.source.startswith(f"{scene.event} (") for entry in chronicle(house))


def test_no_step_of_the_history_was_refused_and_all_sides_read_the_same(told: Told) -> None:
    for key, id_ in told.replayed.ids.items():
        holders = told.replayed.script.holders(key)
        known = [line for house in told.sides(*holders) for line in matters(house, WANTED).lines if line.id == id_]
        assert {line.refused for line in known} <= {0}, key
        assert len({(line.state, line.steps) for line in known}) <= 1, key
    assert sum(number for _, _, number in counts(told.sides("RF")[0], WANTED)) > 10


WANTED = MattersWanted(limit=500)


def test_what_stood_unanswered(told: Told) -> None:
    history = read_history()
    assert history.as_of == END
    open_since = unanswered(told)
    for item in history.unanswered:
        if item.days is None:
            continue
        for since in open_since[item.id]:
            assert (END - since).days == item.days, item.matter
    for view in told.views("draft-US", "RF", "US"):
        assert view.matter.details.package.by == "russia.example", "closed in form only"
    assert {row.kind for row in dispatch(told.sides("RF")[0], told.id("E29")).replies} == UNANSWERED


def unanswered(told: Told) -> dict[str, list[date]]:
    """Since when each item stands open, as each side's own station says; a KeyError where it is not open."""
    series = [open_thread(told, "E29", code, {"UNANSWERED"}) for code in ("NATO", "RF")]
    return {
        "O1": series,
        "O2": [day(v.matter.opened_at) for v in told.views("E32", "NATO", "RF") if v.line.state == "SUBMITTED"],
        "O3": [day(v.matter.details.offers[-1].at) for v in told.views("mission")],
        "O4": [open_thread(told, "E35", code, {"UNANSWERED"}) for code in ("US", "DE", "LT")],
        "O5": [day(v.matter.opened_at) for v in told.views("E50") if not v.matter.details.replies],
        "O6": [open_thread(told, "E27", code, {"UNANSWERED", "HELD"}) for code in ("OSCE", "RF")],
        "O7": [open_thread(told, "E68", code, {"UNANSWERED"}) for code in ("UA", "RF")],
    }


def open_thread(told: Told, key: str, code: str, words: set[str]) -> date:
    (house,) = told.sides(code)
    seen = thread(house, told.id(key))
    assert seen.state in words, (key, code, seen.state)
    return date.fromisoformat(seen.proposed_dates[0][0])


PACK = "vienna-document-2011"


def duties(told: Told, code: str, key: str) -> dict[str, str]:
    """The state of each duty of a request, as a station computes it."""
    (house,) = told.sides(code)
    item = DispatchId(told.id(key)).slug
    lines = duties_board(house, PACK).lines
    return {line.owed.duty: line.owed.state.value for line in lines if line.owed.item == item}


def test_requests_run_under_rules_that_were_agreed_for_the_show(told: Told) -> None:
    for house in told.sides("UA", "RF", "LT", "BY", "OSCE"):
        regime = duties_board(house, PACK).regime
        assert regime.agreed is not None and regime.traffic is Traffic.DEMONSTRATION, "no such agreement is on record"
        assert regime.accepted == dict.fromkeys(("BY", "EE", "LT", "LV", "RU", "UA"), 18_993)
    for code in ("UA", "RF"):
        found = duties(told, code, "E50")
        assert (found["explanation"], found["meeting_may_be_asked"]) == ("missed", "due")
    for code in ("LT", "LV", "EE"):
        assert duties(told, code, f"E43.{code}") == duties(told, "BY", f"E43.{code}")
        assert duties(told, code, f"E43.{code}")["explanation"] == "done", "in time; whether it suffices is asked apart"
    assert len({duties_board(house, PACK).findings for house in told.sides("UA", "RF")}) == 1
    ukraine, russia = (
        [alarm.call.value for alarm in duties_alarming(house).alarms] for house in told.sides("UA", "RF")
    )
    assert (ukraine, russia) == (["due", "awaited"], ["overdue"])
    assert duties_alarming(told.sides("OSCE")[0]).regimes == (), "who offers and does not accept is bound by nothing"


def test_disagreements_are_both_kept(told: Told) -> None:
    for code in ("NATO", "RF"):
        (house,) = told.sides(code)
        assert thread(house, told.id("E29")).proposed_dates[0][0] == "2022-01-18", "D01, by its own date"
        assert any("26 January" in event.quote for event in said_of(told, "E29", code)), "D01, as later dated"
        assert entries(told, "E45", code)[told.id("E45")].recognised_as_reply == "no", "D09"
    for code in ("US", "RF"):
        kinds = {event.kind for key in ("E31", "E35") for event in said_of(told, key, code)}
        assert {PublicKind.STATEMENT, PublicKind.CORRECTION} <= kinds, "D11: yes, and no"
    for view in told.views("E50"):
        assert view.matter.details.replies == (), "D10: no answer, says Kyiv"
        assert any("training" in step.text for step in view.matter.steps), "D10: planned training, says Moscow"
    quoted = [entry.event.quote for entry in chronicle(told.sides("OSCE")[0])]
    assert any("provocation" in quote for quote in quoted), "D10: a paper that the United States cites"
    assert len(read_history().disagreements) == 13
