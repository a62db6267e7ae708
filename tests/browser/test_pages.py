"""Every page: axe finds nothing, in each language and theme, on a phone and on a desk, by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import SignIn, picture
from tests.serve.running import Running, eventually

from detente.kernel import DESK_LANGUAGES
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.save_draft import save_draft
from detente.station.queries.dispatches import dispatches
from detente.station.views import DraftFields
from detente.testing import officer_of, send_letter

pytestmark = pytest.mark.browser
PATHS = ("/", "/line/", "/line/new", "/line/drafts", "/council", "/ledger", "/people", "/settings", "/public")
THEMES = ("light", "dark", "dim")


@pytest.fixture(scope="module")
def busy(running: list[Running]) -> dict[str, str]:
    """A letter sent and opened, one that arrived, a draft: pages with something on them."""
    a, b, _ = running
    sent = send_letter(a.station, b.station, text="One.\n\nTwo.")
    eventually(lambda: dispatches(b.house))
    open_dispatch(b.house, officer_of(b.station), sent)
    arrived = send_letter(b.station, a.station, traffic="demonstration")
    eventually(lambda: len(dispatches(a.house)) == 2)
    fields = DraftFields(type="letter", office="Foreign Ministry", to=(("b.example", "Foreign Ministry"),), subject="S")
    draft = save_draft(a.house, officer_of(a.station), fields)
    return {
        "sent": f"/line/{sent.slug}", "thread": f"/line/{sent.slug}/thread", "unopened": f"/line/{arrived.slug}",
        "announce": f"/line/{sent.slug}/announce", "draft": f"/line/draft/{draft.id}",
        "check": f"/line/draft/{draft.id}/check", "missing": "/line/AAAAAAAAAAAAAAAAAAAAAA",
    }  # fmt: skip


def settle_cookies(page: Page, base: str, **wanted: str) -> None:
    """Set language and theme as the settings page does."""
    page.goto(f"{base}/settings")
    for name, value in wanted.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value='{value}']").check()
        else:
            field.first.select_option(value)
    page.get_by_role("main").locator("form button").first.click()


def clean(page: Page, where: str) -> None:
    problems = Axe().run(page).response["violations"]
    assert not problems, (where, [(p["id"], p["nodes"][0]["html"][:200]) for p in problems])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [375, 1440])
def test_axe(running: list[Running], busy: dict[str, str], sign_in: SignIn, theme: str, width: int) -> None:
    base = running[0].addresses["desk"]
    page = sign_in(running[0], viewport={"width": width, "height": 900})
    settle_cookies(page, base, theme=theme, language="de" if width == 375 else "uk")
    for path in (*PATHS, *busy.values()):
        page.goto(base + path)
        clean(page, f"{path} {theme} {width}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} scrolls sideways: {wide}"
        picture(page, f"{path.strip('/').split('/')[0] or 'watch'}-{theme}-{width}")


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_every_page_in_every_language(
    running: list[Running], busy: dict[str, str], sign_in: SignIn, language: str
) -> None:
    base = running[0].addresses["desk"]
    page = sign_in(running[0])
    settle_cookies(page, base, language=language)
    for path in (*PATHS, *busy.values()):
        page.goto(base + path)
        assert page.locator("html").get_attribute("lang") == language, path
        assert page.get_by_role("heading", level=1).count() == 1, path
    if language != "en":
        page.goto(f"{base}/")
        assert page.get_by_text("Arrived, not opened").count() == 0, "translated"


def test_the_keyboard_goes_everywhere_also_on_a_cyrillic_layout(running: list[Running], sign_in: SignIn) -> None:
    base = running[0].addresses["desk"]
    page = sign_in(running[0])
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url(f"{base}/line/")
    for key, code in (("п", "KeyG"), ("ц", "KeyW")):
        page.evaluate(
            "([key, code]) => document.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true}))",
            [key, code],
        )
    page.wait_for_url(f"{base}/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_be_visible()


def test_the_policy_lets_nothing_in(running: list[Running], sign_in: SignIn) -> None:
    page = sign_in(running[0])
    policy = page.goto(f"{running[0].addresses['desk']}/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_print(running: list[Running], busy: dict[str, str], sign_in: SignIn) -> None:
    page = sign_in(running[0])
    page.goto(running[0].addresses["desk"] + busy["sent"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible(), "paper needs no navigation"
    expect(page.get_by_role("main")).to_contain_text("One.")
