"""Two desks at once: one writes and releases, the other sees it without reloading, opens it and answers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import SignIn, picture
from tests.serve.running import Running, eventually

from detente.ledger.evidence import verify
from detente.seal.archive import read_zip
from detente.station.queries.dispatches import dispatch, dispatches
from detente.station.queries.ledger import ledger
from detente.testing import PASSPHRASE

pytestmark = pytest.mark.browser
SUBJECT = "Series of meetings of the Council"
TEXT = "We repeat our invitation.\n\nWe are ready to hear your concerns."
TWO_SECONDS = 2_000


def write_letter(page: Page, base: str) -> str:
    """Write a letter in the form and leave it checked; return the address of its release page."""
    page.goto(f"{base}/line/new")
    page.locator("input[name=kind][value=letter]").check()
    page.locator("main button.button--primary").click()
    page.locator("input[name=to][value='b.example']").check()
    page.locator("input[name='office_of:b.example']").fill("Foreign Ministry")
    page.locator("[name=subject]").fill(SUBJECT)
    with page.expect_response(lambda answer: answer.url.endswith("/autosave")):
        page.locator("[name=text]").fill(TEXT)
    expect(page.locator("#saved")).to_contain_text("saved")
    page.reload()
    expect(page.locator("[name=subject]")).to_have_value(SUBJECT)
    page.locator("button[name=next][value=check]").click()
    expect(page.get_by_role("main")).to_contain_text("We are ready to hear your concerns.")
    page.locator("main form button.button--primary").click()
    page.wait_for_url("**/release")
    return page.url


def release(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    page.locator("button.button--danger").click()


def test_a_letter_from_desk_to_desk_and_back(running: list[Running], sign_in: SignIn, tmp_path: Path) -> None:
    a, b, _ = running
    ours, head, theirs = sign_in(a), sign_in(a, "head"), sign_in(b)
    theirs.evaluate("window.neverReloaded = true")
    address = write_letter(ours, a.addresses["desk"])
    release(ours, address)
    expect(ours.get_by_role("main")).to_contain_text("1 of 2")
    assert dispatches(a.house) == (), "one of two officers: nothing leaves"
    release(head, address)
    expect(theirs.get_by_role("main")).to_contain_text("UNOPENED", timeout=TWO_SECONDS)
    assert theirs.evaluate("window.neverReloaded"), "seen without reloading"
    assert SUBJECT not in theirs.content(), "unopened, it says nothing of itself"
    (row,) = dispatches(a.house)
    follow(theirs, b, row.id.slug)
    answer(theirs, running, row.id.slug, sign_in)
    seen_by_the_sender(ours, a, row.id.slug, tmp_path)


def follow(page: Page, b: Running, slug: str) -> None:
    """Open what arrived: the page says that a signed receipt goes to the sender."""
    page.goto(f"{b.addresses['desk']}/line/{slug}")
    expect(page.get_by_role("main")).to_contain_text("receipt")
    page.get_by_role("button", name="Open and acknowledge").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(SUBJECT)
    expect(page.get_by_role("main")).to_contain_text("We are ready to hear your concerns.")


def answer(page: Page, running: list[Running], slug: str, sign_in: SignIn) -> None:
    """Answer `hold`, with two officers, and let the sender open the answer."""
    a, b, _ = running
    page.get_by_role("button", name="Reply", exact=True).click()
    page.locator("input[name=kind][value=reply]").check()
    page.locator("main button.button--primary").click()
    page.locator("input[name=kind][value=hold]").check()
    expect(page.locator("[name=hold_reason]")).to_be_visible()
    page.locator("[name=hold_reason]").fill("The themes are being studied.")
    page.locator("button[name=next][value=check]").click()
    page.locator("main form button.button--primary").click()
    page.wait_for_url("**/release")
    address = page.url
    release(page, address)
    release(sign_in(b, "head"), address)
    eventually(lambda: len(dispatches(a.house)) == 2)
    reply = next(row for row in dispatches(a.house) if row.direction == "in")
    head = sign_in(a, "head")
    head.goto(f"{a.addresses['desk']}/line/{reply.id.slug}")
    head.get_by_role("button", name="Open and acknowledge").click()
    assert dispatch(a.house, dispatches(a.house)[1].id).row.state == "HELD"


def seen_by_the_sender(page: Page, a: Running, slug: str, folder: Path) -> None:
    """The life line shows every step, and the evidence downloaded from it stands up."""
    eventually(lambda: ledger(a.house).witnessed_size == ledger(a.house).size)
    page.goto(f"{a.addresses['desk']}/line/{slug}")
    expect(page.get_by_role("main")).to_contain_text("HELD")
    expect(page.get_by_role("main")).not_to_contain_text("not yet")
    picture(page, "dispatch")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download evidence").click()
    file = folder / "evidence.zip"
    download.value.save_as(file)
    assert zipfile.is_zipfile(file)
    assert verify(read_zip(file.read_bytes())).is_sound


def test_without_script_everything_but_live_update_works(running: list[Running], sign_in: SignIn) -> None:
    page = sign_in(running[0], java_script_enabled=False)
    base = running[0].addresses["desk"]
    page.goto(f"{base}/line/new")
    page.locator("input[name=kind][value=letter]").check()
    page.locator("main button.button--primary").click()
    page.locator("[name=subject]").fill("Without script")
    page.locator("button[name=next][value=save]").click()
    expect(page.locator("[name=subject]")).to_have_value("Without script")
    page.locator("button[name=next][value=check]").click()
    expect(page.get_by_role("main")).to_contain_text("points must be mended")
    page.goto(f"{base}/line/drafts")
    expect(page.get_by_role("main")).to_contain_text("Without script")


def test_a_line_that_goes_dead_is_said_on_the_page(running: list[Running], sign_in: SignIn) -> None:
    a, b, _ = running
    page = sign_in(a)
    b.stop()
    try:
        expect(page.locator("body")).to_contain_text("DOWN", timeout=45_000)
    finally:
        b.start()
    expect(page.locator("body")).not_to_contain_text("DOWN", timeout=45_000)
