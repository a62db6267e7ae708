"""Findings as sentences: every rule of the pack that ships, in every language, and a few read word for word."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from detente.adapters.packs import Shelf
from detente.documents.findings import Speaker, finding, owed_sentence, standing_sentence
from detente.kernel import DESK_LANGUAGES
from detente.regimes.judging import Item, Judge, read_item, would_change
from detente.regimes.pack import Pack, case_tables
from detente.regimes.time import Moment, Owed, Standing, State

ACTIVITY = {
    "about": "activity", "id": "A", "state": "BY", "kind": "land", "in_zone": True, "start": "2022-02-10",
    "troops": 9120, "notified": "2021-12-31",
}  # fmt: skip


@cache
def judge() -> Judge:
    return Judge(Shelf().pack("vienna-document-2011"))


def pack() -> Pack:
    return judge().pack


def item_of(**more: Any) -> Item:
    return read_item(pack(), ACTIVITY | more)


def lines_of(fact: str, item: Item, language: str = "en") -> list[str]:
    told = judge().explain(fact, item)
    return [line for _, line in finding(pack(), told, language, item).lines()]


def test_a_figure_is_said_with_its_threshold_paragraph_and_basis() -> None:
    lines = lines_of("notifiable", item_of(single_command=True))
    assert lines[0] == "Subject to prior notification: yes (¶ 40, from memory)"
    assert "Troops that count, at the peak: 9,120 persons ≥ 9,000 persons (¶ 40.1, verified)" in lines


def test_what_is_not_reached_is_said_as_it_is() -> None:
    lines = lines_of("notifiable_land", item_of(single_command=True, troops=8999, tanks=1, acvs=0, artillery=0))
    assert "Troops that count, at the peak: 8,999 persons < 9,000 persons (¶ 40.1, verified)" in lines


def test_what_is_computed_is_shown_with_its_result() -> None:
    lines = lines_of("notified_late", item_of(single_command=True, alert=False))
    assert "Start (10 Feb 2022) − Notified (31 Dec 2021) = 41 days < 42 days (¶ 38, verified)" in lines
    assert "Without advance notice to the troops: no" in lines


def test_hours_are_counted_as_a_language_counts_them() -> None:
    raw = {"about": "request", "id": "R", "from": "LT", "to": "BY", "sent": "2022-02-10T10:00:00Z"}
    late = read_item(pack(), raw | {"replied": "2022-02-12T10:00:01Z"})
    lines = lines_of("reply_in_time", late)
    assert any("= 2 days > 48 hours" in line for line in lines), lines
    assert any("> 48 годин" in line for line in lines_of("reply_in_time", late, "uk"))


def test_a_missing_figure_is_named_with_why() -> None:
    item = item_of(missing={"single_command": "withheld"})
    told = finding(pack(), judge().explain("notifiable", item), "en", item)
    assert (told.answer, told.word) == ("cannot tell", "cannot tell")
    assert [(gap.figure, gap.text) for gap in told.missing] == [
        ("activity.single_command", "“One activity under a single operational command” is needed: withheld.")
    ]


def test_outside_its_days_a_rule_is_not_in_force() -> None:
    told = judge().explain("notifiable", item_of(start="2010-01-01"))
    assert finding(pack(), told, "en").sentence.startswith("Subject to prior notification: not in force")


def test_what_would_change_the_finding_is_said() -> None:
    item = item_of(single_command=True, tanks=0, acvs=0, artillery=0)
    changes = would_change(judge(), "notifiable", item)
    told = finding(pack(), judge().explain("notifiable", item), "en", item, changes)
    assert "With “Troops that count, at the peak” at 8,999 persons the answer would be “no”." in told.changes


def items_of_the_cases() -> list[Item]:
    cases = case_tables(Shelf().files(pack().name))
    return [read_item(pack(), raw) for case in cases if "variant" not in case for raw in case.get("items", ())]


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_every_rule_speaks_every_language_without_the_names_of_the_pack(language: str) -> None:
    names = re.compile(r"\b(?:limit|is|total|" + "|".join(pack().kinds) + r")\.[a-z]|[{}]|duration-|None|\bTrue\b")
    said = 0
    for item in items_of_the_cases()[::7]:
        for fact in judge().facts[item.kind]:
            lines = lines_of(fact, item, language)
            said += len(lines)
            assert not [line for line in lines if names.search(line) or not line.strip()]
    assert said > 300


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
@pytest.mark.parametrize("state", list(State))
def test_every_state_of_a_duty_is_a_sentence(state: State, language: str) -> None:
    duty = pack().duties["prior_notification"]
    due = Moment.of_day(19_000)
    row = Owed(duty.name, "A", "BY", "all", state, duty.cite, duty.basis, due=due, delay=90_000)
    told = owed_sentence(Speaker(pack(), language), row)
    assert "BY" in told and "¶ 38" in told and "{" not in told


def test_what_is_owed_is_read_word_for_word() -> None:
    duty, english = pack().duties["prior_notification"], Speaker(pack(), "en")
    late = Owed(duty.name, "A", "BY", "all", State.LATE, duty.cite, duty.basis, due=Moment.of_day(18_991), delay=90_000)
    assert owed_sentence(english, late) == (
        "BY has done this 1 day, 1 hour late; it was due by 30 Dec 2021: Prior notification (¶ 38, 41, from memory)."
    )
    at_once = Owed(duty.name, "A", "BY", "LT", State.DUE, duty.cite, duty.basis)
    assert owed_sentence(english, at_once) == "BY owes this to LT at once: Prior notification (¶ 38, 41, from memory)."


def test_a_quota_tells_what_is_left_and_how_sure_that_is() -> None:
    name, quota = next(iter(pack().quotas.items()))
    row = Standing(name, ("BY",), 2022, 1, 2, 3, quota.cite, quota.basis)
    told = standing_sentence(Speaker(pack(), "en"), row)
    assert told.startswith("BY: 1 to 2 used of 3, 1 to 2 left: ")
    unbounded = Standing(name, ("BY",), 2022, 1, None, 3, quota.cite, quota.basis)
    assert "1 or more used of 3, 0 to 2 left" in standing_sentence(Speaker(pack(), "en"), unbounded)
