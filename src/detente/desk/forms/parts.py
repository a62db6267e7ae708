"""One part of a declared act as a field of a form, and back: as typed, never refused, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from detente.council.acts import limits
from detente.council.acts.parts import Part, Shape
from detente.desk.forms.members import Kind, to_member, to_text
from detente.desk.forms.written import (
    UNSAID,
    Box,
    Boxes,
    Written,
    as_typed,
    date,
    flag,
    instant,
    labelled,
    line,
    passage,
    whole_number,
)
from detente.desk.forms.written import text as text_field
from detente.station.views import PartyView

PREFIX = "body."
MOST_ROWS = 1_000
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")
_BETWEEN = re.compile(r"[\s,;]+")
_KINDS: dict[Shape, Kind] = {
    Shape.INSTANT: "instant",
    Shape.COUNT: "number",
    Shape.FLAG: "flag",
    Shape.LINES: "lines",
    Shape.CHOICES: "items",
    Shape.PARTIES: "items",
}
BodyField = Written | Boxes | Box
Choices = list[tuple[str, Any]]


def label_of(part: Part) -> str:
    """The label of a part in the reader's language."""
    return _(part.label)


def field_of(part: Part, value: Any, parties: Iterable[PartyView], *, needed: bool) -> BodyField:
    """Return the field of a part with what was written; of whatever shape that is."""
    field = _MAKERS[part.shape](part, value, parties)
    field.initial = (
        " ".join(map(str, value)) if part.shape is Shape.LANGUAGES and isinstance(value, list) else _shown(part, value)
    )
    field.is_needed = needed
    return field


def _shown(part: Part, value: Any) -> Any:
    return to_text(_KINDS.get(part.shape, "text"), value)


def _line(part: Part, *_more: Any) -> Written:
    return line(label_of(part), _hint(part))


def _text(part: Part, *_more: Any) -> Written:
    if part.limit >= limits.TEXT:
        return text_field(label_of(part), rows=16, hint=_hint(part))
    return passage(label_of(part), _hint(part))


def _date(part: Part, *_more: Any) -> Written:
    return date(label_of(part), _hint(part))


def _instant(part: Part, value: Any, *_more: Any) -> Written:
    """A field for an instant; what is none stays readable as text."""
    field = instant(label_of(part), _hint(part))
    if value and not _INSTANT.fullmatch(_shown(part, value)):
        field.widget = forms.TextInput(attrs={"class": "input"})
    return field


def _flag(part: Part, *_more: Any) -> Box:
    return flag(label_of(part), _hint(part))


def _count(part: Part, *_more: Any) -> Written:
    return whole_number(label_of(part), _("From {low} to {high}.").format(low=part.low, high=part.high))


def _select(part: Part, value: Any, choices: Choices) -> Written:
    kept = [] if value in (None, "", *dict(choices)) else [(str(value), str(value))]
    return Written(label_of(part), _hint(part), forms.Select(choices=[("", UNSAID), *choices, *kept]))


def _choice(part: Part, value: Any, *_more: Any) -> Written:
    return _select(part, value if isinstance(value, str) else _shown(part, value), labelled(part.choices or ()))


def _boxes(part: Part, value: Any, choices: Choices) -> Boxes:
    kept = [(item, item) for item in _shown(part, value) if item not in dict(choices)]
    return Boxes(label_of(part), [*choices, *kept], _hint(part))


def _choices(part: Part, value: Any, *_more: Any) -> Boxes:
    return _boxes(part, value, labelled(part.choices or ()))


def _party(part: Part, value: Any, parties: Iterable[PartyView]) -> Written:
    return _select(part, _shown(part, value), named(parties))


def _parties(part: Part, value: Any, parties: Iterable[PartyView]) -> Boxes:
    return _boxes(part, value, named(parties))


def _lines(part: Part, *_more: Any) -> Written:
    return passage(label_of(part), _hint(part) or _("One on a line."))


def _languages(part: Part, *_more: Any) -> Written:
    return line(label_of(part), _("Codes of two or three letters, such as en fr ru uk."))


def _digest(part: Part, *_more: Any) -> Written:
    return line(label_of(part), _("64 hexadecimal characters, copied from the page of the text."))


def _hint(part: Part) -> str:
    return _(part.hint) if part.hint else ""


def named(parties: Iterable[PartyView]) -> Choices:
    """Parties to choose from, by their own names."""
    return [(str(party.name), f"{party.named(get_language() or 'en')} ({party.code})") for party in parties]


_MAKERS: dict[Shape, Callable[[Part, Any, Iterable[PartyView]], BodyField]] = {
    Shape.LINE: _line,
    Shape.TEXT: _text,
    Shape.DATE: _date,
    Shape.INSTANT: _instant,
    Shape.FLAG: _flag,
    Shape.COUNT: _count,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _choices,
    Shape.PARTY: _party,
    Shape.PARTIES: _parties,
    Shape.LINES: _lines,
    Shape.LANGUAGES: _languages,
    Shape.DIGEST: _digest,
}


def read_parts(post: Mapping[str, Any], parts: Iterable[Part], prefix: str = PREFIX) -> dict[str, Any]:
    """Return what was typed for the parts that are there; the value of one is absent when it is empty."""
    found = {part.name: _read(post, part, prefix + part.name) for part in parts}
    return {name: value for name, value in found.items() if value is not False and value not in ("", [], None)}


def _read(post: Mapping[str, Any], part: Part, name: str) -> Any:
    if part.shape is Shape.ROWS:
        rows = (read_parts(post, part.parts, f"{name}.{index}.") for index in _indices(post, name))
        return [row for row in rows if row]
    if part.shape is Shape.FLAG:
        return bool(post.get(name))
    if part.shape in (Shape.CHOICES, Shape.PARTIES):
        return list(dict.fromkeys(filter(None, map(as_typed, _every(post, name)))))
    typed = as_typed(post.get(name, "")).strip()
    if part.shape is Shape.LANGUAGES:
        return [word for word in _BETWEEN.split(typed) if word]
    return to_member(_KINDS.get(part.shape, "text"), typed)


def _every(post: Mapping[str, Any], name: str) -> list[str]:
    return [str(value) for value in post.getlist(name)] if isinstance(post, QueryDict) else []


def _indices(post: Mapping[str, Any], name: str) -> list[int]:
    """The rows that came, in their order; never more than a page could have held."""
    begins = re.compile(re.escape(name) + r"\.(\d{1,4})\.")
    found = {int(match[1]) for key in post if (match := begins.match(key))}
    return sorted(found)[:MOST_ROWS]
