"""State words, traffic marks, precedence and labels: the same everywhere, never only a colour."""

from __future__ import annotations

from enum import Enum

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from detente.council.acts import Consent, choices
from detente.council.states import Answer, Mark, Word
from detente.council.words import ACT_LABELS, label
from detente.errors.sentences.shape import N_
from detente.kernel import Precedence, Traffic

# States of the line itself (`station.queries.dossier`), beside the council's words.
UNOPENED, OPENED, CANNOT_READ = "UNOPENED", "OPENED", "CANNOT READ"
SHAPES: dict[str, str] = {
    "HELD": "◐", "ACCEPTED": "●", "ACCEPTED IF": "◕", "COUNTERED": "⇄", "DECLINED": "✕", "CLARIFICATION ASKED": "?",
    "CONDITION FIRST": "◧", "UNANSWERED": "○", "ANSWERED": "●", "RECEIVED": "▣", "NOT DELIVERED": "△",
    "OVERDUE": "▲", "REFUSED": "⊘", "CANNOT TELL": "◇", UNOPENED: "■",
    OPENED: "□", CANNOT_READ: "⊠",
}  # fmt: skip
STATES: tuple[tuple[str, str], ...] = (
    (UNOPENED, N_("UNOPENED")),
    (OPENED, N_("OPENED")),
    (CANNOT_READ, N_("CANNOT READ")),
    *((word.value, label(word)) for word in Word),
)
TRAFFIC_MARKS: dict[Traffic, str] = {
    Traffic.TEST: N_("TEST"),
    Traffic.REPLAY: N_("REPLAY OF THE PUBLIC RECORD"),
    Traffic.DEMONSTRATION: N_("DEMONSTRATION"),
}
LINE_WORDS: dict[str, tuple[str, str]] = {
    "good": ("●", N_("good")),
    "waiting": ("◐", N_("good, dispatches waiting")),
    "untried": ("○", N_("not tried yet")),
    "stale": ("◇", N_("nothing heard lately")),
    "down": ("▲", N_("DOWN")),
}
_VOCABULARIES: dict[str, type[Enum]] = {
    vocabulary.__name__: vocabulary
    for vocabulary in (
        choices.Capacity, choices.Commitment, choices.ConditionState, choices.Format, choices.Level, choices.Meetings,
        choices.Paper, choices.PublicItem, choices.PublicMode, choices.Recognised, choices.Rel, choices.ReplyForm,
        choices.ReplyKind, Answer, Consent, Mark, Word,
    )
}  # fmt: skip


def state_word(state: str, *, big: bool = False) -> SafeString:
    """Return a state word with its shape."""
    text = gettext(dict(STATES).get(state, state))
    kind = state.lower().replace(" ", "-")
    return format_html(
        '<span class="word word--{}{}"><span class="word__shape" aria-hidden="true">{}</span>{}</span>',
        kind, " word--big" if big else "", SHAPES.get(state, "◇"), text,
    )  # fmt: skip


def line_word(state: str) -> SafeString:
    """Return the state of a line with its shape."""
    shape, text = LINE_WORDS.get(state, ("◇", state))
    return format_html(
        '<span class="line-state line-state--{}"><span aria-hidden="true">{}</span> {}</span>', state, shape,
        gettext(text),
    )  # fmt: skip


def traffic_mark(traffic: Traffic | str | None) -> SafeString:
    """Return the mark of traffic that is not meant as live; nothing for live."""
    kind = next((known for known in Traffic if traffic in (known, known.value)), None)
    if kind is None or kind.is_real:
        return SafeString("")
    return format_html('<strong class="mark mark--{}">{}</strong>', kind.value, gettext(TRAFFIC_MARKS[kind]))


def precedence_word(precedence: Precedence | str) -> SafeString:
    """Return the precedence; the word is the field's own and is not translated."""
    word = precedence.value if isinstance(precedence, Precedence) else precedence
    return format_html('<span class="precedence precedence--{}">{}</span>', word.lower(), word)


def label_of(value: str | Enum | None, vocabulary: str) -> str:
    """Return the label of a value in the reader's language; a value of another version stands for itself."""
    if value is None:
        return ""
    try:
        word = value if isinstance(value, Enum) else _VOCABULARIES[vocabulary](value)
        return gettext(label(word))
    except (KeyError, ValueError):
        return str(value)


def act_label(kind: str | None) -> str:
    """Return what a dispatch is; an unopened one does not say."""
    return gettext(ACT_LABELS.get(kind, kind)) if kind else gettext("Sealed dispatch")
