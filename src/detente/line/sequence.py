"""Gapless sequences: what a station says to a parcel that arrives.

One sequence runs per direction, peer and precedence: 1, 2, 3, … Each parcel names the statement id of the one before it
(`prev`), so that suppression, insertion and reordering are visible to both sides. Each precedence has its own, so that
a FLASH never waits behind a ROUTINE that is still under way (docs/spec/line.md § 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Channel:
    """The head of one sequence: highest contiguous number, and the statement id (base64) of that parcel."""

    head: int = 0
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """What matters of a parcel that arrived and whose signatures were verified."""

    dispatch: str
    statement: str
    seq: int
    prev: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the station already holds: the parcel under the same dispatch id, and the one under the same number.

    Each is a statement id, or None.
    """

    same_dispatch: str | None = None
    same_seq: str | None = None


class ParcelVerdict(Enum):
    """What follows from a parcel's place in the sequence."""

    ACCEPT = "accept"
    REPEAT = "repeat"
    SECOND_TEXT = "line.second_text"
    SECOND_AT_SEQ = "line.second_at_seq"
    GAP = "line.gap"
    WRONG_PREV = "line.wrong_prev"

    @property
    def is_final(self) -> bool:
        """Whether sending the same parcel again can never help.

        >>> [v.name for v in ParcelVerdict if not v.is_final]
        ['GAP']
        """
        return self is not ParcelVerdict.GAP


def next_parcel(channel: Channel) -> tuple[int, str | None]:
    """Return `seq` and `prev` for the next parcel to send.

    >>> next_parcel(Channel())
    (1, None)
    >>> next_parcel(Channel(4, "statement four"))
    (5, 'statement four')
    """
    return channel.head + 1, channel.last


def judge_parcel(arrived: Arrived, channel: Channel, known: Known) -> ParcelVerdict:
    """Judge a parcel against its sequence; the first rule that applies wins.

    The same statement again is a repeat, answered with the stored receipts. Another statement under a known dispatch id
    or number is refused for good and kept as evidence. A number beyond the next one is refused until the gap is filled.

    >>> judge_parcel(Arrived("id", "a", 1, None), Channel(), Known()).name
    'ACCEPT'
    >>> judge_parcel(Arrived("id", "a", 1, None), Channel(1, "a"), Known("a", "a")).name
    'REPEAT'
    >>> judge_parcel(Arrived("id", "b", 2, "a"), Channel(1, "a"), Known("a", None)).name
    'SECOND_TEXT'
    """
    if known.same_dispatch == arrived.statement:
        return ParcelVerdict.REPEAT
    if known.same_dispatch is not None:
        return ParcelVerdict.SECOND_TEXT
    if known.same_seq is not None or arrived.seq <= channel.head:
        return ParcelVerdict.SECOND_AT_SEQ
    if arrived.seq > channel.head + 1:
        return ParcelVerdict.GAP
    return ParcelVerdict.ACCEPT if arrived.prev == channel.last else ParcelVerdict.WRONG_PREV
