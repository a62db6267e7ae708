"""A plan held against the rules at the desk: what it says, what it refuses, and that nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import Desk
from tests.desk.duties_kit import UnderRules, under_rules

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

ADDRESS = "/duties/plan?regime=vienna-document-2011"
PLANNED = {
    "about": "activity", "state": "LT", "start": "2022-04-10", "end": "2022-04-20", "kind": "land", "in_zone": "yes",
    "single_command": "yes", "alert": "no", "troops": "12,500",
}  # fmt: skip


@pytest.fixture
def under(desk: Desk, tmp_path: Path) -> Iterator[UnderRules]:
    assert desk.a.house.code == "AA"
    yield from under_rules(tmp_path)


@pytest.fixture
def lithuania(under: UnderRules) -> Client:
    under.agree()
    return under.officer()


def html(answer: HttpResponse) -> str:
    return answer.content.decode()


def section(page: str, name: str) -> str:
    return page.partition(f'id="{name}"')[2].partition("</section>")[0]


def test_a_plan_is_told_what_must_be_notified_to_whom_by_when_and_what_is_missing(lithuania: Client) -> None:
    page = html(lithuania.post(ADDRESS, PLANNED))
    assert "Subject to prior notification" in section(page, "findings")
    clocks = section(page, "clocks")
    assert "Prior notification" in clocks and "27 Feb 2022" in clocks, "42 days before"
    assert "Battle tanks" in section(page, "ask")
    assert "9,000 persons" in section(page, "limits")
    assert "12,500 persons" in section(page, "plan-given")
    assert 'value="12,500"' in page, "the form keeps what was typed"


def test_nothing_of_a_plan_is_kept(under: UnderRules, lithuania: Client) -> None:
    house = under.lt.house
    with house.store.read() as tx:
        before = tx.dispatches_typed("notice", 10)
    lithuania.post(ADDRESS, PLANNED | {"id": "LT-SECRET-1"})
    with house.store.read() as tx:
        assert tx.dispatches_typed("notice", 10) == before
    assert "LT-SECRET-1" not in html(lithuania.get("/duties/exercises"))


def test_other_figures_of_an_item_on_record_stand_in_its_place(under: UnderRules, lithuania: Client) -> None:
    under.exercise()
    form = html(lithuania.get(f"{ADDRESS}&like=BY-2022-1"))
    assert 'value="9120"' in form and 'value="BY-2022-1"' in form
    typed = dict(re.findall(r'<input class="input" type="[a-z]+" id="[^"]+" name="([a-z_]+)" value="([^"]+)"', form))
    chosen = dict(
        re.findall(
            r'name="([a-z_]+)"[^>]*>(?:<option value="[^"]*">[^<]*</option>)*<option value="([^"]+)" selected', form
        )
    )
    same = {"about": "activity", "id": "BY-2022-1", **typed, **chosen, "single_command": "yes"}
    assert "Notifiable as an activity on land" in _yes(html(lithuania.post(ADDRESS, same)))
    less = html(lithuania.post(ADDRESS, same | {"troops": "8999"}))
    assert "Notifiable as an activity on land" not in _yes(less)


def _yes(page: str) -> str:
    return " ".join(re.findall(r'<details class="finding finding--yes".*?</summary>', page, re.DOTALL))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("start", "2022-02-31", "is no date"),
        ("troops", "-5", "outside 0 to"),
        ("troops", "many", "no whole number"),
        ("state", "XX", "no State of this regime"),
        ("state", "", "is needed"),
        ("kind", "submarine", "cannot be"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_at_the_top(
    lithuania: Client, name: str, value: str, code: str
) -> None:
    page = html(lithuania.post(ADDRESS, PLANNED | {name: value}))
    assert page.count(code) >= 2
    assert f'href="#a-{name}"' in page
    assert 'id="findings"' not in page


def test_a_kind_or_an_item_that_is_none_is_told(lithuania: Client) -> None:
    assert "desk.bad_choice" in html(lithuania.get(f"{ADDRESS}&about=zeppelin"))
    assert "regimes.unknown_item" in html(lithuania.get(f"{ADDRESS}&like=NOTHING"))


def test_a_plan_without_identifier_offers_no_notice_and_one_with_it_does(lithuania: Client) -> None:
    assert "Write it" not in html(lithuania.post(ADDRESS, PLANNED))
    assert "case=LT-2022-7" in html(lithuania.post(ADDRESS, PLANNED | {"id": "LT-2022-7"}))
