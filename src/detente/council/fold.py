"""The fold: from the record of deeds to a thread as it stands.

Theory of operation. A thread has a root: a proposal or a letter. Its author may repeat it, by a letter or by the act
`repetition`: one more date on the same proposal (R9). Each addressee has a row, empty until that addressee answers; a
paper from anybody else is shown beside the rows and fills none (R7, R18). The latest answer stands and all are kept:
held, then accepted (R4). A counter-proposal that the author accepts becomes the next version (R10). What was said in
public stands beside what was delivered (R1).

Nothing here decides anything: the same record gives the same thread, at every station, and rebuilding it is the only
way to change it. An author's own counter to a counter is kept in `members` and moves no row; send a new proposal.

Traffic: see `Deed.counts_for`. What does not count is kept in `aside`, with its kind.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from detente.council.acts import Announcement, MeetingProposal, Rel
from detente.council.answers import Gathered, gather
from detente.council.deeds import Deed
from detente.council.machines import PROPOSAL, ProposalEvent, ProposalState
from detente.council.membership import thread_roots
from detente.council.rows import Asked, accepts_theme, agrees, make_row
from detente.council.states import Answer, Word
from detente.council.tables import transition
from detente.council.threads import Given, ProposedOn, Row, ThreadState
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName

_SILENCES = (Word.NOT_DELIVERED, Word.REFUSED, Word.OVERDUE, Word.UNANSWERED, Word.RECEIVED)


def fold_thread(
    root: DispatchId, deeds: Iterable[Deed], announcements: Iterable[Announcement], now: Instant
) -> ThreadState:
    """The thread of `root` as it stands at `now`.

    `deeds` are all deeds on record in the order they were entered; those of other threads are passed over. For a
    repetition, `root` may be its id: the thread is that of what it repeats. Any other dispatch has a thread of its own
    answers, besides those it belongs to. Raises `OursError("council.unknown_thread")` if `root` is not among `deeds`.
    """
    record = tuple(deeds)
    first = _first(root, record)
    dates = proposal_dates(first, record)
    found = gather(first, dates, record)
    asked = Asked(dates, found.version, tuple(announcements), now)
    rows = _rows(first, found, asked)
    return _state(first, found, asked, rows, _members(first.id, record))


def _first(root: DispatchId, record: Sequence[Deed]) -> Deed:
    """The deed of `root`, or the one it repeats: a repetition has no thread of its own."""
    known = {deed.id: deed for deed in record}
    if root not in known:
        raise OursError("council.unknown_thread", id=root)
    first, seen = known[root], {root}
    while repeated := [known[of] for of in first.ids(Rel.REPEATS) if of in known and of not in seen]:
        if repeated[0].sender != first.sender or not repeated[0].counts_for(first):
            break
        first = repeated[0]
        seen.add(first.id)
    return first


def proposal_dates(first: Deed, record: Sequence[Deed]) -> tuple[Deed, ...]:
    """The first sending and each repetition by its author, also a repetition of a repetition."""
    dates = {first.id: first}
    for deed in record:
        same = deed.sender == first.sender and deed.counts_for(first)
        if same and any(of in dates for of in deed.ids(Rel.REPEATS)):
            dates.setdefault(deed.id, deed)
    return tuple(dates.values())


def _rows(first: Deed, found: Gathered, asked: Asked) -> tuple[Row, ...]:
    def given(member: PartyName, *, counted: bool) -> list[Given]:
        own = (answer for answer in found.given.values() if answer.sender == member)
        return [answer for answer in own if (answer.traffic.is_real is first.traffic.is_real) is counted]

    return tuple(
        make_row(member, given(member, counted=True), given(member, counted=False), asked)
        for member in _addressees(first, asked)
    )


def _addressees(first: Deed, asked: Asked) -> tuple[PartyName, ...]:
    named = dict.fromkeys(member for date in asked.dates for member in date.addressees)
    return tuple(member for member in named if member != first.sender)


def _others(first: Deed, found: Gathered, asked: Asked) -> tuple[Given, ...]:
    """Answers by parties that were not addressed: their kind is that somebody else speaks."""
    addressed = set(_addressees(first, asked))
    return tuple(_by_another(given) for given in found.given.values() if given.sender not in addressed)


def _by_another(given: Given) -> Given:
    return dataclasses.replace(given, answer=Answer.OTHER_SENDER)


def _members(root: DispatchId, record: Sequence[Deed]) -> tuple[DispatchId, ...]:
    roots = thread_roots(record)
    top = set(roots[root])
    return tuple(of for of, above in roots.items() if top.intersection(above))


def _state(
    first: Deed, found: Gathered, asked: Asked, rows: tuple[Row, ...], members: tuple[DispatchId, ...]
) -> ThreadState:
    return ThreadState(
        root=first.id,
        author=first.sender,
        subject=first.subject,
        traffic=first.traffic,
        word=_word(rows),
        phase=_phase(rows, found) if found.proposal else None,
        proposal=found.proposal,
        version=found.version,
        dates=tuple(_proposed(date, asked) for date in asked.dates),
        rows=rows,
        others=_others(first, found, asked),
        agreed_themes=_agreed_themes(found.proposal, rows, found.version),
        members=members,
        marks=tuple(dict.fromkeys(mark for row in rows for mark in row.marks)),
    )


def _proposed(date: Deed, asked: Asked) -> ProposedOn:
    said = tuple(spoken for spoken in asked.announcements if spoken.about == date.id)
    return ProposedOn(date.id, date.declared, date.issued, date.traffic, date.deliveries, said)


def _word(rows: Sequence[Row]) -> Word:
    """One word for all rows of which something is known.

    Theirs if they agree; else the silence that is still awaited; else it cannot be told.
    """
    words = {row.word for row in rows if row.is_known or row.given} or {row.word for row in rows}
    if len(words) == 1:
        return words.pop()
    return next((silence for silence in _SILENCES if silence in words), Word.CANNOT_TELL)


def _phase(rows: Sequence[Row], found: Gathered) -> ProposalState:
    """Move the proposal by its table: out, at everybody's, agreed."""
    phase = transition(PROPOSAL, PROPOSAL.first, ProposalEvent.SEND)
    if rows and all(row.delivered_at is not None or row.given or not row.is_known for row in rows):
        phase = transition(PROPOSAL, phase, ProposalEvent.DELIVERED_TO_ALL)
        if all(agrees(row, found.version) for row in rows):
            phase = transition(PROPOSAL, phase, ProposalEvent.ALL_ACCEPT)
    return phase


def _agreed_themes(proposal: MeetingProposal | None, rows: Sequence[Row], version: int) -> tuple[str, ...]:
    if proposal is None or not rows:
        return ()
    titles = (theme.title for theme in proposal.themes)
    return tuple(title for title in titles if all(accepts_theme(row, title, version) for row in rows))
