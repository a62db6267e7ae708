"""Addresses that stand in documents: such as others can open, and nothing that a reader's program would run."""

from __future__ import annotations

from detente.documents.characters import in_feed
from detente.errors import OursError

_SCHEMES = ("https://", "http://")


def checked(address: str, schemes: tuple[str, ...] = _SCHEMES) -> str:
    """Return an address as it is; raise `documents.bad_address` for another scheme, spaces, controls, or nothing.

    >>> checked("https://a.example/public")
    'https://a.example/public'
    """
    if not address.startswith(schemes) or not address.isprintable() or " " in address or address in schemes:
        raise OursError("documents.bad_address", address=in_feed(address[:80]))
    return address
