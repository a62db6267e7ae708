"""The table of a written response: one row for each article, with nothing hidden."""

from __future__ import annotations

from collections.abc import Iterable

from detente.council.texts import Item
from detente.documents.papers.values import Figure, Table
from detente.documents.words import translator
from detente.errors.sentences.shape import N_

_HEADERS = (N_("Article"), N_("Disposition"), N_("Reason"), N_("Wording"))
_WIDTHS = (2, 4, 7, 9)
_CONDITION, _RECIPROCITY = N_("On condition: {text}"), N_("In return: {text}")


def response_table(items: Iterable[Item], language: str, caption: str = "") -> Table:
    """One row for each item, in the order given; under “Wording” also the condition and what is asked in return."""
    say = translator(language)
    rows = tuple(_row(item, language) for item in items)
    return Table(tuple(say(header) for header in _HEADERS), rows, caption, _WIDTHS)


def _row(item: Item, language: str) -> tuple[Figure, ...]:
    say = translator(language)
    wording = (
        item.counter_text,
        say(_CONDITION).format(text=item.condition) if item.condition else "",
        say(_RECIPROCITY).format(text=item.reciprocity) if item.reciprocity else "",
    )
    said = "\n\n".join(part for part in wording if part)
    return Figure(item.article), Figure(say(item.disposition.label)), Figure(item.reason), Figure(said)
