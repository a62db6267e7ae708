"""What a sentence is made of."""

from __future__ import annotations

from dataclasses import dataclass


def N_(text: str) -> str:  # noqa: N802  (gettext's own name for "mark, do not translate yet")
    """Mark `text` for the message catalogues and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened (`message`), what to do (`hint`), and the HTTP status for machines."""

    message: str
    hint: str
    status: int = 422
