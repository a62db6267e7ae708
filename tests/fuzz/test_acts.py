"""Bodies of acts as a stranger may write them: refused with a code or read, and what is read never breaks a fold."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.council.acts import ACT_TYPES, FORMS, TYPED, read_act
from detente.council.acts.public_event import PublicEvent
from detente.council.deeds import Deed
from detente.council.matters import KINDS, advance, as_of, begin, open_steps
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName
from detente.testing.written import write_body

NOW = Instant.parse("2026-02-10T08:00:00Z")
PARTIES = [PartyName(f"p{number}.example") for number in range(1, 4)]
ROOT = DispatchId.of(bytes(16))

WORDS = st.sampled_from(
    ["", " ", "\x00", "\u202e", "é" * 3, "2022-02-10", "2022-02-30", "2022-02-10T08:00:00Z", "a.example", "A", "0"]
)
NUMBERS = st.sampled_from([0, -1, 1, 2**63, 10**400, 1.5, float("nan"), True, False])
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | NUMBERS | WORDS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)


@pytest.mark.parametrize("act", ACT_TYPES)
@settings(max_examples=40, deadline=None)
@given(body=JSON, refs=st.lists(st.tuples(st.text(max_size=8), WORDS), max_size=3))
def test_any_body_is_read_or_refused_with_a_code(act: str, body: Any, refs: list[tuple[str, str]]) -> None:
    try:
        read_act(act, body, refs)
    except OursError as error:
        assert error.code.startswith("council.")  # noqa: PT017  (reading may also succeed)


def spoil(body: Any, rng: Random, junk: Any) -> Any:
    """Put something else at one place of a body, however deep."""
    if isinstance(body, dict) and body and rng.random() < 0.9:
        key = rng.choice(sorted(body))
        return body | {key: spoil(body[key], rng, junk)}
    if isinstance(body, list) and body and rng.random() < 0.8:
        place = rng.randrange(len(body))
        return [*body[:place], spoil(body[place], rng, junk), *body[place + 1 :]]
    return junk


def deed(act: str, body: Any, sender: PartyName, second: int, *refs: tuple[str, str]) -> Deed:
    at = Instant(NOW + second)
    others = tuple(party for party in PARTIES if party != sender)
    of = ROOT if second == 0 else DispatchId.of(second.to_bytes(16, "big"))
    return Deed(of, sender, others, "A subject", read_act(act, body, refs), at, entered=at, sent=at)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.opens in FORMS], ids=lambda kind: kind.name)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), junk=JSON)
def test_what_is_read_never_breaks_a_fold(kind: Any, seed: int, junk: Any) -> None:
    rng = Random(seed)
    form, steps = FORMS[kind.opens], FORMS[kind.takes]
    named = [(rel.value, str(ROOT)) for rel in form.refs.once]
    try:
        body = write_body(form, rng, PARTIES, NOW, only_required=rng.random() < 0.5)
        matter = begin(deed(kind.opens, spoil(body, rng, junk) if rng.random() < 0.5 else body, PARTIES[0], 0, *named))
    except OursError:
        return
    for second in range(1, 12):
        step = rng.choice(list(steps.steps))
        body = write_body(steps, rng, PARTIES, NOW, step, only_required=rng.random() < 0.5)
        body = spoil(body, rng, junk) if rng.random() < 0.3 else body
        refs = [("matter", str(ROOT)), *([("cites", str(ROOT))] if rng.random() < 0.3 else [])]
        try:
            one = deed(kind.takes, body, rng.choice(PARTIES), second * 86_400, *refs)
        except OursError:
            continue
        before, matter = matter, advance(matter, one)
        assert len(matter.steps) + len(matter.refused) > len(before.steps) + len(before.refused)
        as_of(matter, Instant(NOW + rng.randrange(10**9)))
        open_steps(matter, rng.choice(PARTIES))


@settings(max_examples=200, deadline=None)
@given(body=JSON)
def test_a_public_event_is_read_or_refused_with_a_code(body: Any) -> None:
    try:
        PublicEvent.from_json(body)
    except OursError as error:
        assert error.code.startswith("council.")  # noqa: PT017  (reading may also succeed)


def test_no_kind_of_act_is_left_out() -> None:
    assert set(ACT_TYPES) == {*TYPED, *FORMS}
