"""Sentences of errors and remarks in the reader's language, translated at the last moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from detente.errors import DetenteError
from detente.errors.sentences import SENTENCES


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
    return Said(code, _fill(gettext(sentence.message), fields), _fill(gettext(sentence.hint), fields))


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
