"""Reading the members of a statement: one object that names what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from detente.errors import OursError, TheirsError
from detente.kernel import DispatchId, Instant, PartyName
from detente.seal import canonical
from detente.seal.envelope import Envelope
from detente.seal.keys import read_base64

MAX_INSTANT = 253_402_300_799  # 9999-12-31T23:59:59Z, the last second that RFC 3339 can write
_WORD = re.compile(r"[a-z][a-z0-9_.]*")
# Controls and line separators: a text of one line stays one line on every screen, and hides no escape sequence.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Made = TypeVar("Made")
Choice = TypeVar("Choice", bound=Enum)
DIGEST_BYTES = 32


def payload_of(envelope: Envelope, kind: str) -> dict[str, Any]:
    """Return the payload of an envelope of the wanted kind; raise `seal.other_kind` or `seal.bad_member`."""
    if envelope.kind != kind:
        raise TheirsError("seal.other_kind", kind=envelope.kind, wanted=kind)
    value = canonical.decode(envelope.payload)
    if not isinstance(value, dict):
        raise TheirsError("seal.bad_member", member=kind)
    return value


class Members:
    """A JSON object being read; `done` refuses what was not asked for."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, Mapping):
            raise TheirsError("seal.bad_member", member=where)
        self._value = value
        self._where = where
        self._read: set[str] = set()

    def bad(self, name: str) -> TheirsError:
        """Say that a member is not what it should be."""
        return TheirsError("seal.bad_member", member=f"{self._where}.{name}"[:80])

    def get(self, name: str, *, optional: bool = False) -> Any:
        """Return a member; None only when optional and absent."""
        self._read.add(name)
        if name not in self._value:
            if optional:
                return None
            raise TheirsError("seal.missing_member", member=f"{self._where}.{name}")
        value = self._value[name]
        if value is None:
            raise self.bad(name)
        return value

    def text(self, name: str, limit: int, *, least: int = 1) -> str:
        """Return a text of one line, `least` to `limit` characters long, without control characters."""
        value = self.get(name)
        if not isinstance(value, str) or not least <= len(value) <= limit or _CONTROL.search(value):
            raise self.bad(name)
        return value

    def word(self, name: str, limit: int) -> str:
        """Return a word for machines: small letters, then also digits, dots and underscores."""
        value = self.text(name, limit)
        if not _WORD.fullmatch(value):
            raise self.bad(name)
        return value

    def number(self, name: str, least: int = 0, most: int = canonical.MAX_INTEGER) -> int:
        """Return an integer from `least` to `most`."""
        value = self.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.bad(name)
        return value

    def digest(self, name: str, *, optional: bool = False) -> str | None:
        """Return a base64 digest of 32 bytes, as text."""
        value = self.get(name, optional=optional)
        if value is None:
            return None
        if len(read_base64(value, name)) != DIGEST_BYTES:
            raise self.bad(name)
        return str(value)

    def kernel(self, name: str, kind: Callable[[str], Made]) -> Made:
        """Return a value of the kernel made of a text."""
        value = self.get(name)
        if not isinstance(value, str):
            raise self.bad(name)
        try:
            return kind(value)
        except (OursError, ValueError):
            raise self.bad(name) from None

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Return an enum member by its value."""
        return self.kernel(name, kind)

    def party(self, name: str) -> PartyName:
        """Return a party name."""
        return self.kernel(name, PartyName)

    def dispatch(self, name: str) -> DispatchId:
        """Return a dispatch id."""
        return self.kernel(name, DispatchId)

    def instant(self, name: str) -> Instant:
        """Return a time in whole seconds, up to the year 9999."""
        return Instant(self.number(name, most=MAX_INSTANT))

    def items(self, name: str, least: int, most: int) -> list[Any]:
        """Return a list within its limits."""
        value = self.get(name)
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise self.bad(name)
        return value

    def under(self, name: str) -> Members:
        """Return a nested object to read."""
        return Members(self.get(name), f"{self._where}.{name}")

    def done(self) -> None:
        """Refuse members nobody asked for: an older reader must not pass over what a newer writer meant."""
        extra = sorted(set(self._value) - self._read)
        if extra:
            raise TheirsError("seal.unknown_member", member=f"{self._where}.{extra[0]}"[:80])


def required(value: Made | None) -> Made:
    """Narrow a member that was asked for without `optional`."""
    assert value is not None
    return value
