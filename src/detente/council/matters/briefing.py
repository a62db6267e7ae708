"""Briefings and visits: own halves, what is owed, and the balance (council-procedures §§ 11, 14: 14)."""

from __future__ import annotations

import dataclasses
from typing import Any

from detente.council.acts.forms.briefing import Mode
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.briefing import BRIEFING
from detente.council.machines.briefing import BriefingEvent as Event
from detente.council.machines.briefing import BriefingState as State
from detente.council.matters.briefing_details import Briefing, Half, Question
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter, Step
from detente.council.matters.spans import DAY, later
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName

SIDES = Role(N_("either side of the briefing"), lambda matter, party: party in matter.details.sides)
ADDRESSED = Role(
    N_("the side that did not set the terms"),
    lambda matter, party: party in matter.details.sides and party != matter.details.terms_by,
)


def _begin(deed: Deed) -> Briefing:
    body = written(deed)
    other = body.get("other_side") or next(iter(deed.addressees), deed.sender)
    sides = tuple(dict.fromkeys((deed.sender, other)))
    return Briefing(
        topic=body.get("topic"),
        mode=body.get("mode"),
        sides=sides,
        first=body.get("first"),
        level=body.get("level", ""),
        depth=body.get("depth", ""),
        marking=body.get("marking", ""),
        second_within=body.get("second_within"),
        exercises=body.get("exercises", ()),
        terms_by=deed.sender,
        halves=tuple(Half(side) for side in sides),
    )


def _counter(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    return dataclasses.replace(details, terms=written(deed).get("terms"), terms_by=deed.sender)


def _because(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    return dataclasses.replace(details, reason=written(deed).get("reason", ""))


def _change_own(details: Briefing, side: PartyName, **changes: Any) -> Briefing:
    """Change the half of `side`, and every half of a joint briefing; what was held is not changed any more."""
    if details.half(side).held_at is not None:
        raise OursError("council.half_held", party=side)
    halves = tuple(
        dataclasses.replace(half, **changes) if half.side == side or details.mode is Mode.JOINT else half
        for half in details.halves
    )
    return dataclasses.replace(details, halves=halves)


def _schedule(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    body = written(deed)
    when, waits = body.get("when"), body.get("after_other", False)
    if (when is None) is not waits:
        raise OursError("council.date_or_after")
    tied = any(half.after_other for half in details.halves if half.side != deed.sender)
    if waits and (tied or details.mode is Mode.JOINT):
        raise OursError("council.both_wait")
    until = body.get("until", details.half(deed.sender).owed_until)
    return _change_own(details, deed.sender, when=when, after_other=waits, owed_until=until)


def _owe(matter: Matter, deed: Deed) -> Briefing:
    return _change_own(matter.details, deed.sender, owed_until=written(deed).get("until"))


def _held(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    if details.half(deed.sender).after_other and len(details.open_halves) == len(details.halves):
        raise OursError("council.other_half_first")
    gave = {"papers": body.get("papers", ()), "exercises": body.get("exercises", ())}
    given = _change_own(details, deed.sender, held_at=at, **gave)
    return dataclasses.replace(given, halves=tuple(_owed(half, given, at) for half in given.halves))


def _owed(half: Half, details: Briefing, at: Instant) -> Half:
    """The half that waited for this one is owed within the days that were agreed."""
    waits = half.after_other and half.held_at is None and half.owed_until is None
    if not waits or details.second_within is None:
        return half
    return dataclasses.replace(half, owed_until=later(at, details.second_within * DAY))


def _ask(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    asked = Question(deed.sender, deed.heard_by(matter.chair), written(deed).get("question"))
    return dataclasses.replace(details, questions=(*details.questions, asked))


def _answer(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    body = written(deed)
    asked = [q for q in details.questions if q.text == body.get("question") and q.by != deed.sender]
    if not asked:
        raise OursError("council.question_not_asked", question=body.get("question")[:60])
    answered = dataclasses.replace(asked[-1], answer=body.get("answer"), answered_by=deed.sender)
    questions = tuple(answered if question is asked[-1] else question for question in details.questions)
    return dataclasses.replace(details, questions=questions)


def _report(matter: Matter, deed: Deed) -> Briefing:
    details: Briefing = matter.details
    return dataclasses.replace(details, reports=(*details.reports, (deed.sender, written(deed).get("report"))))


def _clock(matter: Matter, now: Instant) -> Matter:
    """One half held and the other past its date: one side owes."""
    halves = matter.details.open_halves if matter.state is State.HELD_ONE else ()
    deadline = halves[0].deadline if halves else None
    if deadline is None or now < deadline:
        return dataclasses.replace(matter, due=deadline)
    step = Step(Event.PASS_DATE, matter.state, State.UNBALANCED, max(deadline, matter.moved_at))
    return dataclasses.replace(matter, state=State.UNBALANCED, due=None, steps=(*matter.steps, step))


def _settle(matter: Matter, now: Instant) -> Matter:
    """Scheduled once both halves are set; balanced once both are held, and never before."""
    details: Briefing = matter.details
    if matter.state is State.SCHEDULED and not all(half.is_set for half in details.halves):
        matter = dataclasses.replace(matter, state=State.ACCEPTED)
    if matter.state is State.HELD_ONE and not details.open_halves:
        matter = dataclasses.replace(matter, state=State.HELD_BOTH)
    if matter.state is State.HELD_BOTH:
        step = Step(Event.RECORD, matter.state, State.BALANCED, now)
        matter = dataclasses.replace(matter, state=State.BALANCED, steps=(*matter.steps, step))
    return _clock(matter, now)


_RULES: dict[Labelled, Rule] = {
    Event.ACCEPT: Rule(ADDRESSED),
    Event.COUNTER: Rule(ADDRESSED, _counter),
    Event.HOLD_OVER: Rule(ADDRESSED),
    Event.DECLINE: Rule(ADDRESSED, _because),
    Event.SCHEDULE: Rule(SIDES, _schedule),
    Event.OWE: Rule(SIDES, _owe),
    Event.HELD: Rule(SIDES, _held),
    Event.ASK: Rule(SIDES, _ask),
    Event.ANSWER: Rule(SIDES, _answer),
    Event.REPORT: Rule(SIDES, _report),
    Event.CANCEL: Rule(SIDES, _because),
}

BRIEFINGS = Kind(
    name="briefing",
    label=N_("Briefing or visit"),
    machine=BRIEFING,
    opens="briefing_offer",
    takes="briefing_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_settle,
)
