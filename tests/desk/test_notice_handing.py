"""A form with several writers: sections handed to colleagues at the desk, and saves that cross."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from tests.desk.browser_form import untouched
from tests.desk.duties_kit import NAME, UnderRules
from tests.desk.line_kit import freeze, text_of

from detente.station.queries.drafts import draft
from detente.station.queries.notices import form_draft

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def client(rules: UnderRules) -> Client:
    return rules.officer()


@pytest.fixture
def head(rules: UnderRules) -> Client:
    return rules.officer(login="head")


@pytest.fixture
def form(client: Client) -> str:
    """The address of a new form."""
    return str(client.post(f"/duties/new?regime={NAME}", {"format": "D-V-42", "case": "LT-9"}).headers["Location"])


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, text_of(answer)[-1000:]
    return str(answer.content.decode())


def typed(client: Client, address: str, **more: str) -> dict[str, str]:
    """What a page sends once something was typed into it."""
    return untouched(page_of(client, address)) | more


def flat(rules: UnderRules, address: str) -> dict[str, str]:
    return form_draft(rules.lt.house, address.rsplit("/", 1)[1]).filling.flat


def hand(client: Client, form: str, section: str = "land", note: str = "The brigades <b>please</b>") -> None:
    gone = client.post(form, typed(client, form) | {"next": f"hand:{section}"})
    assert gone.headers["Location"] == f"{form}/sections/{section}/hand"
    asked = text_of(client.get(gone.headers["Location"]))
    assert "Head of desk, Foreign Ministry" in asked and "Desk officer, Foreign" not in asked
    assert client.post(gone.headers["Location"], {"to": "head", "note": note}).status_code == 303


def test_a_colleague_sees_what_was_handed_fills_it_in_and_hands_it_back(
    client: Client, head: Client, form: str, rules: UnderRules
) -> None:
    hand(client, form)
    shown = text_of(client.get(form))
    assert "With Head of desk, handed on by Desk officer since" in shown
    assert "“The brigades <b>please</b>”" in shown
    section = f"{form}/sections/land"
    for address in ("/", f"/duties/new?regime={NAME}"):
        assert "Handed to you" in text_of(head.get(address)) and section in page_of(head, address)
        assert "Handed to you" not in text_of(client.get(address)) and "<b>please" not in page_of(head, address)
    for address in ("/", "/line/drafts"):
        assert "handed to you: 1" in text_of(head.get(address))
        assert "with colleagues: 1" in text_of(client.get(address))
    mine = typed(head, section, troops="9500")
    assert set(mine) & {"designation", "case"} == set(), "only the section is there"
    done = head.post(section, mine | {"next": "done:land"}, follow=True)
    assert "“Land forces” is handed back." in text_of(done)
    assert flat(rules, form) == {"troops": "9500"}
    assert "Handed back by Head of desk" in text_of(client.get(form))
    assert "Handed to you" not in text_of(head.get("/"))


def test_only_who_handed_it_on_is_offered_to_take_it_back(client: Client, head: Client, form: str) -> None:
    hand(client, form)
    assert 'value="take:land"' in page_of(client, form) and 'value="take:land"' not in page_of(head, form)
    assert 'value="done:land"' in page_of(head, form) and 'value="done:land"' not in page_of(client, form)
    refused = text_of(head.post(form, typed(head, form) | {"next": "take:land"}, follow=True))
    assert "was handed on by Desk officer, who alone can take it back" in refused
    taken = text_of(client.post(form, typed(client, form) | {"next": "take:land"}, follow=True))
    assert "“Land forces” is back with you." in taken and "Taken back from Head of desk by Desk officer" in taken
    late = text_of(
        head.post(f"{form}/sections/land", typed(head, f"{form}/sections/land") | {"next": "done:land"}, follow=True)
    )
    assert "“Land forces” is with nobody." in late
    assert client.get(f"{form}/sections/nosuch").status_code == 404
    assert client.get(f"{form}/sections/nosuch/hand").status_code == 404


def test_a_colleague_who_may_not_write_cannot_be_chosen(client: Client, form: str) -> None:
    for to in ("nobody", "", "operator"):
        answer = client.post(f"{form}/sections/land/hand", {"to": to, "note": "x"})
        assert answer.status_code in {403, 404}
        assert "Hand to a colleague" in text_of(answer) and 'value="x"' in answer.content.decode()


def test_the_check_names_what_is_still_with_a_colleague_and_lets_it_go(
    client: Client, form: str, rules: UnderRules
) -> None:
    hand(client, form)
    line = form.replace("/duties/notices/", "/line/draft/")
    client.post(line, typed_heading(client, line))
    assert "“Land forces” is still with Head of desk, since" in text_of(client.get(f"{line}/check"))
    assert freeze(client, line).status_code == 303
    assert "“Land forces” is still with Head of desk" in text_of(client.get(f"{line}/release"))
    assert draft(rules.lt.house, form.rsplit("/", 1)[1]).fingerprint


def typed_heading(client: Client, line: str) -> dict[str, str]:
    seen = re.search(r'name="seen" id="seen" value="([0-9a-f]+)"', page_of(client, line))
    assert seen
    rules = re.search(r'name="body.rules" value="([0-9a-f]{64})"', page_of(client, line))
    assert rules
    return {
        "seen": seen[1], "to": "belarus.example", "office_of:belarus.example": "Verification Centre", "subject": "S",
        "office": "Foreign Ministry", "language": "en", "precedence": "ROUTINE", "traffic": "live", "next": "save",
        "body.regime": NAME, "body.format": "D-V-42", "body.rules": rules[1], "body.nil": "on",
    }  # fmt: skip


def test_two_who_write_different_sections_keep_both(client: Client, head: Client, form: str, rules: UnderRules) -> None:
    mine, theirs = typed(client, form, designation="Iron Wolf"), typed(head, form, troops="9500")
    assert client.post(form, mine).status_code == 303
    assert head.post(form, theirs).status_code == 303
    assert flat(rules, form) == {"designation": "Iron Wolf", "troops": "9500"}


def test_two_who_write_the_same_section_are_told_and_nothing_is_lost(
    client: Client, head: Client, form: str, rules: UnderRules
) -> None:
    mine = typed(client, form, troops="1000", designation="Iron Wolf")
    theirs = typed(head, f"{form}/sections/land", troops="9500")
    assert head.post(f"{form}/sections/land", theirs).status_code == 303
    told = client.post(form, mine)
    page = unescape(told.content.decode())
    assert told.status_code == 409
    assert "Not saved whole: somebody else changed the same section meanwhile" in page
    assert 'href="#s-land"' in page and "9,500 persons" in page and 'value="1000"' in page
    assert flat(rules, form) == {"troops": "9500", "designation": "Iron Wolf"}, "the other sections are saved"
    assert client.post(form, untouched(told.content.decode())).status_code == 303
    assert flat(rules, form)["troops"] == "1000", "saving again keeps mine"


def test_the_identifier_above_the_sections_is_merged_too(client: Client, head: Client, form: str) -> None:
    mine, theirs = typed(client, form, case="LT-10"), typed(head, form, case="LT-11", contests="1")
    client.post(form, mine)
    told = head.post(form, theirs)
    assert told.status_code == 409
    assert "LT-10" in text_of(told) and 'value="LT-11"' in told.content.decode()


def test_typing_saves_itself_section_by_section_and_says_where_it_could_not(
    client: Client, head: Client, form: str, rules: UnderRules
) -> None:
    mine = typed(client, form, designation="Iron Wolf", troops="1")
    head.post(f"{form}/autosave", typed(head, f"{form}/sections/land", troops="9500"))
    answer = client.post(f"{form}/autosave", mine)
    assert "Not saved, changed elsewhere meanwhile: Land forces." in text_of(answer)
    assert flat(rules, form) == {"troops": "9500", "designation": "Iron Wolf"}
    prints = dict(
        re.findall(r'name="seen:([a-z]*)" id="[a-z-]+" value="([0-9a-f]{16})" hx-swap-oob', answer.content.decode())
    )
    assert "general" in prints and "land" not in prints
    mine |= {f"seen:{name}": value for name, value in prints.items()} | {"designation": "Iron Wolf 2"}
    assert "Land forces" in text_of(client.post(f"{form}/autosave", mine)), "told until it is looked at"
    assert flat(rules, form) == {"troops": "9500", "designation": "Iron Wolf 2"}


def test_the_heading_and_the_sections_do_not_disturb_each_other(
    client: Client, head: Client, form: str, rules: UnderRules
) -> None:
    line = form.replace("/duties/notices/", "/line/draft/")
    heading = typed_heading(client, line) | {"subject": "Another", "body.case": "LT-9"}
    heading.pop("body.nil")
    assert "body.answers" not in page_of(client, line), "answers are written on the page of the form"
    head.post(f"{form}/sections/land", typed(head, f"{form}/sections/land", troops="9500"))
    assert client.post(line, heading).status_code == 303
    assert flat(rules, form) == {"troops": "9500"}
    assert draft(rules.lt.house, form.rsplit("/", 1)[1]).fields.subject == "Another"


ODD = {
    "designation": '"><script>alert(1)</script>', "purpose": "\n first\n\nlast ", "start": "2022-02-30", "kind": "sea",
    "states": "LT,\nDE", "troops_by_state": {"ZZ": "x", "LT": "7"}, "helicopters": {"Mi-8 “x”": "4"},
    "phases": {"3": {"phase": "resting", "start": "soon"}}, "end": "2022-02-20", "corners": "54N 25E\n91N 0E",
}  # fmt: skip


def test_a_form_that_nobody_touched_sends_back_what_it_holds(client: Client, form: str, rules: UnderRules) -> None:
    """Else one writer's page would drop what another wrote: bad dates, unknown words, breaks and spaces too."""
    pasted = json.dumps({"format": "D-V-42", "answers": ODD})
    assert client.post(form, {"pasted": pasted, "case": "LT-9"}).status_code == 303
    before = flat(rules, form)
    assert before["purpose"] == ODD["purpose"] and before["phases.3.start"] == "soon"
    saved = draft(rules.lt.house, form.rsplit("/", 1)[1])
    rules.clock.move(seconds=5)
    assert client.post(form, typed(client, form)).status_code == 303
    assert flat(rules, form) == before
    assert draft(rules.lt.house, form.rsplit("/", 1)[1]).saved_at == saved.saved_at, "nothing was written"
