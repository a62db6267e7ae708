"""Canonical JSON: RFC 8785 (JCS) restricted, the one byte form of every statement.

Restrictions (docs/spec/envelope.md § 1): numbers are integers with |n| ≤ 2^53 − 1, no duplicate members, no byte order
mark, depth ≤ 32, at most `MAX_PAYLOAD` bytes. Text is not Unicode-normalised: normalising would make different texts
equal.

Reading parses strictly, serialises again and compares: whatever two parsers might disagree about is refused, because it
does not come back byte for byte.
"""

from __future__ import annotations

import json
from typing import Any, TypeAlias

import rfc8785

from detente.errors import OursError, TheirsError

JSON: TypeAlias = dict[str, "JSON"] | list["JSON"] | str | int | bool | None

MAX_PAYLOAD = 1 << 20  # larger things are attached by their hash
MAX_DEPTH = 32  # statements are shallow; a limit keeps hostile nesting off the stack
MAX_INTEGER = (1 << 53) - 1  # what every JSON parser holds exactly
_MAX_DIGITS = 17  # one more than MAX_INTEGER has, with its sign


def encode(value: Any) -> bytes:
    r"""Return the canonical bytes of a JSON value; raise `seal.cannot_encode` for what JSON or the restriction lacks.

    >>> encode({"b": 1, "a": "é"})
    b'{"a":"\xc3\xa9","b":1}'
    """
    _check(value, MAX_DEPTH)
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeError) as problem:
        raise OursError("seal.cannot_encode", what=type(problem).__name__) from problem


def _check(value: Any, depth: int) -> None:
    if depth < 0:
        raise OursError("seal.cannot_encode", what="depth")
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(name, str):
                raise OursError("seal.cannot_encode", what="name")
            _check(item, depth - 1)
    elif isinstance(value, list | tuple):
        for item in value:
            _check(item, depth - 1)
    elif isinstance(value, float):
        raise OursError("seal.cannot_encode", what="float")


def decode(data: bytes, *, limit: int = MAX_PAYLOAD) -> Any:
    """Read canonical bytes; raise `seal.too_large`, `seal.not_json` or `seal.not_canonical`.

    >>> decode(b'{"a":1}')
    {'a': 1}
    >>> decode(b'{"a":1.0}')
    Traceback (most recent call last):
    detente.errors.TheirsError: seal.not_canonical: The bytes are not in canonical form (number).
    """
    if len(data) > limit:
        raise TheirsError("seal.too_large", limit=limit)
    _refuse_deep(data)
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_no_float, parse_int=_integer, parse_constant=_no_float)
    except (ValueError, RecursionError) as problem:
        raise TheirsError("seal.not_json") from problem
    try:
        again = encode(value)
    except OursError as problem:
        raise TheirsError("seal.not_canonical", what=str(problem.fields.get("what", "text"))) from problem
    if again != data:
        raise TheirsError("seal.not_canonical", what="form")
    return value


def _refuse_deep(data: bytes) -> None:
    """Refuse nesting beyond the limit before a recursive parser sees it; brackets inside strings are skipped."""
    if data.count(b"[") + data.count(b"{") <= MAX_DEPTH:
        return
    depth, in_string, escaped = 0, False, False
    for byte in data:
        if in_string:
            in_string, escaped = escaped or byte != 0x22, not escaped and byte == 0x5C  # noqa: PLR2004  (" and \)
        elif byte == 0x22:  # noqa: PLR2004  (")
            in_string = True
        elif byte in b"[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise TheirsError("seal.not_canonical", what="depth")
        elif byte in b"]}":
            depth -= 1


def _no_float(_: str) -> int:
    raise TheirsError("seal.not_canonical", what="number")


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS or text == "-0" or abs(int(text)) > MAX_INTEGER:
        raise TheirsError("seal.not_canonical", what="number")
    return int(text)
