"""The feeds: what stands in them, for whom, since when; and that nobody fetches twice what did not change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from django.utils.http import parse_http_date
from tests.desk.conftest import HOSTILE
from tests.desk.public_kit import ALL

from detente.kernel import Instant

if TYPE_CHECKING:
    from tests.desk.public_kit import Two

    from detente.station.house import House

FEEDS = ("/public/feed.atom", "/public/feed.json")


def items(two: Two, query: str = "", house: House | None = None) -> list[dict[str, Any]]:
    return json.loads(two.browser(house).get(f"/public/feed.json{query}").content)["items"]


def test_both_feeds_say_the_same_and_nothing_more_than_the_page(two: Two) -> None:
    letter = two.publish(two.letter(subject=HOSTILE, text=f"Ні. {HOSTILE}", language="uk"))
    hidden = two.publish(two.letter(subject="Hidden", text="Hidden words."), {"items": ["dates"]})
    atom = feedparser.parse(two.browser().get(FEEDS[0]).content)
    assert not atom.bozo
    said = {item["id"]: item for item in items(two)}
    assert {entry.id for entry in atom.entries} == set(said)
    assert set(said) == {f"tag:a.example,2026:public/{slug}" for slug in (letter.slug, hidden.slug)}
    item = said[f"tag:a.example,2026:public/{letter.slug}"]
    assert (item["title"], item["language"]) == (HOSTILE, "uk")
    assert item["content_text"] == f"Ні. {HOSTILE}"
    assert item["url"].endswith(f"/public/{letter.slug}")
    assert item["tags"] == ["Party A", "Party B"]
    for path in FEEDS:
        assert "Hidden" not in two.browser().get(path).content.decode()


def test_a_feed_can_be_of_one_party_and_in_one_language(two: Two) -> None:
    two.publish(two.letter(), {"items": ["dates"]})
    assert len(items(two, "?party=b.example")) == 1
    assert items(two, "?party=c.example") == []
    (item,) = items(two, "?lang=uk")
    assert item["url"].endswith("?lang=uk")
    head = json.loads(two.browser().get("/public/feed.json?lang=uk").content)
    assert head["language"] == "uk"
    assert head["home_page_url"].endswith("/public?lang=uk")


@pytest.mark.parametrize("path", FEEDS)
def test_what_did_not_change_is_not_sent_again(two: Two, path: str) -> None:
    letter = two.publish(two.letter())
    client = two.browser()
    first = client.get(path)
    assert first["Cache-Control"] == "public, max-age=60"
    assert parse_http_date(first["Last-Modified"]) == two.clock.now()
    two.clock.move(hours=1)
    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get(path, headers=header)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    two.say(two.a, letter, {"items": ["subject"]})
    for header in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        assert client.get(path, headers=header).status_code == 200
    two.clock.move(hours=1)
    before = client.get(path)
    two.say(two.b, letter, {"items": [], "mode": "refused"})
    gone = client.get(path, headers={"if-modified-since": before["Last-Modified"]})
    assert gone.status_code == 200, "what was taken back does not stay in a reader"
    assert letter.slug not in gone.content.decode()


@pytest.mark.parametrize("path", FEEDS)
def test_the_end_of_an_embargo_changes_a_feed_and_its_beginning_does_not(two: Two, path: str) -> None:
    client, letter = two.browser(), two.letter()
    empty = client.get(path)
    until = Instant.parse("2026-02-10T12:00:00Z")
    two.publish(letter, ALL | {"embargo_until": until.iso})
    two.clock.move(hours=3, minutes=59, seconds=59)
    assert client.get(path, headers={"if-none-match": empty["ETag"]}).status_code == 304
    two.clock.move(seconds=1)
    answer = client.get(path, headers={"if-modified-since": empty["Last-Modified"]})
    assert (answer.status_code, parse_http_date(answer["Last-Modified"])) == (200, until)


def test_a_correction_comes_first_and_names_what_it_corrects(two: Two) -> None:
    letter = two.letter()
    two.say(two.b, letter, {"items": ["letter"]})
    two.say(two.a, letter, {"items": [], "mode": "substance_only", "substance": "Two meetings."})
    two.clock.move(hours=1)
    later = two.publish(two.letter(subject="Later"), {"items": ["subject"]})
    assert [item["url"].rsplit("/", 1)[1] for item in items(two)] == [later.slug, letter.slug]
    two.clock.move(hours=1)
    sense = {"items": [], "mode": "substance_only", "substance": "A series.", "corrects": "The number is open."}
    two.say(two.a, letter, sense)
    first, _ = items(two)
    assert first["_detente"]["correction_of"].endswith(f"/public/{letter.slug}#corrections")
    assert first["summary"] == "Party A: The number is open.\n\nParty A: A series."
    assert first["date_published"] < first["date_modified"]


def test_traffic_that_is_not_live_is_marked_in_every_entry(two: Two) -> None:
    two.publish(two.letter(traffic="test"), traffic="test")
    (item,) = items(two)
    assert item["_detente"]["traffic"] == "test"
    assert "TEST" in item["title"]


def test_a_feed_is_never_kept_for_an_officer_and_never_differs_for_one(two: Two) -> None:
    two.publish(two.letter())
    for path in FEEDS:
        answer, public = two.officer().get(path), two.browser().get(path)
        assert answer["Cache-Control"] == "no-store"
        assert answer.content == public.content


def test_behind_a_front_a_feed_names_the_address_of_the_public(two: Two) -> None:
    from dataclasses import replace

    two.publish(two.letter())
    house = replace(two.a.house, public_address="https://record.example")
    (item,) = items(two, house=house)
    assert item["url"].startswith("https://record.example/public/")
