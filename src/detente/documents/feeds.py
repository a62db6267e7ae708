"""Feeds of what is public: Atom (RFC 4287) and JSON Feed 1.1. The same entries, the same words, in both.

A claim stays with whoever made it: the author of an entry is the party that sent the dispatch, its other parties are
categories. Traffic that is not meant is marked in the title and as a category.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from detente.documents.addresses import checked
from detente.documents.characters import in_feed
from detente.documents.words import marked
from detente.kernel import Instant, Traffic

ATOM_TYPE, JSON_FEED_TYPE = "application/atom+xml; charset=utf-8", "application/feed+json; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_PARTY_SCHEME, _TRAFFIC_SCHEME = "urn:detente:party", "urn:detente:traffic"


@dataclass(frozen=True, slots=True)
class Feed:
    """The head of a feed.

    `id` is permanent (a `tag:` URI or an address), `url` where this very feed is, `home` the page it belongs to,
    `author` who publishes it. `language` is the language of the program's own words in it, `updated` when any entry
    last changed: the caller's, for an empty feed has a date too.
    """

    id: str
    url: str
    home: str
    title: str
    author: str
    language: str
    updated: Instant


@dataclass(frozen=True, slots=True)
class Entry:
    """One public item.

    `id` never changes (a `tag:` URI or a permanent address); `url` is where it can be read; `language` the language of
    `title`, `summary` and `content`. `parties` are names as shown, the sender first. `correction_of` is the address
    of what this one corrects, or None.
    """

    id: str
    url: str
    title: str
    language: str
    updated: Instant
    published: Instant
    parties: tuple[str, ...]
    traffic: Traffic
    summary: str = ""
    content: str = ""
    correction_of: str | None = None


def atom(entries: Iterable[Entry], feed: Feed) -> bytes:
    """Write an Atom document (RFC 4287), UTF-8 with declaration; raise `documents.bad_address`."""
    register_namespace("", _ATOM)
    root = Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": feed.language})
    _texts(root, id=feed.id, title=feed.title, updated=feed.updated.iso)
    _link(root, "self", feed.url)
    _link(root, "alternate", feed.home)
    _texts(SubElement(root, f"{{{_ATOM}}}author"), name=feed.author)
    for entry in entries:
        _entry(root, entry, feed.language)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: Element, entry: Entry, language: str) -> None:
    node = SubElement(root, f"{{{_ATOM}}}entry", {f"{{{_XML}}}lang": entry.language})
    _texts(node, id=entry.id, title=marked(entry.title, entry.traffic, language))
    _texts(node, updated=entry.updated.iso, published=entry.published.iso)
    _link(node, "alternate", entry.url)
    if entry.correction_of:
        _link(node, "predecessor-version", entry.correction_of)  # RFC 5829 § 3.4
    for party in entry.parties[:1]:
        _texts(SubElement(node, f"{{{_ATOM}}}author"), name=party)
    for party in entry.parties:
        _category(node, _PARTY_SCHEME, party)
    if not entry.traffic.is_real:
        _category(node, _TRAFFIC_SCHEME, entry.traffic.value)
    _texts(node, **{name: text for name in ("summary", "content") if (text := getattr(entry, name))})


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, f"{{{_ATOM}}}{name}").text = in_feed(text)


def _category(parent: Element, scheme: str, term: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}category", {"scheme": scheme, "term": in_feed(term)})


def _link(parent: Element, rel: str, address: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": checked(address)})


def json_feed(entries: Iterable[Entry], feed: Feed) -> bytes:
    """Write a JSON Feed (version 1.1, jsonfeed.org), UTF-8; raise `documents.bad_address`.

    What the format has no member for stands under `_detente` (JSON Feed § Extensions).
    """
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": in_feed(feed.title),
        "home_page_url": checked(feed.home),
        "feed_url": checked(feed.url),
        "authors": [{"name": in_feed(feed.author)}],
        "language": feed.language,
        "_detente": {"id": feed.id, "updated": feed.updated.iso},
        "items": [_item(entry, feed.language) for entry in entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry, language: str) -> dict[str, Any]:
    correction = {"correction_of": checked(entry.correction_of)} if entry.correction_of else {}
    tags = () if entry.traffic.is_real else (entry.traffic.value,)
    return {
        "id": entry.id,
        "url": checked(entry.url),
        "title": in_feed(marked(entry.title, entry.traffic, language)),
        # an item must have content; one whose text is not public has its summary there
        "content_text": in_feed(entry.content or entry.summary),
        **({"summary": in_feed(entry.summary)} if entry.summary else {}),
        "date_published": entry.published.iso,
        "date_modified": entry.updated.iso,
        "authors": [{"name": in_feed(party)} for party in entry.parties[:1]],
        "tags": [*(in_feed(party) for party in entry.parties), *tags],
        "language": entry.language,
        "_detente": {"traffic": entry.traffic.value, **correction},
    }
