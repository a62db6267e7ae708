"""The traditional numbered text of a form, printed for people (docs/spec/formats.md § 3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from detente.regimes.formats.answers import SECTION, UNCHANGED, Flat
from detente.regimes.pack.values import Format, Question

NONE = "–"
NONES = frozenset("–-—−‑")
MORE = "| "
Word = Callable[[str, str], str]
"""Returns a text of the pack in the reader's language, by its path and its English: `partial(pack.word, "uk")`."""


def labels(form: Format) -> dict[str, str]:
    """Return the number each question is printed under: its paragraph, with a letter where several share one."""
    numbers = [re.sub(r"[^0-9.\-–]", "", question.paragraph).strip(".-–") or NONE for question in form.questions]
    times, seen = Counter(numbers), Counter[str]()
    found = {}
    for question, number in zip(form.questions, numbers, strict=True):
        seen[number] += 1
        found[question.name] = f"{number}({_letters(seen[number])})" if times[number] > 1 else number
    return found


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def print_numbered(form: Format, flat: Flat, word: Word = lambda _, english: english, *, nil: bool = False) -> str:
    """Return the numbered text of answers; headings in the reader's language, values as they are.

    `nil` marks a return that says there is nothing to report.
    """
    path, numbers = f"format.{form.code}", labels(form)
    lines = [f"# {form.code} {_plain(word(f'{path}.heading', form.heading))}{' = nil' if nil else ''}"]
    for section in form.sections:
        heading = _plain(word(f"{path}.section.{section.name}.heading", section.heading))
        stays = flat.get(f"{SECTION}{section.name}") == UNCHANGED
        lines.append(f"\n== {section.name} · {heading}{f' = {UNCHANGED}' if stays else ''}")
        for question in form.questions:
            if question.section == section.name:
                lines += _printed(question, numbers[question.name], flat, word, path)
    return "\n".join(lines) + "\n"


def _printed(question: Question, number: str, flat: Flat, word: Word, path: str) -> Iterator[str]:
    prefix, at = f"{question.name}.", f"{path}.question.{question.name}"
    heading = _plain(word(f"{at}.heading", question.heading))
    below = {key.removeprefix(prefix): text for key, text in flat.items() if key.startswith(prefix)}
    if not below or question.name in flat:
        yield from _answer(f"{number} {heading}", flat.get(question.name))
    columns = {column.name: column for column in question.columns}
    for key, answer in below.items():
        column = columns.get(key.partition(".")[2])
        said = f", {_plain(word(f'{at}.column.{column.name}.heading', column.heading))}" if column else ""
        yield from _answer(f"{number} [{_key(key)}] {heading}{said}", answer)


def _answer(head: str, text: str | None) -> Iterator[str]:
    first, *rest = (text or NONE).split("\n")
    bare = first.startswith("\\") or (first in NONES and text)
    yield f"{head}: {chr(92) if bare else ''}{first}"
    yield from (f"{MORE}{line}" for line in rest)


def _key(key: str) -> str:
    """A key whose end is seen, even one with a bracket in it."""
    return key.replace("\\", "\\\\").replace("]", "\\]")


def _plain(heading: str) -> str:
    """A heading without what ends it: the first colon of a line stands before the value."""
    return heading.replace(":", ";").replace("[", "(").replace("]", ")").replace("=", "–").replace("\n", " ")
