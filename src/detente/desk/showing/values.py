"""How a value of an act or a matter is shown, told by its type alone: so what was never seen before is shown too."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any

from detente.kernel import DeclaredDate, Digest, DispatchId, Instant, Language, PartyName

LONG = 200
_BY_TYPE: tuple[tuple[type, str], ...] = (
    (bool, "flag"),
    (Instant, "instant"),
    (DeclaredDate, "declared"),
    (PartyName, "party"),
    (DispatchId, "dispatch"),
    (Digest, "digest"),
    (Language, "text"),
    (Enum, "label"),
    (int, "number"),
    (Mapping, "members"),
    (tuple, "list"),
    (list, "list"),
    (str, "text"),
)


def how_of(value: Any) -> str:
    """Return the way a value is shown: flag, instant, declared, party, dispatch, digest, label, number, list, text.

    >>> how_of(Instant(0)), how_of(7), how_of((PartyName("a.example"),)), how_of(None)
    ('instant', 'number', 'list', 'nothing')
    """
    if dataclasses.is_dataclass(value):
        return "members"
    return next((how for kind, how in _BY_TYPE if isinstance(value, kind)), "nothing")


def is_long(value: Any) -> bool:
    """Tell whether a value is a text that is set as a document."""
    return how_of(value) == "text" and (len(value) > LONG or "\n" in value)


def says(value: Any) -> bool:
    """Tell whether a value says something; zero does.

    >>> says(()), says(0)
    (False, True)
    """
    return value is not None and value is not False and value not in ("", (), [])


def is_rows(value: Any) -> bool:
    """Tell whether a value is a list of things that have members, to be shown as a table."""
    return isinstance(value, tuple | list) and bool(value) and all(how_of(item) == "members" for item in value)


def members_of(value: Any) -> dict[str, Any]:
    """Return the members of a mapping or a dataclass, in their order."""
    if isinstance(value, Mapping):
        return {str(name): member for name, member in value.items()}
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
