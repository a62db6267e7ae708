"""The public record as an app in Debian's Chromium: installed, read without a network, and clean to axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.conftest import picture
from tests.browser.test_pages import clean, settle_cookies
from tests.serve.running import Running, eventually

from detente.kernel import DispatchId
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.dispatches import dispatches
from detente.station.queries.public import public_record
from detente.station.views import DraftFields
from detente.testing import officer_of, send_letter
from detente.testing.officers import send

pytestmark = pytest.mark.browser
TEXT = "Пане Міністре,\n\nми пропонуємо зустріч."
# What an installable app lacks in a browser without a window is no lack of ours.
HEADLESS = {"in-incognito"}


def say(by: Running, to: Running, letter: DispatchId, body: dict[str, Any]) -> None:
    """A word on publishing, and the other side opens it."""
    send(
        by.station,
        DraftFields(
            type="publication", office="Foreign Ministry", to=((to.house.party, "Foreign Ministry"),),
            subject="On publishing", body=body, refs=(("about", letter),),
        ),
    )  # fmt: skip
    open_all(to)


def open_all(at: Running) -> None:
    eventually(lambda: dispatches(at.house, direction="in", state="UNOPENED"), "it arrives")
    for row in dispatches(at.house, direction="in", state="UNOPENED"):
        open_dispatch(at.house, officer_of(at.station), row.id)


@pytest.fixture(scope="module")
def published(running: list[Running]) -> dict[str, DispatchId]:
    """One dispatch with its text, one of which only the sense is told, and that was corrected."""
    a, b, _ = running
    letter = send_letter(a.station, b.station, subject="Про навчання", text=TEXT, language="uk")
    open_all(b)
    other = send_letter(a.station, b.station, subject="On a hotline", text="Exact words.")
    open_all(b)
    whole = {"items": ["letter", "subject", "dates", "outcome"]}
    for by, to in ((a, b), (b, a)):
        say(by, to, letter, whole)
    say(b, a, other, {"items": ["letter", "subject"]})
    for sense in ({"substance": "Two lines."}, {"substance": "One line.", "corrects": "A slip of the pen."}):
        say(a, b, other, {"items": ["subject"], "mode": "substance_only", **sense})
    record = public_record(a.house)
    assert sorted(len(entry.corrections) for entry in record) == [0, 1]
    return {"letter": letter, "corrected": other}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 375, "height": 800}, locale="uk")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    errors: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda problem: errors.append(str(problem)))
    made.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield made
    assert errors == []


def install(page: Page, address: str) -> None:
    """Open a page of the record and wait until the worker has a copy in its language."""
    page.goto(address)
    language = page.locator("html").get_attribute("lang")
    expect(page.locator(f'html[data-kept="{language}"]')).to_be_attached(timeout=30_000)


def test_the_record_is_read_without_a_network(
    running: list[Running], published: dict[str, DispatchId], context: BrowserContext, page: Page
) -> None:
    base = running[0].addresses["desk"]
    install(page, f"{base}/public")
    scope = page.evaluate("navigator.serviceWorker.ready.then((found) => found.scope)")
    assert scope == f"{base}/public"
    context.set_offline(True)
    page.reload()
    kept = page.locator("#kept")
    expect(kept).to_contain_text("Про навчання")
    expect(kept).to_contain_text("ми пропонуємо зустріч")
    expect(kept).to_contain_text("One line.")
    expect(page.locator("#as-of")).to_contain_text("UTC")
    assert page.locator("html").get_attribute("lang") == "uk"
    clean(page, "offline")
    picture(page, "public-offline-375")
    page.goto(f"{base}/public/{published['letter'].slug}")
    expect(kept.locator("h2")).to_have_text("Про навчання")
    page.goto(f"{base}/public/AAAAAAAAAAAAAAAAAAAAAA")
    expect(kept.locator("h2")).to_have_count(2)
    context.set_offline(False)
    page.reload()
    expect(page.locator("#as-of")).to_have_count(0)


def test_the_app_can_be_installed(running: list[Running], published: dict[str, DispatchId], page: Page) -> None:
    assert published
    install(page, f"{running[0].addresses['desk']}/public?lang=de")
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    assert found["url"].endswith("/public/app.webmanifest?lang=de")
    assert '"lang": "de"' in found["data"]
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {problem["errorId"] for problem in problems} <= HEADLESS


def test_nothing_an_officer_sees_is_kept(
    running: list[Running], published: dict[str, DispatchId], context: BrowserContext, page: Page
) -> None:
    from detente.station.commands.sign_in import make_link

    base = running[0].addresses["desk"]
    install(page, f"{base}/public")
    page.goto(f"{base}/sign-in/link/{make_link(running[0].house, 'desk')}")
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url(f"{base}/")
    for path in ("/", "/public", f"/public/{published['letter'].slug}", f"/line/{published['letter'].slug}"):
        page.goto(base + path)
        expect(page.get_by_text("Desk officer").first).to_be_attached(timeout=30_000)
    kept = page.evaluate(
        """async () => {
          const store = await caches.open("detente-public-1");
          const found = {};
          for (const asked of await store.keys()) {
            found[new URL(asked.url).pathname] = await (await store.match(asked)).text();
          }
          return found;
        }"""
    )
    assert set(kept) == {
        "/public/offline", "/public/feed.json", "/static/desk/desk.css", "/static/desk/theme.js",
        "/static/desk/public-offline.js", "/static/desk/icon.svg",
    }  # fmt: skip
    assert all("Desk officer" not in text and "data-ticket" not in text for text in kept.values())
    context.set_offline(True)
    answer = page.goto(f"{base}/public")
    assert answer is not None
    assert "Desk officer" not in page.content()


def test_what_is_new_is_counted_without_an_account(
    running: list[Running], published: dict[str, DispatchId], page: Page
) -> None:
    a, b, _ = running
    address = f"{a.addresses['desk']}/public?lang=en"
    page.goto(address)
    eventually(lambda: page.evaluate("localStorage.getItem('detente.public.seen')"), "it looked once")
    expect(page.locator("#public-news")).to_be_hidden()
    sense = {"items": ["subject"], "mode": "substance_only", "substance": "Two lines after all.", "corrects": "Again."}
    say(a, b, published["corrected"], sense)
    page.wait_for_timeout(1100)  # times are whole seconds
    page.context.clear_cookies()
    page.goto(f"{address}&page=1")
    expect(page.locator("#public-news")).to_contain_text("1")
    assert page.get_by_text("new or changed", exact=True).count() == 1
    page.reload()
    expect(page.locator("#public-news")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark", "dim"])
@pytest.mark.parametrize(("width", "language"), [(375, "de"), (1440, "uk"), (375, "uk"), (1440, "de")])
def test_axe_finds_nothing_on_public_pages(
    running: list[Running], published: dict[str, DispatchId], browser: Browser, theme: str, width: int, language: str
) -> None:
    base = running[0].addresses["desk"]
    context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
    page = context.new_page()
    settle_cookies(page, base, theme=theme, language=language)
    paths = (
        "/public",
        "/public?year=2000",
        *(f"/public/{slug.slug}" for slug in published.values()),
        "/public/offline",
    )
    for number, path in enumerate(paths):
        page.goto(base + path)
        assert page.locator("html").get_attribute("lang") == language
        clean(page, f"{path} {theme} {width}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} scrolls sideways: {wide}"
        picture(page, f"public{number}-{language}-{theme}-{width}")
    context.close()
