"""What if in Chromium: pictures in the ink of the page, a question asked by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import SignIn, picture
from tests.browser.test_pages import clean, settle_cookies
from tests.serve.running import Running

pytestmark = pytest.mark.browser
ASKED = "/duties/what-if?world=vienna-document-2011%2Bwi-5000&limit=notify_troops&item=zapad-2013"


def look_until_answered(page: Page) -> None:
    """Look again as long as the question is being counted."""
    for _ in range(60):
        if page.locator("#counts").count():
            return
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    pytest.fail("never answered")


@pytest.mark.parametrize(("theme", "width"), [("dim", 375), ("light", 1440)])
def test_what_if(running: list[Running], sign_in: SignIn, theme: str, width: int) -> None:
    base = running[0].addresses["desk"]
    page = sign_in(running[0], viewport={"width": width, "height": 900})
    settle_cookies(page, base, theme=theme)
    page.goto(base + ASKED)
    look_until_answered(page)
    clean(page, f"what if {theme} {width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ink = page.evaluate("getComputedStyle(document.body).color")
    for name in ("curve", "timeline", "map"):
        drawn = page.locator(f"section[aria-labelledby={name}] svg")
        assert drawn.bounding_box()["height"] > 100
        assert drawn.locator("[stroke=currentColor]").first.evaluate("one => getComputedStyle(one).stroke") == ink
    picture(page, f"what-if-{theme}-{width}")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Along the years: SVG").click()
    assert kept.value.suggested_filename == "what-if-timeline.svg"


def test_what_if_is_asked_by_keyboard_alone(running: list[Running], sign_in: SignIn) -> None:
    page = sign_in(running[0])
    page.goto(f"{running[0].addresses['desk']}/duties/what-if?history=simulated")
    page.locator("#rows").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("30000")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "seed"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY", "what is folded opens by a key"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**rows=30000**")
    look_until_answered(page)
    expect(page.get_by_role("main")).to_contain_text("30,000 simulated activities")
    page.goto(f"{running[0].addresses['desk']}/duties/what-if?limit=notify_troops&from=9&to=1")
    expect(page.locator(".error-summary")).to_be_focused()
    clean(page, "what if, refused")
    page.get_by_role("link", name="Go to the field").press("Enter")
    expect(page.locator("#from")).to_be_in_viewport()
