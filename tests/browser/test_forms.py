"""Forms of a regime in Chromium: a section goes to a colleague and back by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import SignIn, picture
from tests.browser.test_pages import clean
from tests.serve.running import Running

pytestmark = pytest.mark.browser


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Go to a button of the page and press it, as somebody without a mouse does."""
    button = page.get_by_role("main").get_by_role("button", name=name).first
    button.focus()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


def test_a_section_of_a_form_is_handed_to_a_colleague_and_back_by_keyboard(
    running: list[Running], sign_in: SignIn
) -> None:
    base = running[0].addresses["desk"]
    owner = sign_in(running[0])
    colleague = sign_in(running[0], "head", viewport={"width": 375, "height": 800}, color_scheme="dark")
    owner.goto(f"{base}/duties/new?regime=vienna-document-2011&format=D-V-42")
    press(owner, "Begin")
    owner.wait_for_url("**/duties/notices/*")
    form = owner.url
    owner.fill("#a-designation", "Iron Wolf")
    owner.keyboard.press("Enter")  # saves, and does not press the first button on the page
    owner.wait_for_url(f"{form}?marked=1")
    press(owner, re.compile("Hand to a colleague.*Land forces"))
    owner.wait_for_url("**/sections/land/hand")
    clean(owner, "hand")
    owner.get_by_label("Colleague").select_option("head")
    owner.get_by_label("Note").fill("The brigades, please.")
    press(owner, "Hand on")
    owner.wait_for_url(form)
    clean(owner, "form")
    colleague.goto(f"{base}/")
    link = colleague.get_by_role("region", name="Handed to you").get_by_role("link")
    link.focus()
    colleague.keyboard.press("Enter")
    colleague.wait_for_url("**/sections/land")
    clean(colleague, "section")
    assert colleague.evaluate("document.documentElement.scrollWidth") <= 375
    picture(colleague, "section-dark-375")
    colleague.fill("#a-troops", "9500")
    press(colleague, "Save and hand back")
    colleague.wait_for_url(form)
    with owner.expect_response("**/autosave"):  # of the page from before: it must not take the colleague's figure away
        owner.fill("#a-purpose", "Training")
    owner.goto(form)
    expect(owner.locator("#a-troops")).to_have_value("9500")
    expect(owner.locator("#a-purpose")).to_have_value("Training")
    expect(owner.get_by_role("main")).to_contain_text("Handed back by")
    picture(owner, "form-light-1440")
