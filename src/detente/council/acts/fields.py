"""Reading the body of an act, strictly: each member once, of its type, within its limit, and none left over.

`Fields` knows no act; the modules beside it name the members. Every refusal is `OursError("council.…")` with the act
and the member, never the text; whoever reads a peer's bytes turns it into the peer's error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from detente.errors import OursError
from detente.kernel import DeclaredDate, Digest, Instant, Language, PartyName

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_ABSENT = object()
_SHOWN = 40
# Control characters, line and paragraph separators, halves of surrogate pairs (Unicode Cc, Zl, Zp, Cs).
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_ODD_IN_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def shown(value: object) -> str:
    r"""Make a name from outside fit for a sentence: printable, at most 40 characters.

    >>> shown("pla\x00ce")
    'pla?ce'
    """
    text = value if isinstance(value, str) else type(value).__name__
    return "".join(c if c.isprintable() else "?" for c in text[:_SHOWN])


def is_plain(text: str, *, lines: bool) -> bool:
    """Tell whether `text` has no control characters and no broken pairs; line breaks and tabs only if `lines`."""
    return (_ODD_IN_LINES if lines else _ODD).search(text) is None


class Fields:
    """The members of one body; ask for each, then call `done`."""

    def __init__(self, act: str, body: object) -> None:
        if not isinstance(body, Mapping):
            raise OursError("council.not_an_object", act=act)
        self.act = act
        self._left: dict[Any, Any] = dict(body)

    def refuse(self, code: str, field: str, **more: str | int) -> OursError:
        """The error for one member, to be raised."""
        return OursError(f"council.{code}", act=self.act, field=shown(field), **more)

    def done(self) -> None:
        """Refuse what nobody asked for: `council.unknown_member`."""
        if self._left:
            raise self.refuse("unknown_member", shown(next(iter(self._left))))

    def _take(self, name: str) -> Any:
        return self._left.pop(name, _ABSENT)

    def text(self, name: str, limit: int) -> str:
        """A text that must be there and say something; line breaks allowed."""
        value = self._take(name)
        if value is _ABSENT:
            raise self.refuse("missing", name)
        return self._text(name, value, limit, lines=True)

    def passage(self, name: str, limit: int) -> str:
        """A text that may be absent (then ""); line breaks allowed."""
        value = self._take(name)
        return "" if value is _ABSENT else self._text(name, value, limit, lines=True)

    def line(self, name: str, limit: int) -> str:
        """One line that may be absent (then "")."""
        value = self._take(name)
        return "" if value is _ABSENT else self._text(name, value, limit, lines=False)

    def title(self, name: str, limit: int) -> str:
        """One line that must be there."""
        value = self._take(name)
        if value is _ABSENT:
            raise self.refuse("missing", name)
        return self._text(name, value, limit, lines=False)

    def _text(self, name: str, value: object, limit: int, *, lines: bool) -> str:
        if not isinstance(value, str):
            raise self.refuse("not_text", name)
        if len(value) > limit:
            raise self.refuse("too_long", name, limit=limit)
        if not value.strip():
            raise self.refuse("missing", name)
        if not is_plain(value, lines=lines):
            raise self.refuse("not_plain_text", name)
        return value

    def choice(self, name: str, choices: type[E]) -> E:
        """One of the values of `choices`; must be there."""
        found = self.maybe_choice(name, choices)
        if found is None:
            raise self.refuse("missing", name)
        return found

    def maybe_choice(self, name: str, choices: type[E]) -> E | None:
        """One of the values of `choices`, or None when absent."""
        value = self._take(name)
        return None if value is _ABSENT else self._choice(name, value, choices)

    def _choice(self, name: str, value: object, choices: type[E]) -> E:
        for member in choices:
            if isinstance(value, str) and member.value == value:
                return member
        raise self.refuse("not_a_choice", name, choices=", ".join(str(c.value) for c in choices))

    def choices(self, name: str, choices: type[E]) -> tuple[E, ...]:
        """A list of values of `choices` without repeats, in the order of `choices`; must be there, may be empty."""
        if name not in self._left:
            raise self.refuse("missing", name)
        found = self.listed(name, len(choices), lambda value: self._choice(name, value, choices))
        return tuple(c for c in choices if c in found)

    def maybe_choices(self, name: str, choices: type[E]) -> tuple[E, ...]:
        """As `choices`; empty when absent."""
        return self.choices(name, choices) if name in self._left else ()

    def flag(self, name: str) -> bool:
        """True or false; false when absent."""
        value = self._take(name)
        if value is _ABSENT:
            return False
        if not isinstance(value, bool):
            raise self.refuse("not_true_or_false", name)
        return value

    def count(self, name: str, low: int, high: int) -> int | None:
        """A whole number from `low` to `high`, or None when absent."""
        value = self._take(name)
        if value is _ABSENT:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse("not_a_number", name)
        if not low <= value <= high:
            raise self.refuse("out_of_range", name, low=low, high=high)
        return value

    def date(self, name: str) -> DeclaredDate | None:
        """A declared date, or None when absent."""
        return self._value(name, "not_a_date", DeclaredDate)

    def instant(self, name: str) -> Instant | None:
        """An instant as RFC 3339 in UTC, or None when absent."""
        return self._value(name, "not_an_instant", Instant.parse)

    def maybe_party(self, name: str) -> PartyName | None:
        """A party name, or None when absent."""
        return self._value(name, "not_a_party", PartyName)

    def digest(self, name: str) -> Digest | None:
        """The SHA-256 of a text in hexadecimal, or None when absent."""
        return self._value(name, "not_a_digest", Digest)

    def party(self, name: str) -> PartyName:
        """A party name; must be there."""
        found = self.maybe_party(name)
        if found is None:
            raise self.refuse("missing", name)
        return found

    def _value(self, name: str, code: str, make: Callable[[str], T]) -> T | None:
        value = self._take(name)
        return None if value is _ABSENT else self._made(name, value, code, make)

    def _made(self, name: str, value: object, code: str, make: Callable[[str], T]) -> T:
        if not isinstance(value, str):
            raise self.refuse("not_text", name)
        try:
            return make(value)
        except OursError:
            raise self.refuse(code, name) from None

    def each(self, name: str, most: int, read: Callable[[object], T]) -> tuple[T, ...]:
        """A list of at most `most` things, each made by `read`; empty when absent."""
        value = self._take(name)
        if value is _ABSENT:
            return ()
        if not isinstance(value, list | tuple):
            raise self.refuse("not_a_list", name)
        if len(value) > most:
            raise self.refuse("too_many", name, limit=most)
        return tuple(read(item) for item in value)

    def listed(self, name: str, most: int, read: Callable[[object], T]) -> tuple[T, ...]:
        """As `each`, none twice."""
        found = self.each(name, most, read)
        if len(set(found)) != len(found):
            raise self.refuse("repeated", name)
        return found

    def passages(self, name: str, most: int, limit: int) -> tuple[str, ...]:
        """A list of texts; line breaks allowed."""
        return self.listed(name, most, lambda value: self._text(name, value, limit, lines=True))

    def lines(self, name: str, most: int, limit: int) -> tuple[str, ...]:
        """A list of single lines."""
        return self.listed(name, most, lambda value: self._text(name, value, limit, lines=False))

    def parties(self, name: str, most: int) -> tuple[PartyName, ...]:
        """A list of party names."""
        return self.listed(name, most, lambda value: self._made(name, value, "not_a_party", PartyName))

    def languages(self, name: str, most: int) -> tuple[Language, ...]:
        """A list of language tags."""
        return self.listed(name, most, lambda value: self._made(name, value, "not_a_language", Language))

    def inner(self, name: str) -> Fields | None:
        """The members of an object inside the body, or None when absent."""
        value = self._take(name)
        return None if value is _ABSENT else Fields(f"{self.act}.{name}", value)


def members(**values: Any) -> dict[str, Any]:
    """The JSON of a body: absent what is empty, enums by value, instants by text, tuples as lists.

    >>> members(a="", b=("x",), c=None, d=False)
    {'b': ['x']}
    """
    return {name: plain(value) for name, value in values.items() if not is_absent(value)}


def is_absent(value: object) -> bool:
    """Tell whether a member says nothing; zero says something.

    >>> is_absent(()), is_absent(0)
    (True, False)
    """
    return value is None or value is False or value in ("", ())


def plain(value: Any) -> Any:
    """A value of a body as JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Instant):
        return value.iso
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    return str(value) if isinstance(value, str) else value
