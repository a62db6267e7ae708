"""Precedence: how urgent a dispatch is on the line.

The four words and their order are those of message handling between armed forces and foreign ministries (ACP 121).
"""

from __future__ import annotations

from enum import Enum


class Precedence(Enum):
    """FLASH before IMMEDIATE before PRIORITY before ROUTINE.

    >>> sorted([Precedence.ROUTINE, Precedence.FLASH], key=lambda p: p.rank)[0].value
    'FLASH'
    """

    FLASH = "FLASH"
    IMMEDIATE = "IMMEDIATE"
    PRIORITY = "PRIORITY"
    ROUTINE = "ROUTINE"

    @property
    def rank(self) -> int:
        """0 for FLASH to 3 for ROUTINE: the order in which the line carries."""
        return list(Precedence).index(self)
