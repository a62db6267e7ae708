"""From a paper to the data its template prints. Everything is data: no text ever becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from detente.documents.characters import lines, on_paper
from detente.documents.papers.codes import code_of_proof, picture
from detente.documents.papers.forms import Form, form_of, has_closing, has_opening
from detente.documents.papers.labels import LABELS, TRAFFIC_NOTES, language_name, long_date, long_instant, word
from detente.documents.papers.values import Fact, Figure, Paper, PaperKind, Paragraph, Proof, Signatory, Table
from detente.documents.words import marked, traffic_mark, translator
from detente.errors import OursError

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def sheet(paper: Paper, language: str) -> dict[str, Any]:
    """Every text of the template, in print order; raise `documents.not_in_form`, `documents.ragged_table`."""
    form = form_of(paper)
    return {
        "language": str(paper.language),
        "labels": {key: translator(language)(text) for key, text in LABELS.items()},
        "label_language": language,
        **_head(paper, form, language),
        **_text(paper, language),
        **_foot(paper, form, language),
    }


def _head(paper: Paper, form: Form, language: str) -> dict[str, Any]:
    kind = translator(language)(paper.kind.label)
    title = _line(paper.subject) or kind
    return {
        "document_title": marked(title, paper.traffic, language),
        "author": _line(paper.sender) if form.attributed else "",
        "sender": _line(paper.sender) if form.headed else "",
        "office": _line(paper.office) if form.headed else "",
        "own_ref": _line(paper.own_ref) if form.attributed and form.headed else "",
        "marking": _line(paper.marking),
        "mark": traffic_mark(paper.traffic, language),
        "mark_note": translator(language)(TRAFFIC_NOTES[paper.traffic]) if paper.traffic in TRAFFIC_NOTES else "",
        "place_date": _place_date(paper, form, language),
        "kind": kind if form.titled else "",
        "subject": _line(paper.subject),
        "addressees": [_line(name) for name in paper.addressees] if form.addressed else [],
        "translation": _translation(paper, language),
    }


def _place_date(paper: Paper, form: Form, language: str) -> str:
    """Place and date as one line. A place would say where an unattributed paper comes from."""
    if not form.dated:
        return ""
    place = _line(paper.place) if form.attributed else ""
    date = long_date(paper.date, language) if paper.date else ""
    return ", ".join(part for part in (place, date) if part)


def _translation(paper: Paper, language: str) -> str:
    if paper.translated_from is None:
        return ""
    return word("translation", language).format(language=language_name(paper.translated_from, language))


def _text(paper: Paper, language: str) -> dict[str, Any]:
    return {
        "opening": _paragraphs(paper.opening) if has_opening(paper) else [],
        "paragraphs": [_paragraph(paragraph) for paragraph in paper.paragraphs],
        "closing": _paragraphs(paper.closing) if has_closing(paper) else [],
        "facts": [_fact(fact, language) for fact in paper.facts],
        "tables": [_table(table, language) for table in paper.tables],
        "from_memory": any(figure.from_memory for figure in _figures(paper)),
    }


def _figures(paper: Paper) -> Iterable[Figure]:
    yield from (fact.value for fact in paper.facts)
    yield from (cell for table in paper.tables for row in table.rows for cell in row)


def _paragraphs(text: str) -> list[list[str]]:
    """Paragraphs parted by empty lines, each as its lines."""
    parts = _BLANK_LINE.split(lines(text).strip("\n"))
    return [on_paper(part).split("\n") for part in parts if part.strip()]


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "number": _line(paragraph.number),
        "heading": _line(paragraph.heading),
        "parts": _paragraphs(paragraph.text),
    }


def _fact(fact: Fact, language: str) -> dict[str, Any]:
    return {"label": _line(fact.label), "value": _figure(fact.value, language)}


def _figure(figure: Figure, language: str) -> dict[str, Any]:
    """A missing value is said to be missing; it is not an empty place, and not zero."""
    parts = _paragraphs(figure.text)
    return {"parts": parts or [[word("nothing", language)]], "said": bool(parts), "from_memory": figure.from_memory}


def _table(table: Table, language: str) -> dict[str, Any]:
    columns = len(table.headers)
    if not columns or any(len(row) != columns for row in table.rows) or len(table.widths) not in {0, columns}:
        raise OursError("documents.ragged_table", columns=columns)
    return {
        "caption": _line(table.caption),
        "headers": [_line(header) for header in table.headers],
        "rows": [[_figure(cell, language) for cell in row] for row in table.rows],
        "widths": list(table.widths) or [1] * columns,
    }


def _foot(paper: Paper, form: Form, language: str) -> dict[str, Any]:
    key = "attachments" if paper.kind is PaperKind.JOURNAL else "enclosures"
    return {
        "signatories": [_signatory(officer, language) for officer in paper.officers] if form.signed else [],
        "initials": _line(paper.initials),
        "enclosures": [{"name": _line(e.name), "sha256": str(e.sha256)} for e in paper.enclosures],
        "enclosures_label": word(key, language).format(count=len(paper.enclosures)),
        "source_name": paper.source.name if paper.source and form.attributed else "",
        "proof": _proof(paper.proof, form, language) if paper.proof else None,
    }


def _signatory(officer: Signatory, language: str) -> dict[str, str]:
    at = word("released", language).format(at=long_instant(officer.at, language)) if officer.at else ""
    return {"name": _line(officer.name), "office": _line(officer.office), "at": at}


def _proof(proof: Proof, form: Form, language: str) -> dict[str, str]:
    text = code_of_proof(proof, attributed=form.attributed)
    return {
        "dispatch": proof.dispatch.slug,
        "fingerprint": proof.fingerprint.fingerprint,
        "address": proof.address if form.attributed else "",
        "picture": picture(text),
        "alt": word("code", language).format(text=text),
    }


def _line(text: str) -> str:
    """A text that stands on one line: breaks in it are shown as spaces."""
    return on_paper(" ".join(lines(text).split("\n"))).strip()
