"""Who exchanges: a party, its offices, the officers who act in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from detente.errors import OursError

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_PARTY = re.compile(rf"{_LABEL}(\.{_LABEL})*(/{_LABEL})*")
_OFFICE_LIMIT = 120
_PARTY_LIMIT = 200


class PartyName(str):
    """A party's name for machines: an address without scheme, chosen once, for example `mfa.a.example`.

    It need not resolve. People see the name the party gave itself, and a fingerprint.

    >>> PartyName("nato.example")
    'nato.example'
    >>> PartyName("NATO")
    Traceback (most recent call last):
    detente.errors.OursError: kernel.party_name: “NATO” is not a party name.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the name; raise `kernel.party_name`."""
        if len(text) > _PARTY_LIMIT or not _PARTY.fullmatch(text):
            raise OursError("kernel.party_name", name=text[:80])
        return super().__new__(cls, text)


class OfficeName(str):
    """An office as its party calls it, for example `Office of the Secretary General`."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take the name; raise `kernel.office_name` unless it is one line of 1 to 120 printable characters."""
        if not 0 < len(text) <= _OFFICE_LIMIT or not text.isprintable() or text != text.strip():
            raise OursError("kernel.office_name", name=text[:80])
        return super().__new__(cls, text)


@dataclass(frozen=True, slots=True, order=True)
class Officer:
    """A person who acts in an office of a party.

    `login` is unique at the station and never travels; `name` and `office` are what the other side sees; `roles` are
    the station's own words for what the officer may do (`release`, `draft`, `watch`).
    """

    login: str
    name: str
    office: OfficeName
    roles: tuple[str, ...]

    def has(self, role: str) -> bool:
        """Tell whether the officer holds `role`.

        >>> Officer("jd", "J. Doe", OfficeName("Watch floor"), ("watch",)).has("release")
        False
        """
        return role in self.roles
