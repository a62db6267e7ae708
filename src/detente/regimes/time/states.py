"""The states of a duty (docs/spec/rules.md § 7)."""

from __future__ import annotations

from enum import Enum
from typing import Self

from detente.errors.sentences.shape import N_


class State(Enum):
    """Where a duty stands at a moment: its value stands in documents, its label is for people (a message id).

    >>> State("missed").label
    'Missed'
    """

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member of its value and its label."""
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made

    NOT_OWED = "not owed", N_("Not owed")
    CANNOT_TELL = "cannot tell", N_("Cannot tell")
    COMING = "coming", N_("Coming")
    DUE = "due", N_("Due")
    DONE = "done", N_("Done")
    LATE = "late", N_("Late")
    MISSED = "missed", N_("Missed")
    EXCUSED = "excused", N_("Excused")
    CONTESTED = "contested", N_("Contested")
