"""The headings of a table of dispatches."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors.sentences.shape import N_


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its label (a message id), where to go to have the table in its order, the order it is in now."""

    name: str
    label: str
    href: str = ""
    order: str = ""


HEADINGS = (
    Heading("state", N_("State")),
    Heading("subject", N_("Subject")),
    Heading("from", N_("From")),
    Heading("to", N_("To")),
    Heading("precedence", N_("Precedence")),
    Heading("declared", N_("Declared")),
    Heading("entered", N_("Entered")),
)
