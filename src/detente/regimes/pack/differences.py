"""What differs between two packs, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.regimes.pack.folder import SECTIONS
from detente.regimes.pack.values import Pack

_HEADER = ("title", "source", "profile", "clock", "counts", "warning", "parties", "in_force", "base", "variant")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One member that differs: its path, such as `limit.x.from`, the paragraph, both values (None: absent)."""

    path: str
    cite: str
    old: Any
    new: Any


def differences(old: Pack, new: Pack) -> tuple[Difference, ...]:
    """Return every difference of two packs: the header, then all else by paragraph; nothing when digests are equal.

    Two different names are a difference of their own.
    """
    found = [
        Difference(name, "", old.document.get(name), new.document.get(name))
        for name in ("pack", *_HEADER)
        if old.document.get(name) != new.document.get(name)
    ]
    each = [_section(section, old.document[section], new.document[section]) for section in SECTIONS]
    found += sorted((one for section in each for one in section), key=_order)
    if old.document["not_covered"] != new.document["not_covered"]:
        found.append(Difference("not_covered", "", old.document["not_covered"], new.document["not_covered"]))
    return tuple(found)


def _section(section: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in sorted({*old, *new}):
        one, other = old.get(name), new.get(name)
        cite = str((other or one or {}).get("cite", ""))
        if one is None or other is None:
            yield Difference(f"{section}.{name}", cite, one, other)
            continue
        for member in sorted({*one, *other}):
            if one.get(member) != other.get(member):
                yield Difference(f"{section}.{name}.{member}", cite, one.get(member), other.get(member))


def _order(difference: Difference) -> tuple[list[int], str]:
    """Paragraphs in the order of their numbers: 9 before 40.1 before 40.2."""
    return [int(number) for number in _NUMBER.findall(difference.cite)[:4]], difference.path


def paragraph_order(cite: str) -> list[int]:
    """Return a key that sorts paragraphs by their numbers."""
    return [int(number) for number in _NUMBER.findall(cite)[:4]]
