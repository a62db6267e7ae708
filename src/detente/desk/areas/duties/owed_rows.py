"""Duties as rows that a page shows: the state in one word, the moments, what discharges it, how to write it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from detente.desk.areas.duties.regime_choice import Named, Names, case_url, write_url
from detente.documents.findings import Speaker, owed_sentence
from detente.errors.sentences.shape import N_
from detente.kernel import Instant
from detente.regimes.time import State
from detente.station.views.regimes import DutyLine

# By state: the word, its class and its shape; done is told apart by who did it.
WORDS: dict[str, tuple[str, str, str]] = {
    "missed": (N_("OVERDUE"), "overdue", "▲"),
    "due": (N_("DUE"), "waits", "◧"),
    "cannot tell": (N_("CANNOT TELL"), "cannot-tell", "◇"),
    "contested": (N_("CONTESTED"), "failed", "⇄"),
    "late": (N_("SENT LATE"), "waits", "◕"),
    "coming": (N_("COMING"), "open", "○"),
    "excused": (N_("EXCUSED"), "over", "□"),
    "done": (N_("SENT"), "done", "●"),
    "not owed": (N_("NOT OWED"), "over", "–"),
}
RECEIVED = N_("RECEIVED")
RECEIVED_LATE = N_("RECEIVED LATE")
ORDER = tuple(WORDS)  # the worst first
OPEN = {State.DUE, State.COMING, State.MISSED, State.CANNOT_TELL}


def duty_word(state: State, *, is_own: bool = True) -> SafeString:
    """Return the state word of a duty with its shape; what another party sent is received here."""
    _, kind, shape = WORDS[state.value]
    return format_html(
        '<span class="word word--{}"><span class="word__shape" aria-hidden="true">{}</span>{}</span>',
        kind, shape, duty_label(state, is_own=is_own),
    )  # fmt: skip


def duty_label(state: State, *, is_own: bool = True) -> str:
    """Return the state word of a duty alone, for what has no shapes."""
    if not is_own and state in {State.DONE, State.LATE}:
        return gettext(RECEIVED if state is State.DONE else RECEIVED_LATE)
    return gettext(WORDS[state.value][0])


@dataclass(frozen=True, slots=True)
class WriteLink:
    """Where a form that discharges a duty is begun."""

    code: str
    heading: str
    url: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A duty on the page. `due` is the last second that is in time; `due_from` differs where the moment is not sure."""

    line: DutyLine
    label: str
    basis: str
    by: Named
    to: Named
    word: SafeString
    sentence: str
    item_url: str
    due: Instant | None
    due_from: Instant | None
    begins: Instant | None
    done_at: Instant | None
    done_is_day: bool
    late: str
    missing: tuple[str, ...]
    lacking: tuple[Named, ...]
    writes: tuple[WriteLink, ...]

    @property
    def state(self) -> State:
        """Its state."""
        return self.line.owed.state


class OwedRows:
    """Makes rows for one page."""

    def __init__(self, names: Names, speaker: Speaker) -> None:
        self.names = names
        self.speaker = speaker

    def row(self, line: DutyLine) -> OwedRow:
        """Return one duty as a row."""
        owed, duty, by = line.owed, line.duty, self.names.of(line.owed.by)
        due = owed.due
        return OwedRow(
            line=line,
            label=self.speaker.word(f"duty.{duty.name}.label", duty.label),
            basis=self.speaker.basis(owed.basis),
            by=by,
            to=self.names.of(owed.to),
            word=duty_word(owed.state, is_own=by.is_own),
            sentence=owed_sentence(self.speaker, owed),
            item_url=case_url(owed.item, self.speaker.pack.name) if owed.item else "",
            due=Instant(due.last) if due else None,
            due_from=Instant(due.first) if due and not due.is_plain else None,
            begins=Instant(owed.begins) if owed.begins is not None else None,
            done_at=Instant(owed.discharged.first) if owed.discharged else None,
            done_is_day=bool(owed.discharged and owed.discharged.first != owed.discharged.last),
            late=self.speaker.span(owed.delay) if owed.delay and owed.state in {State.LATE, State.MISSED} else "",
            missing=tuple(self.speaker.label(name) for name in owed.missing),
            lacking=tuple(self.names.of(code) for code in owed.lacking),
            writes=tuple(self._writes(line)) if by.is_own and owed.state in OPEN else (),
        )

    def _writes(self, line: DutyLine) -> list[WriteLink]:
        pack = self.speaker.pack
        return [
            WriteLink(
                code,
                self.speaker.word(f"format.{code}.heading", pack.formats[code].heading),
                write_url(pack.name, code, line.owed.item),
            )
            for code in line.duty.acts
        ]
