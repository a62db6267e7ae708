"""References inside the formats of a pack."""

from __future__ import annotations

from typing import Any

from detente.regimes.language.types import MOST_COUNT
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Attribute, Format, Pack, Question

_FEEDS = {"counts": "count", "amounts": "count", "line": "word", "parties": "", "rows": ""}


def cross_formats(pack: Pack, notes: Notes) -> None:
    """Note every section, question, kind or format that a format names and that is not there."""
    for form in pack.formats.values():
        place = f"format.{form.code}"
        if form.about and form.about not in pack.kinds:
            notes.add(f"{place}.about", "regimes.pack_refers", to=form.about)
        for code in form.answers:
            if code not in pack.formats:
                notes.add(f"{place}.answers", "regimes.pack_refers", to=code)
        for attribute, value in form.sets.items():
            kind = pack.kinds.get(form.about)
            if kind is None or not _fits(pack, kind.attributes.get(attribute), value):
                notes.add(f"{place}.sets", "regimes.pack_refers", to=f"{form.about}.{attribute}"[:120])
        if form.yearly and not any(one.name == "year" and one.type == "count" for one in form.questions):
            notes.add(place, "regimes.pack_lacks", member="question: year, count")
        for member, types in (("by_as", {"party"}), ("sent_as", {"date", "instant"})):
            attribute = getattr(form, member)
            found = pack.kinds[form.about].attributes.get(attribute) if form.about in pack.kinds else None
            if attribute and (found is None or found.type not in types):
                notes.add(f"{place}.{member}", "regimes.pack_refers", to=f"{form.about}.{attribute}"[:120])
        _questions(pack, form, place, notes)


def _fits(pack: Pack, attribute: Attribute | None, value: Any) -> bool:
    """Whether an attribute can have a value that a format itself settles."""
    match attribute.type if attribute else "":
        case "yes/no":
            return isinstance(value, bool)
        case "count":
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_COUNT
        case "word":
            assert attribute
            return isinstance(value, str) and (value in attribute.one_of or not attribute.one_of)
        case "party":
            return isinstance(value, str) and (value in pack.parties or not pack.parties)
    return False


def _questions(pack: Pack, form: Format, place: str, notes: Notes) -> None:
    sections = {section.name for section in form.sections}
    questions = {question.name: question for question in form.questions}
    for question in form.questions:
        at = f"{place}.question.{question.name}"
        if question.section not in sections:
            notes.add(f"{at}.section", "regimes.pack_refers", to=question.section)
        for member, types in (("sum_of", {"counts"}), ("parties_in", {"parties"}), ("not_before", {"date", "instant"})):
            other = questions.get(getattr(question, member))
            if getattr(question, member) and (other is None or other.type not in types):
                notes.add(f"{at}.{member}", "regimes.pack_refers", to=getattr(question, member))
        _columns(question, at, notes)
        _feeds(pack, form, question, at, notes)


def _columns(question: Question, at: str, notes: Notes) -> None:
    types = {column.name: column.type for column in question.columns}
    for column in question.columns:
        if column.not_before and not types.get(column.not_before) == column.type in {"date", "instant"}:
            notes.add(f"{at}.column.{column.name}.not_before", "regimes.pack_refers", to=column.not_before)


def _feeds(pack: Pack, form: Format, question: Question, at: str, notes: Notes) -> None:
    if not question.feeds:
        return
    kind, _, attribute = question.feeds.partition(".")
    found = pack.kinds[kind].attributes.get(attribute) if kind in pack.kinds else None
    wanted = _FEEDS.get(question.type, question.type)
    if found is None or kind != form.about or found.type not in {wanted, "id" if wanted == "word" else wanted}:
        notes.add(f"{at}.feeds", "regimes.pack_refers", to=question.feeds[:120])
