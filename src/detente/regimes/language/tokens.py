"""Tokens of an expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.errors import TheirsError

LONGEST = 20_000  # characters of one expression
MOST = 2**53 - 1  # the largest whole number that every JSON reader keeps

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>[0-9]+(?![A-Za-z0-9_.]))
      | (?P<word>"[^"\\\x00-\x1f\x7f-\x9f]*")
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>\|\||&&|==|!=|<=|>=|[<>!()\[\],.+\-*/?:])
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its `kind` (number, word, name, sign, end), text, and the character it begins at."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """Cut an expression into tokens, the last of which is the end. Raises `regimes.syntax`, `regimes.long`."""
    if len(text) > LONGEST:
        raise TheirsError("regimes.long", limit=LONGEST)
    found, at = [], 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise TheirsError("regimes.syntax", at=at + 1, what=text[at : at + 20].strip()[:20])
        found.append(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        if match.lastgroup == "end":
            return found
        at = match.end()
