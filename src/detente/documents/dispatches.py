"""A dispatch on paper: from what the station shows of it to the paper of its kind, with the signed source inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

from detente.council.acts import Body, Changes, Letter, Theme, Written, read_act
from detente.council.acts.form import STEP
from detente.council.acts.parts import Part, Shape
from detente.council.words import label
from detente.documents.papers import Fact, Figure, Paper, PaperKind, Paragraph, Proof, Signatory, Source, Table
from detente.documents.papers.values import MOST_CELLS, NOT_PRINTED
from detente.documents.words import translator
from detente.errors import DetenteError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, Digest, Instant, Language, PartyName
from detente.station.views import DispatchView

Names = Callable[[PartyName], str]
LONG = 160  # characters; a longer text is set as a paragraph under its label

_KINDS: dict[str, PaperKind] = {
    "meeting_proposal": PaperKind.PROPOSAL,
    "repetition": PaperKind.PROPOSAL,
    "written_response": PaperKind.WRITTEN_RESPONSE,
    "position_statement": PaperKind.STATEMENT,
    "communique": PaperKind.COMMUNIQUE,
    "notice": PaperKind.NOTICE,
    "clarification_request": PaperKind.OFFICIAL_NOTE,
    "clarification_request_step": PaperKind.OFFICIAL_NOTE,
}
_STEP_KINDS: dict[str, PaperKind] = {"issue_journal": PaperKind.JOURNAL}
# What the typed acts call their members; declared acts carry their own labels.
_LABELS: dict[str, str] = {
    "kind": N_("Kind of reply"), "body": N_("Body"), "level": N_("Level"), "format": N_("Format"),
    "meetings": N_("Meetings"), "number": N_("Number of meetings"), "place": N_("Place"),
    "window_from": N_("Not before"), "window_to": N_("Not after"), "themes": N_("Themes"), "aim": N_("Aim"),
    "chair": N_("Who should preside"), "languages": N_("Working languages"),
    "duration_minutes": N_("Planned minutes per meeting"), "reply_requested_by": N_("Reply asked for by"),
    "reply_capacity": N_("Reply asked of"), "reply_form": N_("Form of the reply"),
    "on_behalf_of": N_("Also on behalf of, as the sender says"), "copied_to": N_("Copied to"),
    "hold_reason": N_("Why it is under consideration"), "until": N_("Until"), "condition_text": N_("Condition"),
    "condition_state": N_("Where the condition stands"), "reason": N_("Reason"), "objection": N_("Objection"),
    "questions": N_("Questions"), "awaits_document": N_("What has to come first"),
    "statement": N_("Statement that nothing is prejudiced"), "delegation_head": N_("Head of delegation"),
    "changed_fields": N_("Instead"), "recognised": N_("Word"), "items": N_("Agreed to show"),
    "commits_sender": N_("Commitment"), "press_arrangements": N_("Arrangements for the press"),
}  # fmt: skip
_APART = {"text", "points", "marking", "paper", "window_open", STEP}


def paper_of(view: DispatchView, named: Names, language: str, at: Instant, source: bytes, address: str = "") -> Paper:
    """The paper of an opened dispatch; `source` is its bundle of evidence, `address` its public entry if it has one.

    `named` gives a party's own name for itself; `language` is that of the labels, never of the text. `at` dates the
    file.
    """
    row, body = view.row, _body(view)
    parts = _Parts(named, language)
    parts.read(body, view.body or {})
    return Paper(
        kind=_kind(row.type or "", body),
        language=Language(view.language or "en"),
        traffic=row.traffic,
        at=at,
        subject=row.subject or "",
        sender=named(row.sender),
        office=view.office or "",
        addressees=tuple(f"{named(party)}, {office}" for party, office in view.addressee_offices),
        marking=str((view.body or {}).get("marking", "")),
        date=DeclaredDate(row.declared) if row.declared else None,
        paragraphs=tuple(parts.paragraphs),
        facts=tuple(parts.facts),
        tables=tuple(parts.tables),
        officers=tuple(Signatory(one.officer, one.office, one.at) for one in view.releases),
        proof=Proof(row.id, Digest(view.statement), address),
        source=Source(f"evidence-{row.id.slug}.zip", source, "application/zip"),
    )


def _body(view: DispatchView) -> Body | None:
    """The act as this station reads it; None for one it does not know, which is then printed member by member."""
    try:
        return read_act(view.row.type or "", view.body, [(ref.rel, str(ref.id)) for ref in view.refs]).body
    except DetenteError:
        return None


def _kind(act: str, body: Body | None) -> PaperKind:
    if isinstance(body, Letter):
        return next(kind for kind in PaperKind if kind.value == body.paper.value)
    if isinstance(body, Written) and body.step is not None and body.step.value in _STEP_KINDS:
        return _STEP_KINDS[body.step.value]
    return _KINDS.get(act, PaperKind.ACT)


class _Parts:
    """Sorts the members of a body into paragraphs, labelled values and tables, in the order of the form."""

    def __init__(self, named: Names, language: str) -> None:
        self._named, self._say = named, translator(language)
        self.paragraphs: list[Paragraph] = []
        self.facts: list[Fact] = []
        self.tables: list[Table] = []

    def read(self, body: Body | None, plain: Mapping[str, Any]) -> None:
        """Take every member of the body once."""
        if isinstance(body, Written):
            self._written(body)
            return
        self._text(plain)
        typed = {name: getattr(body, name, value) for name, value in plain.items()}
        for name, value in typed.items():
            if name not in _APART:
                self._put(_LABELS.get(name, name), value)

    def _text(self, plain: Mapping[str, Any]) -> None:
        if isinstance(text := plain.get("text"), str):
            self.paragraphs.append(Paragraph(text))
        points = plain.get("points", ())
        if isinstance(points, list | tuple):
            self.paragraphs += [Paragraph(str(point), f"{number}.") for number, point in enumerate(points, 1)]

    def _written(self, body: Written) -> None:
        if body.step is not None:
            self.facts.append(Fact(self._say(body.form.part(STEP).label), Figure(self._say(body.step.label))))
        if body.text:
            self.paragraphs.append(Paragraph(body.text))
        for part in body.form.parts:
            if part.name in body.values and part.name not in _APART:
                if part.shape is Shape.ROWS:
                    self._table(part, body.values[part.name])
                else:
                    self._put(part.label, body.values[part.name])

    def _put(self, label_: str, value: Any) -> None:
        text = self._shown(value)
        if len(text) > LONG or "\n" in text:
            self.paragraphs.append(Paragraph(text, heading=self._say(label_)))
        else:
            self.facts.append(Fact(self._say(label_), Figure(text)))

    def _table(self, part: Part, rows: Sequence[Mapping[str, Any]]) -> None:
        most = MOST_CELLS // len(part.parts)
        left, rows = len(rows) - most, rows[:most]
        if left > 0:
            self.facts.append(Fact(self._say(part.label), Figure(self._say(NOT_PRINTED).format(n=left))))
        used = [inner for inner in part.parts if any(inner.name in row for row in rows)]
        cells = tuple(tuple(Figure(self._shown(row.get(inner.name, ""))) for inner in used) for row in rows)
        self.tables.append(Table(tuple(self._say(inner.label) for inner in used), cells, self._say(part.label)))

    def _shown(self, value: Any) -> str:
        """A value in words: the party's own name, the label of a choice, times in UTC, lists line by line."""
        writer = next((write for kind, write in self._writers if isinstance(value, kind)), str)
        return writer(value)

    @property
    def _writers(self) -> tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...]:
        return (
            (PartyName, self._named),
            (Enum, lambda word: self._say(label(word))),
            (bool, lambda said: self._say(N_("yes") if said else N_("no"))),
            ((tuple, list), lambda items: "\n".join(self._shown(item) for item in items)),
            (Mapping, lambda members: "; ".join(self._shown(member) for member in members.values())),
            (Theme, lambda theme: "\n– ".join((theme.title, *theme.points))),
            (Changes, lambda changes: "; ".join(f"{name}: {new}" for name, new in changes.to_json().items())),
        )
