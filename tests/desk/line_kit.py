"""What an officer does at the line's pages, for the tests of them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from detente.testing import PASSPHRASE

if TYPE_CHECKING:
    from django.test import Client

LETTER = {
    "to": "b.example", "office_of:b.example": "Foreign Ministry", "office": "Foreign Ministry",
    "subject": "Routine matters", "language": "en", "precedence": "ROUTINE", "traffic": "live",
    "declared": "", "paper": "letter", "text": "Sir,\r\n\r\nfirst.",
}  # fmt: skip


def begin(client: Client, kind: str = "letter", **about: str) -> str:
    """Begin a draft and return its address."""
    answer = client.post("/line/new", {"kind": kind, **about})
    assert answer.status_code == 303, answer.content
    return str(answer["Location"])


def write(client: Client, address: str, next_: str = "save", **fields: Any) -> Any:
    return client.post(address, {**LETTER, **fields, "next": next_})


def freeze(client: Client, address: str) -> Any:
    return client.post(f"{address}/check")


def sign(client: Client, address: str, passphrase: str = PASSPHRASE, **more: str) -> Any:
    page = client.get(f"{address}/release").content.decode()
    found = re.search(r'name="fingerprint" value="([0-9a-f]{64})"', page)
    fields = {"fingerprint": found[1] if found else "", "passphrase": passphrase, **more}
    return client.post(f"{address}/release", fields)


def text_of(answer: Any) -> str:
    """The page without its tags, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
