"""Bytes to try a reader with: random ones, and good ones with something done to them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from detente.errors import DetenteError
from detente.seal import canonical

TOKENS = [
    b"", b"\x00", b"\n", b"\n\n", b" ", b"+", b"=", b"-", b"/", b'"', b"{", b"}", b"[", b"]", b"null", b"-1", b"1e9",
    b"9" * 30, b"\xff", b"\xed\xa0\x80", "٣—é😀".encode(), b"AAAA", b"\xff\xff\xff\xff", b"..", b"\\u0000",
]  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=9)
    | st.sampled_from(["", "\x00", "a" * 999, "😀", "AAAA", "..", "-1"])
)  # fmt: skip
VALUES = st.recursive(SCALARS, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=3), v, max_size=2))


@st.composite
def damaged(draw: st.DrawFn, good: Sequence[bytes]) -> bytes:
    """One to four pieces replaced by others, taken out, or said twice."""
    data = draw(st.sampled_from(good))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.sampled_from((0, 0, 1, 1, 2, 4, 32, len(data))))
        piece = draw(st.sampled_from(TOKENS) | st.binary(max_size=6) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every (container, key) in a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in inside for found in ((value, key), *places(item))]


@st.composite
def retold(draw: st.DrawFn, good: Sequence[bytes]) -> bytes:
    """A good JSON value in canonical form with one member replaced, renamed or taken out: only its meaning is wrong."""
    value = json.loads(draw(st.sampled_from(good)))
    container, key = draw(st.sampled_from(places(value)))
    if draw(st.booleans()):
        container[key] = draw(VALUES)
    elif isinstance(container, dict):
        container[draw(st.text(max_size=3))] = container.pop(key)
    else:
        container.append(container.pop(key))
        container.append(container[-1])
    try:
        return canonical.encode(value)
    except DetenteError:
        return json.dumps(value).encode()


def is_object(data: bytes) -> bool:
    try:
        return bool(places(json.loads(data)))
    except ValueError:
        return False


def attempts(good: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Everything above, weighted towards bytes that get past the first check."""
    objects = [data for data in good if is_object(data)]
    told = [retold(objects), retold(objects)] if objects else []
    return st.one_of(st.binary(max_size=200), damaged(good), damaged(good), *told)
