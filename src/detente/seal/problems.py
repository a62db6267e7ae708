"""Problem documents (RFC 9457) as a peer sends them: a code and a few numbers, nothing more is believed."""

from __future__ import annotations

from typing import Any

from detente.errors import TheirsError
from detente.seal import canonical

MAX_PROBLEM = 1 << 14
CODE_LIMIT = 60


def read_problem(body: bytes) -> tuple[str, dict[str, int]]:
    """Return the code and the numeric fields of a problem; ("", {}) for anything that is not one.

    >>> read_problem(b'{"code":"line.gap","fields":{"next":3}}')
    ('line.gap', {'next': 3})
    >>> read_problem(b"<html>")
    ('', {})
    """
    try:
        value: Any = canonical.decode(body, limit=MAX_PROBLEM)
    except TheirsError:
        return "", {}
    code = value.get("code") if isinstance(value, dict) else None
    if not isinstance(code, str) or len(code) > CODE_LIMIT:
        return "", {}
    fields = value.get("fields")
    numbers = fields.items() if isinstance(fields, dict) else ()
    return code, {name: number for name, number in numbers if isinstance(number, int) and not isinstance(number, bool)}
