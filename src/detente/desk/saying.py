"""Sentences of errors and remarks in the reader's language, translated at the last moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from detente.council.acts import FORMS, Form
from detente.errors import DetenteError
from detente.errors.sentences import SENTENCES

# Fields that carry words of the program, as message ids; several are joined by “; ”.
_WORDS = frozenset({"who", "step", "state", "instead", "kind", "role", "status"})


ACT = "act"


@dataclass(frozen=True, slots=True)
class Said:
    """An error ready for a page."""

    code: str
    message: str
    hint: str


def say(code: str, fields: Mapping[str, object]) -> Said:
    """Return the sentence of `code` with its fields filled in; an unknown code stands for itself.

    A peer may name a code that this version does not know, and a stored one may lack a field.
    """
    sentence = SENTENCES.get(code)
    if sentence is None:
        return Said(code, gettext("The other station answered with a code unknown here: {code}.").format(code=code), "")
    told = worded(fields)
    return Said(code, _fill(gettext(sentence.message), told), _fill(gettext(sentence.hint), told))


def worded(fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields with the program's own words in the reader's language, and with the labels of parts and steps.

    What a party wrote never goes through the catalogue: only the fields named in `_WORDS` do.
    """
    return {name: _worded(name, value, fields) for name, value in fields.items()}


def _worded(name: str, value: object, fields: Mapping[str, object]) -> object:
    if not isinstance(value, str) or not value:
        return value
    form = FORMS.get(str(fields.get("act", "")).split(".", maxsplit=1)[0])
    labels = _labels(form, str(fields.get("act", ""))) if form else {}
    if (name == ACT and form) or (name in ("step", "field") and value in labels):
        word = labels[ACT if name == ACT else value]
        return gettext(word)
    return "; ".join(gettext(item) if item else item for item in value.split("; ")) if name in _WORDS else value


def _labels(form: Form, act: str) -> dict[str, str]:
    """The labels of the parts and steps of a declared act; of rows, those of the rows' parts."""
    within = act.split(".")[1:]
    parts = [part for part in form.parts if not within or part.name == within[0]]
    parts = [inner for part in parts for inner in part.parts] if within else parts
    steps = {str(step.value): step.label for step in form.steps}
    return steps | {part.name: part.label for part in parts} | {ACT: form.label}


def say_error(problem: DetenteError) -> Said:
    """Return the sentence of an error."""
    return say(problem.code, problem.fields)


class _Gaps(dict[str, object]):
    """Fields of which some are missing."""

    def __missing__(self, key: str) -> str:
        """Show a gap."""
        return "…"


def _fill(text: str, fields: Mapping[str, object]) -> str:
    return text.format_map(_Gaps(fields))
