"""Fields that take what an officer types as it is.

No field refuses anything: a draft may be unfinished, and what is wrong with it is said by the check, in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from detente.council.words import label as label_of
from detente.errors.sentences.shape import N_
from detente.kernel import Precedence, Traffic

UNSAID = _("Not said")

HEADER_LABELS: dict[Enum, str] = {
    Precedence.FLASH: N_("FLASH: wakes people, before everything else"),
    Precedence.IMMEDIATE: N_("IMMEDIATE: today, out of hours too"),
    Precedence.PRIORITY: N_("PRIORITY: before routine traffic"),
    Precedence.ROUTINE: N_("ROUTINE: in the order of arrival"),
    Traffic.LIVE: N_("Live: it is meant"),
    Traffic.TEST: N_("Test: it tries the line"),
    Traffic.REPLAY: N_("Replay: it re-enacts an act of the public record"),
    Traffic.DEMONSTRATION: N_("Demonstration: it shows the program"),
}


class Written(forms.CharField):
    """Text as typed. Line ends become one character; a NUL, which no text has, becomes visible.

    `is_needed` marks what an act cannot be without; the mark is all it does.
    """

    is_needed = False

    def __init__(self, label: Any, hint: Any = "", widget: forms.Widget | None = None) -> None:
        super().__init__(label=label, help_text=hint, required=False, widget=widget or forms.TextInput())
        self.widget.attrs.setdefault("class", "input")

    def to_python(self, value: Any) -> str:
        """Return the text."""
        return as_typed(super().to_python(value) or "")

    def run_validators(self, value: Any) -> None:
        """Leave every judgement to the check."""


class Boxes(forms.MultipleChoiceField):
    """Boxes to tick; what is not among them is kept, and judged by the check."""

    is_needed = False

    def __init__(self, label: Any, choices: Iterable[tuple[str, Any]], hint: Any = "") -> None:
        widget = forms.CheckboxSelectMultiple()
        super().__init__(label=label, help_text=hint, required=False, widget=widget, choices=list(choices))

    def validate(self, value: Any) -> None:
        """Leave every judgement to the check."""


class Box(forms.BooleanField):
    """One box to tick."""

    is_needed = False


def as_typed(value: Any) -> str:
    """Return text with one kind of line end and with nothing in it that no text has."""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")


def line(label: Any, hint: Any = "") -> Written:
    """Return a field of one line."""
    return Written(label, hint, forms.TextInput(attrs={"autocomplete": "off"}))


def passage(label: Any, hint: Any = "", rows: int = 4) -> Written:
    """Return a field of several lines."""
    return Written(label, hint, forms.Textarea(attrs={"rows": rows}))


def text(label: Any, rows: int, hint: Any = "") -> Written:
    """Return the field of an authentic text."""
    about = hint or _("The authentic text. An empty line begins a new numbered paragraph.")
    return Written(label, about, forms.Textarea(attrs={"rows": rows, "class": "input text"}))


def date(label: Any, hint: Any = "") -> Written:
    """Return a field for a declared date, to the day or to the minute."""
    example = hint or _("As 2022-02-10, or 2022-02-10T08:40Z when the hour is known (UTC).")
    return Written(label, example, forms.TextInput(attrs={"autocomplete": "off", "size": 20}))


def instant(label: Any, hint: Any = "") -> Written:
    """Return a field for an instant in UTC."""
    widget = forms.TextInput(attrs={"type": "datetime-local", "step": "1"})
    return Written(label, hint or _("In UTC, whatever this device’s own time is."), widget)


def whole_number(label: Any, hint: Any = "") -> Written:
    """Return a field for a whole number."""
    return Written(label, hint, forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 8}))


def choice(label: Any, choices: Iterable[Enum], hint: Any = "", *, unsaid: bool = True) -> Written:
    """Return a list to choose one from; `unsaid` adds that nothing is said."""
    first = [("", UNSAID)] if unsaid else []
    return Written(label, hint, forms.Select(choices=[*first, *labelled(choices)]))


def flag(label: Any, hint: Any = "") -> Box:
    """Return a box to tick."""
    return Box(label=label, help_text=hint, required=False)


def labelled(choices: Iterable[Enum]) -> list[tuple[str, Any]]:
    """Return values with their labels, translated when shown."""
    return [(str(item.value), _(HEADER_LABELS.get(item) or label_of(item))) for item in choices]


def mark_bad(form: forms.Form, names: set[str]) -> None:
    """Tell assistive technology which fields must be mended, and where it is said (ARIA 1.2, aria-invalid)."""
    for name in names & form.fields.keys():
        described = f"f-{name}_helptext f-{name}_error" if form.fields[name].help_text else f"f-{name}_error"
        form.fields[name].widget.attrs |= {"aria-invalid": "true", "aria-describedby": described}
