"""The council's pages: what is before the parties, one matter with its steps, and beginning a step from there."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.council_kit import OPENINGS, deliver, full_body, open_decision, send_act, step, write_act
from tests.desk.line_kit import text_of

from detente.council.acts import FORMS, Form
from detente.council.matters import OPENING
from detente.kernel import DispatchId, Instant, PartyName
from detente.station.queries.drafts import draft
from detente.station.queries.matters import matter
from detente.testing import send_letter

if TYPE_CHECKING:
    from django.test import Client

HOUR = 3600


def at(desk: Desk, hours: float) -> str:
    return Instant(desk.clock.now() + int(hours * HOUR)).iso


@pytest.fixture
def silent(desk: Desk) -> DispatchId:
    """A decision of ours under silence, to which the other side put a question."""
    found = open_decision(desk)
    step(desk, desk.a, found, {"step": "propose_silence", "ends": at(desk, 3.2), "zone": "Europe/Vienna"})
    step(desk, desk.a, found, {"step": "start", "ends": at(desk, 3.2), "zone": "Europe/Vienna"})
    step(desk, desk.b, found, {"step": "ask", "question": HOSTILE})
    return found


def page_of(client: Client, matter_id: DispatchId, query: str = "") -> str:
    answer = client.get(f"/council/matters/{matter_id.slug}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_matter_shows_its_state_its_clock_and_each_step(officer: Client, desk: Desk, silent: DispatchId) -> None:
    page = page_of(officer, silent)
    text = text_of(officer.get(f"/council/matters/{silent.slug}"))
    assert "◐ UNDER SILENCE" in text
    assert re.search(r"ends \d\d:\d\d:\d\dZ\s*, in 3 h \d+ min", text)
    for word in ("Draft decision", "Suggest a silence procedure", "Place under silence", "Ask a question", "presides"):
        assert word in text
    assert "<script>alert" not in page
    assert "{{ 7|add:7 }}" in text
    assert f'data-live-url="/council/matters/{silent.slug}?fragment=matter"' in page
    assert "<h1" not in page_of(officer, silent, "?fragment=matter")


def test_a_step_that_had_no_effect_stands_apart_with_its_rule(officer: Client, desk: Desk, silent: DispatchId) -> None:
    ours = write_act(desk, desk.a, "decision_step", {"step": "withdraw", "text": "Not now."}, ("matter", str(silent)))
    crossed = write_act(desk, desk.b, "decision_step", {"step": "object", "grounds": "No."}, ("matter", str(silent)))
    deliver(desk, desk.a, ours)
    deliver(desk, desk.b, crossed)
    text = text_of(officer.get(f"/council/matters/{silent.slug}"))
    steps, refused = text.split("Refused steps")
    assert "Withdraw from silence" in steps
    assert "SILENCE WITHDRAWN" in steps
    assert "“Object” cannot be done while the state is “SILENCE WITHDRAWN”" in refused
    assert "Changed nothing." in refused.split("What is known of it")[0]


def test_what_the_clock_did_is_the_clocks(officer: Client, desk: Desk) -> None:
    found = open_decision(desk)
    step(desk, desk.a, found, {"step": "propose_silence", "ends": at(desk, 1), "zone": "Europe/Vienna"})
    step(desk, desk.a, found, {"step": "start", "ends": at(desk, 1), "zone": "Europe/Vienna"})
    desk.clock.move(hours=1)
    text = text_of(officer.get(f"/council/matters/{found.slug}"))
    assert "● ADOPTED" in text
    assert "The period ended the clock" in text
    assert f"{found.slug}" not in officer.get("/council/matters?state=TABLED").content.decode()


def test_steps_open_to_us_are_buttons_that_begin_the_draft(officer: Client, desk: Desk, silent: DispatchId) -> None:
    page = page_of(officer, silent)
    assert '<button class="button" name="step" value="extend">Extend the period</button>' in page
    answer = officer.post("/line/new", {"matter": silent.slug, "step": "extend"})
    fields = draft(desk.a.house, answer["Location"].rsplit("/", 1)[1]).fields
    assert (fields.type, fields.body, fields.refs) == (
        "decision_step", {"step": "extend"}, (("matter", str(silent)),),
    )  # fmt: skip
    assert fields.to == (("b.example", "Office at B"),)
    assert (fields.subject, fields.traffic) == (HOSTILE, "live")


def test_a_step_can_be_begun_from_its_address(officer: Client, desk: Desk, silent: DispatchId) -> None:
    page = officer.get(f"/line/new?matter={silent.slug}&step=withdraw").content.decode()
    assert 'name="step" value="withdraw"' in page
    assert "Take a step" in page
    assert officer.post("/line/new", {"matter": silent.slug, "step": "fly"}).status_code == 422
    assert officer.post("/line/new", {"matter": desk.sent.slug, "step": "withdraw"}).status_code == 404


@pytest.mark.parametrize(("rel", "kind"), [("about", "principle"), ("part_of", "decision"), ("cites", "decision")])
def test_what_is_tied_to_a_matter_goes_to_its_parties(
    officer: Client, desk: Desk, silent: DispatchId, rel: str, kind: str
) -> None:
    answer = officer.post("/line/new", {"kind": kind, rel: silent.slug})
    fields = draft(desk.a.house, answer["Location"].rsplit("/", 1)[1]).fields
    assert (fields.type, fields.refs, fields.to) == (kind, ((rel, str(silent)),), (("b.example", "Office at B"),))


def test_what_an_act_does_not_take_is_not_offered(officer: Client, silent: DispatchId) -> None:
    assert officer.post("/line/new", {"kind": "letter", "part_of": silent.slug}).status_code == 422


def test_new_groups_the_kinds_by_theme_and_leaves_none_out(officer: Client) -> None:
    page = officer.get("/line/new").content.decode()
    for form in FORMS.values():
        offered = f'name="kind" value="{form.type}"' in page
        assert offered is not bool(form.refs.once), form.type
    for theme in ("Letters and meetings", "Texts", "Decisions", "Positions", "Contacts and notices", "Public"):
        assert theme in page


def test_the_overview_counts_and_says_what_is_due(officer: Client, silent: DispatchId) -> None:
    text = text_of(officer.get("/council"))
    due = text.split("Due next")[1].split("Open to our party")[0]
    assert "UNDER SILENCE" in due
    assert "in 3 h" in due
    assert "Ask a question" in text.split("Open to our party")[1].split("Matters by kind")[0]
    assert re.search(r"Decision\s+\d+", text.split("Matters by kind")[1])
    assert silent


def test_the_list_keeps_its_filters_in_the_address(officer: Client, silent: DispatchId) -> None:
    running = officer.get("/council/matters?kind=decision&state=RUNNING&party=b.example").content.decode()
    assert silent.slug in running
    assert silent.slug not in officer.get("/council/matters?kind=decision&state=TABLED").content.decode()
    assert "No matter fits these filters" in text_of(officer.get("/council/matters?party=nobody.example"))
    for query in ("kind=x", "kind=decision&state=x", "before=x", "before=1.x"):
        assert officer.get(f"/council/matters?{query}").status_code == 422, query


def test_the_csv_has_every_line_and_no_formula(officer: Client, desk: Desk, silent: DispatchId) -> None:
    open_decision(desk, title="=1+1")
    answer = officer.get("/council/matters?kind=decision&format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert str(silent) in {row["id"] for row in rows}
    assert "'=1+1" in {row["title"] for row in rows}
    assert {row["kind"] for row in rows} == {"decision"}


def test_the_pager_leads_through_all(
    officer: Client, desk: Desk, monkeypatch: pytest.MonkeyPatch, silent: DispatchId
) -> None:
    from detente.desk.areas.council import lists

    open_decision(desk)
    monkeypatch.setattr(lists, "SHOWN", 1)
    address, seen = "/council/matters?kind=decision", []
    while address:
        page = officer.get(address).content.decode()
        seen += re.findall(r'href="/council/matters/([\w-]{22})"', page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        address = found[1].replace("&amp;", "&") if found else ""
    assert silent.slug in seen
    assert len(seen) == len(set(seen)) > 1


@pytest.mark.parametrize("form", [form for form in OPENINGS if form.type in OPENING], ids=lambda form: form.type)
def test_a_matter_of_any_kind_has_a_page(officer: Client, desk: Desk, form: Form) -> None:
    parties = tuple(PartyName(f"{name}.example") for name in "abc")
    refs = tuple((rel.value, str(desk.sent)) for rel in form.refs.once)
    found = send_act(desk, desk.a, form.type, full_body(form, parties, desk.clock.now(), refs), *refs)
    text = text_of(officer.get(f"/council/matters/{found.slug}"))
    view = matter(desk.a.house, found)
    assert view.matter.state.label in text
    for event in view.open_steps:
        assert event.label in text
    paper = text_of(officer.get(f"/line/{found.slug}"))
    assert "The matter" in paper
    for part in form.parts:
        assert part.label in paper, part.name
    assert "What this station has no words for" not in paper


def test_another_kind_of_traffic_is_marked_and_moves_nothing(officer: Client, desk: Desk, silent: DispatchId) -> None:
    send_act(desk, desk.a, "decision_step", {"step": "withdraw"}, ("matter", str(silent)), traffic="demonstration")
    text = text_of(officer.get(f"/council/matters/{silent.slug}"))
    assert "UNDER SILENCE" in text
    assert "Of another kind of traffic" in text


def test_there_is_no_matter_where_none_was_opened(officer: Client, desk: Desk) -> None:
    letter = send_letter(desk.a, desk.b)
    assert officer.get(f"/council/matters/{letter.slug}").status_code == 404
    assert officer.get("/council/matters/x").status_code == 404


def test_a_rule_is_said_with_labels_and_in_the_readers_language(desk: Desk) -> None:
    from django.utils.translation import override

    from detente.desk.saying import say

    told = say("council.step_lacks", {"act": "decision_step", "step": "extend", "field": "ends"}).message
    assert told == "The step “Extend the period” needs “End of the period”."
    words = {"step": "Decline", "state": "HELD", "instead": "Accept; Decline", "act": "Decline"}
    with override("fr"):
        said = say("council.not_now", words)
        labels = [say("council.not_now", {"step": word}).message for word in ("Decline", "Accept")]
    assert "Decline" not in said.message + said.hint
    assert labels[0] != labels[1]
    assert desk.a.house.code == "AA"


def test_what_a_party_wrote_is_never_translated(desk: Desk) -> None:
    from django.utils.translation import override

    from detente.desk.saying import worded

    with override("fr"):
        assert worded({"words": "Decline", "party": "HELD"}) == {"words": "Decline", "party": "HELD"}
        assert worded({"instead": ""}) == {"instead": ""}
    assert desk.a.house.code == "AA"


def test_a_board_of_its_own_is_used_when_it_is_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.desk.areas.council import matters

    assert matters.board_of("never_heard_of") == matters.PLAIN
    monkeypatch.setitem(matters.DETAILS, "decision", "desk/council/_matter_rows.html")
    assert matters.board_of("decision") == "desk/council/_matter_rows.html"
    assert desk.a.house.code == "AA"


def test_every_state_of_every_kind_has_a_shape_and_a_label(desk: Desk) -> None:
    from detente.council.matters import KINDS
    from detente.desk.showing.matters import SHAPES, matter_word, state_class, state_labels

    for kind in KINDS:
        for state, label in state_labels(kind).items():
            assert SHAPES[state_class(kind, state)] in matter_word(kind, state, label)
    assert desk.a.house.code == "AA"
