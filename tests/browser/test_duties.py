"""The area Duties in Chromium: axe finds nothing, nothing scrolls sideways, a plan is asked by keyboard."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import SignIn, picture
from tests.browser.test_pages import clean, settle_cookies
from tests.desk.duties_kit import UnderRules
from tests.serve.running import Running

from detente.app import open_house
from detente.cli.demo.cast import free_port
from detente.kernel import Instant
from detente.testing import MovableClock, TestStation

pytestmark = pytest.mark.browser
PACK = "/duties/packs/vienna-document-2011"
PATHS = (
    "/duties/", "/duties/?view=list", "/duties/exercises", "/duties/exercises/BY-1", "/duties/plan",
    "/duties/plan?like=BY-1", "/duties/quotas", "/duties/packs", PACK, f"{PACK}/chapters/V", f"{PACK}/fact/notifiable",
    "/duties/packs/compare?old=vienna-document-2011&new=vienna-document-2011%2Bwi-5000",
    "/duties/new?format=D-V-42",
)  # fmt: skip


@pytest.fixture(scope="module")
def under(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """LT's station: rules agreed two days ago, an exercise of BY notified, a request that BY has not answered."""
    two_days_ago = MovableClock(Instant(int(time.time()) - 2 * 86_400 - 3600))
    made = UnderRules(tmp_path_factory.mktemp("duties"), two_days_ago, line_port=free_port())
    start = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=21)
    made.agree()
    made.exercise("BY-1", start=start.isoformat(), end=(start + dt.timedelta(days=9)).isoformat())
    made.notice(made.by, "D-V-42C", "BY-1", troops="8900")
    made.notice(made.lt, "D-III-16.1", "LT-1", to="BY", causes="Unusual activity.")
    for station in (made.lt, made.by):
        station.house.store.close()
    running = Running(
        TestStation(made.lt.home, open_house(made.lt.home), made.lt.keyset)
    )  # by the clock of the machine
    running.start()
    yield running
    running.close()


@pytest.mark.parametrize(
    ("theme", "width", "language"), [("dark", 375, "de"), ("light", 1440, "uk"), ("dim", 768, "fr")]
)
def test_axe_on_the_pages_of_the_area(under: Running, sign_in: SignIn, theme: str, width: int, language: str) -> None:
    base = under.addresses["desk"]
    page = sign_in(under, viewport={"width": width, "height": 900})
    settle_cookies(page, base, theme=theme, language=language)
    for path in PATHS:
        page.goto(base + path)
        clean(page, f"{path} {theme} {width}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} scrolls sideways: {wide}"
        name = path.removeprefix("/duties/").partition("?")[0].replace("/", "-") or "board"
        picture(page, f"duties-{name}-{theme}-{width}")


def test_a_plan_is_asked_by_keyboard_and_the_answer_is_clean(under: Running, sign_in: SignIn) -> None:
    base = under.addresses["desk"]
    page = sign_in(under)
    page.goto(f"{base}/duties/plan?like=BY-1")
    troops = page.get_by_label("Troops that count, at the peak", exact=True)
    troops.fill("14 000")
    troops.press("Enter")
    expect(page.get_by_role("heading", name="Findings")).to_be_visible()
    expect(page.locator("#plan-given")).to_be_visible()
    clean(page, "plan, answered")
    picture(page, "duties-plan-answered-light-1440")
    page.get_by_label("Troops that count, at the peak", exact=True).fill("many")
    page.get_by_role("button", name="Ask the rules").press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    clean(page, "plan, refused")
