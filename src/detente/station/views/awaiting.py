"""What awaits an answer, as officers see it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import DispatchId, Instant, PartyName, Traffic


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One answer that did not come: `who` is waited for, `by` asked, `since` when it could have been read.

    `what` is a message id. `is_matter` tells whether `id` names a matter or the dispatch of a thread. `word` is what
    the row of a thread shows (it may be held, which is no answer yet), "" in a matter.
    """

    who: PartyName
    by: PartyName
    since: Instant
    days: int
    what: str
    title: str
    id: DispatchId
    is_matter: bool
    traffic: Traffic
    word: str = ""


@dataclass(frozen=True, slots=True)
class UnansweredBoard:
    """Everything that stands unanswered, the longest first; `is_whole`: all of the record was looked at."""

    items: tuple[Unanswered, ...]
    is_whole: bool
