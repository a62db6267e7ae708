"""Members of an act that this station has no words for, as they were sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def plain_members(members: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    r"""Return each member with its value as text.

    >>> plain_members({"b": [1, "é"], "a": "x"})
    (('a', 'x'), ('b', '[1, "é"]'))
    """
    return tuple((name, _text(value)) for name, value in sorted(members.items()))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
