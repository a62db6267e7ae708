"""Problem documents (RFC 9457) as a peer sends them: a code and a few numbers, nothing more is believed."""

from __future__ import annotations

import re
from typing import Any

from detente.errors import TheirsError
from detente.seal import canonical

MAX_PROBLEM = 1 << 14
CODE_LIMIT = 60
# A code ends up on screens and in logs: nothing in it may speak to a terminal, or look like a sentence of ours.
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}")


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
    if not isinstance(code, str) or len(code) > CODE_LIMIT or not _CODE.fullmatch(code):
        return "", {}
    fields = value.get("fields")
    return code, _numbers(fields) if isinstance(fields, dict) else {}


def _numbers(fields: dict[str, Any]) -> dict[str, int]:
    return {
        name: number
        for name, number in fields.items()
        if _FIELD.fullmatch(name) and isinstance(number, int) and not isinstance(number, bool)
    }
