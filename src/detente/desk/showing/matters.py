"""Words of matters: the state with the shape of its class, the remaining time, the labels of what a kind knows."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from detente.council.acts.labelled import Labelled
from detente.council.matters import KINDS
from detente.kernel import Instant

MINUTE, HOUR, DAY = 60, 3600, 86_400
FEW_DAYS = 2
SHAPES = {"open": "○", "moving": "◐", "waits": "◧", "done": "●", "failed": "✕", "over": "□"}
# What the table of moves does not tell: which words say that it went well, that it did not, that it stands still.
_WORDS: dict[str, str] = {
    "done": "ADOPTED ANNOUNCED ISSUED AGREED ACCEPTED IN_FORCE SIGNED IN_PLACE MET CONFIRMED ANSWERED RELEASED "
    "CORRECTED ATTACHED HELD_BOTH BALANCED REPLIED_IN_TIME SUBMITTED OPEN HELD CONCLUDED RESOLVED",
    "failed": "DROPPED BROKEN DECLINED REFUSED REJECTED OVERDUE SEVERED CONTESTED DISPUTED NO_REPLY NO_JOINT_TEXT "
    "CANCELLED CALLED_OFF LAPSED UNANSWERED",
    "waits": "BLOCKED DEFERRED SUSPENDED BRACKETED HELD_OVER SUSPENSION_ANNOUNCED SUSPENSION_NOTIFIED "
    "SEVERANCE_NOTIFIED UNBALANCED REDUCED EMBARGOED ADJOURNED POSTPONED",
    "over": "WITHDRAWN SUPERSEDED CLOSED ENDED EXPIRED",
}
_CLASSES = {word: name for name, words in _WORDS.items() for word in words.split()}
# One word, another sense.
_OWN = {
    ("series", "PAUSED"): "waits",
    ("series", "DORMANT"): "waits",
    ("series", "PROPOSED"): "open",
    ("principle", "CLOSED"): "open",
    ("presence", "ANNOUNCED"): "open",
    ("readiness", "OPEN"): "open",
    ("rules_agreement", "OFFERED"): "open",
    ("meeting", "OPEN"): "moving",
    ("meeting", "RECORDED"): "done",
    ("meeting", "REPORTED"): "done",
}


def state_class(kind: str, state: str) -> str:
    """Return the class of a state: open, moving, waits, done, failed, over; told by its word, else by the table.

    >>> [state_class("decision", state) for state in ("TABLED", "RUNNING", "ADOPTED", "BROKEN", "DEFERRED", "?")]
    ['open', 'moving', 'done', 'failed', 'waits', 'moving']
    """
    told = _OWN.get((kind, state)) or _CLASSES.get(state.upper())
    if told:
        return told
    machine = KINDS[kind].machine if kind in KINDS else None
    if machine is None:
        return "moving"
    if machine.first.value == state:
        return "open"
    final = any(known.value == state and not moves for known, moves in machine.moves.items())
    return "over" if final else "moving"


def matter_word(kind: str, state: str, label: str, *, big: bool = False) -> SafeString:
    """Return the state word of a matter with its shape; the shape and the word say it, the colour only repeats it."""
    found = state_class(kind, state)
    return format_html(
        '<span class="word word--{}{}"><span class="word__shape" aria-hidden="true">{}</span>{}</span>',
        found, " word--big" if big else "", SHAPES[found], gettext(label),
    )  # fmt: skip


def state_labels(kind: str) -> dict[str, str]:
    """Return the states of a kind with their labels (message ids), in the order of its table."""
    return {str(state.value): state.label for state in KINDS[kind].machine.moves} if kind in KINDS else {}


def remaining(due: Instant, now: Instant) -> str:
    """Return the time until `due`, plainly."""
    left = int(due) - int(now)
    if left <= 0:
        return gettext("the time is over")
    if left >= FEW_DAYS * DAY:
        return ngettext("in {n} day", "in {n} days", left // DAY).format(n=left // DAY)
    if left >= HOUR:
        return gettext("in {hours} h {minutes} min").format(hours=left // HOUR, minutes=left % HOUR // MINUTE)
    return (
        gettext("in {minutes} min").format(minutes=left // MINUTE) if left >= MINUTE else gettext("in under a minute")
    )


def event_label(event: Labelled) -> str:
    """Return what a step is called, in the reader's language."""
    return gettext(event.label)
