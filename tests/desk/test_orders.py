"""The order of the list: in the address, the same in the page and the file, without script."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import Desk

from detente.desk.areas.line.orders import ORDERS, ordered
from detente.station.queries.dispatches import dispatches
from detente.testing import send_letter

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture(scope="module")
def several(desk: Desk) -> None:
    for subject, precedence in (("b", "ROUTINE"), ("C", "FLASH"), ("a", "PRIORITY")):
        desk.clock.move(minutes=1)
        send_letter(
            desk.a,
            desk.b,
            subject=f"order {subject}",
            precedence=precedence,
            declared="2026-02-0" + "132"[ord(subject.lower()) - 97],
        )
    send_letter(desk.b, desk.a)
    desk.carry()


def column(officer: Client, order: str, name: str) -> list[str]:
    answer = officer.get(f"/line/?order={order}&format=csv")
    return [row[name] for row in csv.DictReader(io.StringIO(answer.content.decode()))]


@pytest.mark.parametrize(
    ("order", "name", "key"),
    [
        ("newest", "entered", None), ("oldest", "entered", None), ("sender", "from", None),
        ("urgent", "precedence", ["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"].index),
        ("subject", "subject", lambda text: (not text, text.casefold())),
        ("declared", "declared", lambda text: (not text, text)),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("several")
def test_the_file_comes_in_the_order_asked_for(officer: Client, order: str, name: str, key: Any) -> None:
    found = [cell for cell in column(officer, order, name) if not cell.startswith("'")]  # made inert in the file alone
    assert len(set(found)) > 1
    assert found == sorted(found, key=key, reverse=order == "newest")


@pytest.mark.usefixtures("several")
def test_the_page_shows_the_same_order_and_says_so(officer: Client) -> None:
    page = officer.get("/line/?order=subject&direction=out").content.decode()
    shown = re.findall(r">(order \w)</a>", page)
    assert shown == ["order a", "order b", "order C"]
    assert re.search(
        r'aria-sort="ascending"><a [^>]*href="/line/\?order=newest&amp;direction=out"|'
        r'aria-sort="ascending"><a [^>]*href="/line/\?direction=out&amp;order=newest"',
        page,
    )
    assert page.count("aria-sort") == 1
    assert 'data-live-url="/line/rows?direction=out&amp;order=subject"' in page
    assert '<option value="subject" selected>' in page


def test_newest_first_needs_no_address(officer: Client) -> None:
    assert column(officer, "", "entered") == column(officer, "newest", "entered")
    assert 'aria-sort="descending"' in officer.get("/line/").content.decode()


def test_an_order_nobody_offered_is_refused(officer: Client) -> None:
    assert officer.get("/line/?order=rank").status_code == 422


def test_what_is_first_among_equals_is_the_newest(desk: Desk) -> None:
    rows = dispatches(desk.a.house)
    for order in ORDERS:
        assert sorted(row.id for row in ordered(rows, order)) == sorted(row.id for row in rows)
    times = [row.entered_at for row in ordered(rows, "sender") if row.sender == "a.example"]
    assert times == sorted(times, reverse=True)


def test_a_filter_keeps_its_word_when_only_the_order_is_chosen(officer: Client) -> None:
    assert "Show all" not in officer.get("/line/?order=state").content.decode()
