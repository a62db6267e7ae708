"""Public events of the chronicle: strict, and a leak is a leak (council-procedures § 12, scenario R3)."""

from __future__ import annotations

from typing import Any

import pytest

from detente.council.acts.public_event import Confirmation, PublicEvent, PublicKind, Release
from detente.errors import OursError

ID = "AAAAAAAAAAAAAAAAAAAAAQ=="
LEAST = {"kind": "speech", "by": "The Minister", "declared": "2022-02-10", "source": "An agency, 10 February"}
FULL = LEAST | {
    "kind": "press_conference", "party": "alpha.example", "time": "2022-02-10T11:04:00Z", "place": "Brussels",
    "with_whom": ["The Prime Minister", "The Defence Secretary"], "quote": "We are ready.\nAt any time.", "about": ID,
    "matter": ID, "release": "SUBSTANCE_ONLY", "confirmation": "confirmed",
}  # fmt: skip


@pytest.mark.parametrize("body", [LEAST, FULL])
def test_what_is_recorded_comes_back_as_it_was(body: dict[str, Any]) -> None:
    assert PublicEvent.from_json(body).to_json() == body


@pytest.mark.parametrize("kind", PublicKind)
def test_every_kind_is_recorded_and_read_again(kind: PublicKind) -> None:
    event = PublicEvent.from_json(LEAST | {"kind": kind.value})
    assert PublicEvent.from_json(event.to_json()) == event


def test_a_leak_is_recorded_as_a_leak_and_releases_nothing() -> None:
    leak = PublicEvent.from_json(LEAST | {"kind": "leak", "by": "A newspaper", "about": ID})
    assert (leak.release, leak.confirmation) == (Release.LEAKED, Confirmation.UNCONFIRMED)
    assert not leak.releases
    assert PublicEvent.from_json(leak.to_json() | {"confirmation": "not_commented"}).release is Release.LEAKED


@pytest.mark.parametrize("release", [release for release in Release if release is not Release.LEAKED])
def test_nothing_makes_a_leak_a_release(release: Release) -> None:
    with pytest.raises(OursError, match="not_that_release"):
        PublicEvent.from_json(LEAST | {"kind": "leak", "release": release.value})


@pytest.mark.parametrize("kind", [kind for kind in PublicKind if kind is not PublicKind.LEAK])
def test_nothing_else_is_recorded_as_a_leak(kind: PublicKind) -> None:
    with pytest.raises(OursError, match="not_that_release"):
        PublicEvent.from_json(LEAST | {"kind": kind.value, "release": "LEAKED"})


def test_only_the_authors_own_word_releases() -> None:
    said = {kind: PublicEvent.from_json(LEAST | {"kind": kind.value}) for kind in PublicKind}
    assert {kind for kind, event in said.items() if event.releases} == {PublicKind.PUBLICATION_BY_AUTHOR}
    without = said[PublicKind.PUBLICATION_WITHOUT_CONSENT]
    assert without.release is Release.PUBLISHED_WITHOUT_CONSENT


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "rumour"}, "not_a_choice"),
        ({"by": " "}, "missing"),
        ({"by": "two\nlines"}, "not_plain_text"),
        ({"declared": "soon"}, "not_a_date"),
        ({"party": "NATO"}, "not_a_party"),
        ({"time": "2022-02-10"}, "not_an_instant"),
        ({"about": "x"}, "not_a_dispatch"),
        ({"matter": 1}, "not_text"),
        ({"with_whom": ["A", "A"]}, "repeated"),
        ({"with_whom": "A"}, "not_a_list"),
        ({"release": "RELEASED"}, "not_a_choice"),
        ({"confirmation": True}, "not_a_choice"),
        ({"headline": "x"}, "unknown_member"),
        ({"quote": "x" * 10_001}, "too_long"),
    ],
)
def test_out_of_form_it_is_refused_by_name(change: dict[str, Any], code: str) -> None:
    with pytest.raises(OursError, match=f"council.{code}"):
        PublicEvent.from_json(LEAST | change)


@pytest.mark.parametrize("name", LEAST)
def test_kind_author_date_and_source_are_always_there(name: str) -> None:
    with pytest.raises(OursError, match="council.missing"):
        PublicEvent.from_json({key: value for key, value in LEAST.items() if key != name})


@pytest.mark.parametrize("body", [None, [], "leak", 7])
def test_only_an_object_is_read(body: object) -> None:
    with pytest.raises(OursError, match="not_an_object"):
        PublicEvent.from_json(body)
