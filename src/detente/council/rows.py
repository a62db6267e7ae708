"""One addressee's row: which answer stands, which word says it, how long it has been silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.council.acts import (
    Announcement,
    ConditionState,
    Letter,
    MeetingProposal,
    Recognised,
    Repetition,
    Reply,
    ReplyKind,
)
from detente.council.deeds import Deed, Delivery
from detente.council.states import WORD_OF, Answer, Mark, Word
from detente.council.threads import Given, Row
from detente.kernel import Instant, PartyName

DAY = 86_400  # seconds; days open are elapsed days, not calendar days

_COMING = {Answer.ACCEPT, Answer.ATTEND_WITHOUT_PREJUDICE}
_STILL_OPEN = {Answer.NO_ANSWER, Answer.HOLD, Answer.CLARIFY, Answer.CONDITION_FIRST}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row is measured against: the dates of the proposal, its version, what was announced, and now."""

    dates: Sequence[Deed]
    version: int
    announcements: Sequence[Announcement]
    now: Instant

    @property
    def by(self) -> Instant | None:
        """The latest wish of the author for a reply by a date."""
        wishes = [_wish(date) for date in self.dates]
        return next((wish for wish in reversed(wishes) if wish is not None), None)

    @property
    def expects(self) -> bool:
        """Whether an answer is awaited: by a letter, a proposal, a counter-proposal or questions alone."""
        body = self.dates[0].act.body
        asking = isinstance(body, Reply) and body.kind in {ReplyKind.COUNTER, ReplyKind.CLARIFY}
        return asking or isinstance(body, Letter | MeetingProposal | Repetition)

    def delivery(self, member: PartyName) -> Delivery:
        """The first delivery of any date to `member`; refused only if nothing was ever taken."""
        known = [date.delivery(member) for date in self.dates if member in date.addressees]
        delivered = min((d.delivered_at for d in known if d.delivered_at is not None), default=None)
        opened = min((d.opened_at for d in known if d.opened_at is not None), default=None)
        refused = opened is None and any(d.refused for d in known)
        return Delivery(member, delivered, opened, refused=refused, is_known=any(d.is_known for d in known))

    def marks(self, member: PartyName) -> tuple[Mark, ...]:
        """ANNOUNCED_UNDELIVERED if a date was spoken of in public that `member` is not known to have."""
        spoken = {said.about for said in self.announcements}
        dates = [date for date in self.dates if date.id in spoken and member in date.addressees]
        missing = any(date.delivery(member).is_missing for date in dates)
        return (Mark.ANNOUNCED_UNDELIVERED,) if missing else ()


def _wish(date: Deed) -> Instant | None:
    body = date.act.body
    if isinstance(body, Letter | MeetingProposal):
        return body.asked.by
    return body.reply_requested_by if isinstance(body, Repetition) else None


def make_row(member: PartyName, given: Sequence[Given], aside: Sequence[Given], asked: Asked) -> Row:
    """The row of `member` from the answers that count (`given`) and those of another kind of traffic (`aside`)."""
    latest, themes = _standing(given)
    answer = latest.answer if latest else Answer.NO_ANSWER
    delivery = asked.delivery(member)
    return Row(
        member=member,
        answer=answer,
        word=_word_of(latest, asked.version) if latest else _silence(delivery, asked),
        latest=latest,
        given=tuple(given),
        aside=tuple(aside),
        themes=tuple(themes.items()),
        delivered_at=delivery.delivered_at,
        opened_at=delivery.opened_at,
        days_open=_days_open(answer, delivery, asked.now) if asked.expects else None,
        marks=asked.marks(member),
        is_known=delivery.is_known,
    )


def _standing(given: Sequence[Given]) -> tuple[Given | None, dict[str, Answer]]:
    """The answer that stands for the whole (else the last partial one), and later answers theme by theme."""
    whole: Given | None = None
    themes: dict[str, Answer] = {}
    for answer in given:
        named = answer.reply.themes if answer.reply else ()
        if not named:
            whole, themes = answer, {}
        themes.update(dict.fromkeys(named, answer.answer))
    return whole or (given[-1] if given else None), themes


def _word_of(latest: Given, version: int) -> Word:
    """The word for an answer. Where the two sides say different things of it, the program cannot tell."""
    refused = latest.judgement is not None and latest.judgement.recognised is Recognised.NO
    if refused or is_stale(latest, version):
        return Word.CANNOT_TELL
    if latest.taken_over_by:
        return Word.ACCEPTED
    if latest.answer is Answer.ACCEPT and latest.reply and latest.reply.themes:
        return Word.ANSWERED
    return WORD_OF[latest.answer]


def is_stale(given: Given, version: int) -> bool:
    """An acceptance of an earlier version is none of this one."""
    return given.version < version and given.answer in _COMING | {Answer.ACCEPT_IF}


def _silence(delivery: Delivery, asked: Asked) -> Word:
    if delivery.refused:
        return Word.REFUSED
    if not delivery.is_known:
        return Word.CANNOT_TELL
    if delivery.delivered_at is None:
        return Word.NOT_DELIVERED
    if asked.by is not None and asked.now > asked.by:
        return Word.OVERDUE
    return Word.UNANSWERED if asked.expects and delivery.opened_at is not None else Word.RECEIVED


def _days_open(answer: Answer, delivery: Delivery, now: Instant) -> int | None:
    if answer not in _STILL_OPEN or delivery.delivered_at is None:
        return None
    return max(0, now - delivery.delivered_at) // DAY


def agrees(row: Row, version: int) -> bool:
    """Tell whether the row says yes to the whole of this version, its conditions met."""
    return _comes(row, version) and all(answer in _COMING for _, answer in row.themes)


def accepts_theme(row: Row, title: str, version: int) -> bool:
    """Tell whether the row says yes to one theme: by name, or by a yes to the whole."""
    named = dict(row.themes).get(title)
    return _comes(row, version) if named is None else named in _COMING


def _comes(row: Row, version: int) -> bool:
    given = row.latest
    if given is None or _word_of(given, version) is Word.CANNOT_TELL or (given.reply and given.reply.themes):
        return False
    met = given.reply is not None and given.reply.condition_state in {ConditionState.MET, ConditionState.WAIVED}
    conditional = given.answer is Answer.ACCEPT_IF and met
    return given.answer in _COMING or conditional or given.taken_over_by is not None
