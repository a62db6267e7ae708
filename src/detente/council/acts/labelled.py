"""Words that carry their own English label, so that a word and its label are written once."""

from __future__ import annotations

from enum import Enum
from typing import Self


class Labelled(Enum):
    """A choice, a state or an event: its value travels or is kept, its label is for people (a message id).

    >>> class Side(Labelled):
    ...     HOST = "host", "Host"
    >>> Side("host").label
    'Host'
    """

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member of its value and its label."""
        made = object.__new__(cls)
        made._value_ = value
        made.label = label
        return made
