"""The parts of the app: manifest, worker, the page without network, icons; and the link of support."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from detente.app import open_house, read_configuration
from detente.errors import WorldError
from detente.kernel import DESK_LANGUAGES
from detente.station.house import Support
from detente.testing import make_station
from detente.testing.stations import configure

if TYPE_CHECKING:
    from tests.desk.public_kit import Two

LINK = '[public]\nsupport_url = "{url}"\nsupport_label = "{label}"\n'


@pytest.mark.parametrize("language", [code for code, _ in DESK_LANGUAGES])
def test_the_manifest_is_whole_in_every_language(two: Two, language: str) -> None:
    answer = two.browser().get(f"/public/app.webmanifest?lang={language}")
    assert answer["Content-Type"] == "application/manifest+json"
    found = answer.json()
    assert (found["id"], found["start_url"], found["scope"], found["display"]) == (
        "/public", "/public", "/public", "standalone",
    )  # fmt: skip
    assert found["lang"] == language
    assert "Party A" in found["name"]
    assert found["short_name"]
    assert {(icon["sizes"], icon["purpose"]) for icon in found["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }


def test_every_icon_is_there_of_its_size_and_small(two: Two) -> None:
    icons = two.browser().get("/public/app.webmanifest").json()["icons"]
    named = {icon["src"]: int(icon["sizes"].split("x")[0]) for icon in icons} | {
        "/static/desk/public-icon-180.png": 180
    }
    for address, pixels in named.items():
        answer = two.browser().get(address)
        data = answer.getvalue()
        answer.close()
        assert answer["Content-Type"] == "image/png"
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", data[16:24]) == (pixels, pixels)
        assert len(data) < 20 * 1024


def test_the_worker_reaches_the_whole_record_and_nothing_else(two: Two) -> None:
    answer = two.browser().get("/public/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/public"
    assert answer["Cache-Control"] == "no-cache"
    for part in ("/static/desk/desk.css", "/static/desk/public-offline.js", "/public/offline", "/public/feed.json"):
        assert f'"{part}"' in answer.content.decode()
        kept = two.browser().get(part)
        assert kept.status_code == 200, "what the worker keeps is there"
        kept.close()


def test_the_policy_of_public_pages_allows_an_app_of_ours(two: Two) -> None:
    policy = two.browser().get("/public")["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy
    assert "worker-src" not in two.browser().get("/sign-in")["Content-Security-Policy"]


def test_the_app_is_offered_to_strangers_and_never_on_a_page_of_an_officer(two: Two) -> None:
    for part in ('rel="manifest"', "public.js", "apple-touch-icon", "apple-mobile-web-app-capable"):
        assert part in two.browser().get("/public").content.decode()
        assert part not in two.officer().get("/public").content.decode()


def test_the_page_without_network_holds_nothing_of_the_record(two: Two) -> None:
    two.publish(two.letter(subject="On exercises"))
    answer = two.browser().get("/public/offline?lang=uk")
    assert answer["Cache-Control"] == "public, max-age=60"
    assert '<html lang="uk"' in answer.content.decode()
    assert "On exercises" not in answer.content.decode()


def test_a_link_of_support_stands_in_the_footer_only_if_it_was_set(two: Two) -> None:
    assert 'rel="external' not in two.browser().get("/public").content.decode()
    support = Support("https://example.org/support?a=1&b=2", "Support <this> record")
    client = two.browser(replace(two.a.house, support=support))
    page = client.get("/public").content.decode()
    link = (
        'href="https://example.org/support?a=1&amp;b=2" rel="external noopener noreferrer">Support &lt;this&gt; record<'
    )
    assert link in page.split("<footer")[1]
    assert "example.org" not in client.get("/sign-in").content.decode()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    station = make_station(tmp_path, "a.example", "AA")
    station.house.store.close()
    return station.home


def add(home: Path, table: str) -> None:
    path = home / "station.toml"
    path.write_text(path.read_text() + table)


def test_the_link_and_the_address_are_off_by_default_and_kept_when_set(home: Path) -> None:
    assert read_configuration(home).public.support() is None
    add(home, LINK.format(url="https://example.org/", label="Підтримати") + 'address = "https://record.example:8443"\n')
    configure(home, zone="Europe/Kyiv")  # written anew
    house = open_house(home)
    assert house.support == Support("https://example.org/", "Підтримати")
    assert house.public_address == "https://record.example:8443"
    house.store.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "javascript:alert(1)", "https://", "https:///x", "//example.org", "example.org",
        "https://user:word@example.org/", "https://example.org/a b", "https://exámple.org/", "https://[::1", "https://x:0/",
    ],
)  # fmt: skip
def test_a_link_that_readers_should_not_follow_stops_the_station_with_the_key(home: Path, url: str) -> None:
    add(home, LINK.format(url=url, label="Support"))
    with pytest.raises(WorldError, match="adapters.bad_public") as caught:
        read_configuration(home)
    assert caught.value.fields == {"key": "support_url"}


@pytest.mark.parametrize(
    "table", ['[public]\nsupport_url = "https://example.org/"\n', '[public]\nsupport_label = "S"\n']
)
def test_a_link_without_words_or_words_without_a_link_are_refused(home: Path, table: str) -> None:
    add(home, table)
    with pytest.raises(WorldError, match="adapters.half_support"):
        read_configuration(home)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ('[public]\naddress = "https://record.example/desk"\n', "adapters.bad_public"),
        ('[public]\naddress = "http://record.example"\n', "adapters.bad_public"),
        (LINK.format(url="https://example.org", label="x" * 81), "adapters.bad_public"),
        (LINK.format(url="https://example.org", label="a\\u202eb"), "adapters.bad_public"),
        ('[public]\nsuport_url = "https://example.org"\n', "adapters.bad_configuration"),
    ],
)
def test_other_mistakes_in_the_table_are_named(home: Path, table: str, code: str) -> None:
    add(home, table)
    with pytest.raises(WorldError, match=code):
        read_configuration(home)
