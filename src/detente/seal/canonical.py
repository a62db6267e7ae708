"""Canonical JSON: RFC 8785 (JCS) restricted, the one byte form of every statement.

Restrictions (docs/spec/envelope.md § 1): numbers are integers with |n| ≤ 2^53 − 1, no duplicate members, no byte order
mark, depth ≤ 32, at most `MAX_PAYLOAD` bytes. Text is not Unicode-normalised: normalising would make different texts
equal.

Reading parses strictly, serialises again and compares: whatever two parsers might disagree about is refused, because it
does not come back byte for byte.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
import rfc8785

from detente.errors import OursError, TheirsError

JSON: TypeAlias = dict[str, "JSON"] | list["JSON"] | str | int | bool | None

MAX_PAYLOAD = 1 << 20  # larger things are attached by their hash
MAX_DEPTH = 32  # statements are shallow; a limit keeps hostile nesting off the stack
MAX_INTEGER = (1 << 53) - 1  # what every JSON parser holds exactly


def encode(value: Any) -> bytes:
    r"""Return the canonical bytes of a JSON value; raise `seal.cannot_encode` for what JSON or the restriction lacks.

    >>> encode({"b": 1, "a": "é"})
    b'{"a":"\xc3\xa9","b":1}'
    """
    try:
        return _write(value, plain=_check(value, MAX_DEPTH))
    except UnicodeError as problem:
        raise OursError("seal.cannot_encode", what="text") from problem


def _write(value: Any, *, plain: bool) -> bytes:
    """Serialise what `_check` let through.

    JCS orders names by UTF-16 code units, msgspec by code points: for ASCII names that is one order, and every name
    détente defines is ASCII. Other names take the reference implementation, twenty times slower.
    """
    if plain:
        return msgspec.json.encode(value, enc_hook=_base, order="sorted")
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as problem:
        raise OursError("seal.cannot_encode", what="text") from problem


def _base(value: Any) -> str | int:
    """Turn the kernel's names and instants into what they are on paper, past any `__str__` of theirs."""
    return str.__str__(value) if isinstance(value, str) else int(value)


def _check(value: Any, room: int) -> bool:
    """Tell whether all names are ASCII; refuse what the restriction lacks. `room` is how many levels may follow."""
    if isinstance(value, str) or value is None:
        return True
    if isinstance(value, int):
        return _check_number(value)
    if not isinstance(value, dict | list | tuple):
        raise OursError("seal.cannot_encode", what=type(value).__name__)
    if room == 0:
        raise OursError("seal.cannot_encode", what="depth")
    plain = not isinstance(value, dict) or _check_names(value)
    for item in value.values() if isinstance(value, dict) else value:
        plain = _check(item, room - 1) and plain
    return plain


def _check_number(value: int) -> bool:
    if not -MAX_INTEGER <= value <= MAX_INTEGER:
        raise OursError("seal.cannot_encode", what="number")
    return True


def _check_names(value: dict[Any, Any]) -> bool:
    if not all(isinstance(name, str) for name in value):
        raise OursError("seal.cannot_encode", what="name")
    return all(name.isascii() for name in value)


def decode(data: bytes, *, limit: int = MAX_PAYLOAD) -> Any:
    """Read canonical bytes; raise `seal.too_large`, `seal.not_json` or `seal.not_canonical`.

    >>> decode(b'{"a":1}')
    {'a': 1}
    >>> decode(b'{"a":1.0}')
    Traceback (most recent call last):
    detente.errors.TheirsError: seal.not_canonical: The bytes are not in canonical form (float).
    """
    if len(data) > limit:
        raise TheirsError("seal.too_large", limit=limit)
    value = _parse(data)
    try:
        again = encode(value)
    except OursError as problem:
        raise TheirsError("seal.not_canonical", what=str(problem.fields["what"])) from problem
    if again != data:
        raise TheirsError("seal.not_canonical", what="form")
    return value


def _parse(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise TheirsError("seal.not_canonical", what="depth") from None
    except msgspec.ValidationError as problem:  # raised before its parent: a number no machine holds
        raise TheirsError("seal.not_canonical", what="number") from problem
    except (msgspec.DecodeError, ValueError) as problem:
        raise TheirsError("seal.not_json") from problem
