from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents import Entry, Feed, atom, json_feed
from detente.documents.characters import in_feed
from detente.errors import OursError
from detente.kernel import Instant, Traffic

FEED = Feed(
    id="https://a.example/public/",
    url="https://a.example/public/feed.atom",
    home="https://a.example/public",
    title="The public record",
    author="AA",
    language="en",
    updated=Instant.parse("2022-02-10T08:40:01Z"),
)
ENTRY = Entry(
    id="tag:a.example,2022:AAAA",
    url="https://a.example/public/AAAA",
    title="Лист про зустріч",
    language="uk",
    updated=Instant.parse("2022-02-10T08:40:01Z"),
    published=Instant.parse("2022-02-09T08:40:01Z"),
    parties=("AA", "BB"),
    traffic=Traffic.LIVE,
    summary="Дати",
    content='<b>не жирно</b> & "лапки"',
)


def read_atom(*entries: Entry) -> Any:
    return feedparser.parse(atom(entries, FEED))


def test_a_reader_of_atom_finds_every_word_where_it_belongs() -> None:
    parsed = read_atom(ENTRY)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert (parsed.feed.id, parsed.feed.title, parsed.feed.updated) == (FEED.id, FEED.title, "2022-02-10T08:40:01Z")
    (entry,) = parsed.entries
    assert (entry.id, entry.link, entry.title) == (ENTRY.id, ENTRY.url, ENTRY.title)
    assert (entry.author, entry.published, entry.updated) == ("AA", "2022-02-09T08:40:01Z", "2022-02-10T08:40:01Z")
    assert [tag.term for tag in entry.tags] == ["AA", "BB"]
    assert entry.content[0].value == ENTRY.content
    assert (entry.content[0].type, entry.content[0].language) == ("text/plain", "uk")


def test_both_feeds_say_the_same() -> None:
    item = json.loads(json_feed([ENTRY], FEED))["items"][0]
    entry = read_atom(ENTRY).entries[0]
    assert (item["id"], item["url"], item["title"]) == (entry.id, entry.link, entry.title)
    assert (item["content_text"], item["summary"]) == (entry.content[0].value, entry.summary)
    assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
    assert (item["language"], item["authors"]) == ("uk", [{"name": "AA"}])


def test_a_json_feed_has_what_version_1_1_requires() -> None:
    document = json.loads(json_feed([], FEED))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert (document["title"], document["items"]) == (FEED.title, [])
    assert document["feed_url"] == FEED.url


def test_traffic_that_is_not_meant_is_marked_in_title_and_category() -> None:
    shown = replace(ENTRY, traffic=Traffic.DEMONSTRATION)
    entry = read_atom(shown).entries[0]
    item = json.loads(json_feed([shown], FEED))["items"][0]
    assert entry.title == item["title"] == "[DEMONSTRATION] Лист про зустріч"
    assert "demonstration" in [tag.term for tag in entry.tags]
    assert item["tags"] == ["AA", "BB", "demonstration"]


def test_a_correction_names_what_it_corrects() -> None:
    corrected = replace(ENTRY, correction_of="https://a.example/public/OLD")
    links = {link.rel: link.href for link in read_atom(corrected).entries[0].links}
    assert links["predecessor-version"] == "https://a.example/public/OLD"
    assert json.loads(json_feed([corrected], FEED))["items"][0]["_detente"]["correction_of"].endswith("OLD")


def test_an_entry_without_public_text_still_has_content_in_a_json_feed() -> None:
    item = json.loads(json_feed([replace(ENTRY, content="")], FEED))["items"][0]
    assert item["content_text"] == "Дати"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example/ x", "//a.example", "https://a\n.b", ""])
def test_an_address_that_is_none_is_refused_in_both(address: str) -> None:
    for write in (atom, json_feed):
        with pytest.raises(OursError, match=r"documents\.bad_address"):
            write([replace(ENTRY, url=address)], FEED)


@settings(deadline=None)  # processors are shared
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_makes_a_document_that_can_be_read(text: str) -> None:
    entry = replace(ENTRY, title=text, content=text, parties=(text,))
    ns = {"a": "http://www.w3.org/2005/Atom"}
    node = ET.fromstring(atom([entry], FEED)).find("a:entry", ns)
    assert node is not None
    assert node.findtext("a:title", namespaces=ns) == in_feed(text)
    item = json.loads(json_feed([entry], FEED))["items"][0]
    assert item["title"] == in_feed(text)
