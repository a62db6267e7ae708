"""Duties and quotas as sentences in a language."""

from __future__ import annotations

from detente.documents.findings.speaking import Speaker
from detente.errors.sentences.shape import N_
from detente.regimes.language.types import DAY
from detente.regimes.time import EVERYBODY, Moment, Owed, Standing, State

_OWED: dict[State, str] = {
    State.NOT_OWED: N_("{by} does not owe this: {duty} (¶ {cite}, {basis})."),
    State.CANNOT_TELL: N_("It cannot be told whether {by} owes this in time: {duty} (¶ {cite}, {basis})."),
    State.COMING: N_("{by} owes this to {to} by {due}: {duty} (¶ {cite}, {basis})."),
    State.DUE: N_("{by} owes this to {to} now, by {due}: {duty} (¶ {cite}, {basis})."),
    State.DONE: N_("{by} has done this: {duty} (¶ {cite}, {basis})."),
    State.LATE: N_("{by} has done this {delay} late; it was due by {due}: {duty} (¶ {cite}, {basis})."),
    State.MISSED: N_("{by} has not done this; it was due by {due}: {duty} (¶ {cite}, {basis})."),
    State.EXCUSED: N_("{by} is excused from this: {duty} (¶ {cite}, {basis})."),
    State.CONTESTED: N_("{by} denies that it owes this: {duty} (¶ {cite}, {basis})."),
}
_AT_ONCE = N_("{by} owes this to {to} at once: {duty} (¶ {cite}, {basis}).")
_MAY = N_("{by} may do this until {due}: {duty} (¶ {cite}, {basis}).")


def moment(speaker: Speaker, at: Moment | None) -> str:
    """Return a day, an instant, or the stretch within which it lies."""
    if at is None:
        return ""
    if at.first == at.last:
        return speaker.instant(at.first)
    if at == Moment.of_day(at.first // DAY):
        return speaker.day(at.first // DAY)
    first, last = speaker.instant(at.first), speaker.instant(at.last)
    return speaker.say(N_("between {first} and {last}"), first=first, last=last)


def owed_sentence(speaker: Speaker, row: Owed) -> str:
    """Return one row of the duties as a sentence."""
    waits = row.state in {State.COMING, State.DUE}
    template = _OWED[row.state]
    if waits and row.due is None:
        template = _AT_ONCE
    elif waits and row.may:
        template = _MAY
    return speaker.say(
        template,
        by=row.by,
        to=speaker.say(N_("all parties")) if row.to == EVERYBODY else row.to,
        duty=speaker.word(f"duty.{row.duty}.label", speaker.pack.duties[row.duty].label),
        due=moment(speaker, row.due),
        delay=speaker.span(row.delay or 0),
        cite=row.cite,
        basis=speaker.basis(row.basis),
    )


def standing_sentence(speaker: Speaker, row: Standing) -> str:
    """Return what a group has used of a quota and has left, as a sentence."""
    quota = speaker.pack.quotas[row.quota]
    template = N_("{who}: {used} used of {limit}, {left} left: {quota} (¶ {cite}, {basis}).")
    return speaker.say(
        template,
        who=", ".join(str(part) for part in row.group),
        used=between(speaker, row.certain, row.possible),
        limit=_told(speaker, row.limit),
        left=_told(speaker, None) if row.limit is None else between(speaker, row.left_least or 0, row.left_most),
        quota=speaker.word(f"quota.{row.quota}.label", quota.label),
        cite=row.cite,
        basis=speaker.basis(row.basis),
    )


def between(speaker: Speaker, least: int, most: int | None) -> str:
    """Return a number, or the bounds within which it lies."""
    if most is None:
        return speaker.say(N_("{number} or more"), number=speaker.number(least))
    if least == most:
        return speaker.number(least)
    return speaker.say(N_("{least} to {most}"), least=speaker.number(least), most=speaker.number(most))


def _told(speaker: Speaker, number: int | None) -> str:
    return speaker.say(N_("not known")) if number is None else speaker.number(number)
