"""Running stations and Debian's Chromium."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.serve.running import Running, found_running

from detente.station.commands.sign_in import make_link

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LOGGED: list[str] = []


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Running]]:
    stations = found_running(tmp_path_factory.mktemp("browser"), "a.example", "b.example", "w.example")
    for station in stations:
        station.start()
    yield stations
    for station in stations:
        station.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def refused(said: str) -> bool:
    """Whether the browser only says that a page came with a status: no page there, or a question that is refused."""
    return any(f"status of {status}" in said for status in (404, 422))


SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(browser: Browser) -> Iterator[SignIn]:
    """Sign an officer in at a station by a one-time link; whatever the page logs as an error fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def enter(station: Running, login: str = "desk", **options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: errors.append(said.text) if said.type == "error" and not refused(said.text) else None,
        )
        page.on("pageerror", lambda problem: errors.append(str(problem)))
        page.goto(f"{station.addresses['desk']}/sign-in/link/{make_link(station.house, login)}")
        page.get_by_role("main").get_by_role("button").click()
        page.wait_for_url(f"{station.addresses['desk']}/")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert errors == []


def picture(page: Page, name: str) -> None:
    """Keep a screenshot for whoever looks: build/screenshots, and docs/images when asked to renew them."""
    folder = Path("build/screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
    if os.environ.get("DETENTE_RENEW_IMAGES") and name == "dispatch":
        target = Path("docs/images")
        target.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=target / f"{name}.png")
