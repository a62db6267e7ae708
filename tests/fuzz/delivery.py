"""How bytes reach a reader that wants a text, JSON, a payload or lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from detente.kernel import Digest
from detente.seal import canonical, envelope

OFTEN, SELDOM = 60, 15  # examples for a reader that costs microseconds, and for one that costs milliseconds


@dataclass(frozen=True)
class Entry:
    """`read` hands bytes to the reader; `good` are bytes it reads without complaint."""

    read: Callable[[bytes], object]
    good: Sequence[bytes]
    examples: int = OFTEN


def text(data: bytes) -> str:
    """Bytes as a text that may hold lone surrogates, as arguments of a terminal do."""
    return data.decode("utf-8", "surrogateescape")


def on_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(text(data))


def on_json(read: Callable[[Any], object]) -> Callable[[bytes], object]:
    """Any JSON value, or else a text: what stands inside a statement is JSON whatever it should have been."""

    def step(data: bytes) -> object:
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            value = text(data)
        return read(value)

    return step


def on_payload(kind: str, read: Callable[[envelope.Envelope], object]) -> Callable[[bytes], object]:
    """As the payload of an envelope whose signatures nobody has looked at yet."""
    none = Digest.of(b"")
    return lambda data: read(envelope.Envelope(kind, data, (), b"", none, none))


def on_lines(read: Callable[[list[bytes]], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.split(b"\n"))


def on_halves(read: Callable[[bytes, bytes], object]) -> Callable[[bytes], object]:
    return lambda data: read(data[: len(data) // 2], data[len(data) // 2 :])


def payload(kind: str, read: Callable[[envelope.Envelope], object], *good: Any) -> Entry:
    return Entry(on_payload(kind, read), [canonical.encode(value) for value in good])
