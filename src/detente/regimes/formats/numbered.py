"""The traditional numbered text of a form: printed for people, and read back exactly (docs/spec/formats.md § 3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from detente.errors import TheirsError
from detente.regimes.formats.answers import UNCHANGED, Flat
from detente.regimes.pack.values import Format, Question

NONE = "–"
_SECTION = re.compile(r"==\s*([a-z][a-z0-9_]*)\b[^=]*(=\s*unchanged)?\s*")
_LINE = re.compile(r"([0-9–][0-9.\-–]*(?:\([a-z]+\))?)\s*(?:\[([^\]\n]{1,300})\])?\s*([^:\n]*):(?:\s(.*))?")
_MORE = "| "
Word = Callable[[str, str], str]
"""Returns a text of the pack in the reader's language, by its path and its English."""


def labels(form: Format) -> dict[str, str]:
    """Return the number each question is printed under: its paragraph, with a letter where several share one."""
    times = Counter(question.paragraph or NONE for question in form.questions)
    seen: Counter[str] = Counter()
    found = {}
    for question in form.questions:
        paragraph = re.sub(r"[^0-9.\-–]", "", question.paragraph) or NONE
        times[paragraph] += 0 if paragraph == (question.paragraph or NONE) else times[question.paragraph]
        seen[paragraph] += 1
        found[question.name] = f"{paragraph}({_letters(seen[paragraph])})" if times[paragraph] > 1 else paragraph
    return found


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def print_numbered(form: Format, flat: Flat, word: Word = lambda _, english: english) -> str:
    """Return the numbered text of answers; headings in the reader's language, values as they are."""
    path, numbers = f"format.{form.code}", labels(form)
    lines = [f"# {form.code} {_plain(word(f'{path}.heading', form.heading))}"]
    for section in form.sections:
        heading = _plain(word(f"{path}.section.{section.name}.heading", section.heading))
        stays = flat.get(f"section.{section.name}") == UNCHANGED
        lines.append(f"\n== {section.name} · {heading}{' = unchanged' if stays else ''}")
        for question in form.questions:
            if question.section == section.name:
                heading = _plain(word(f"{path}.question.{question.name}.heading", question.heading))
                lines += _printed(question, numbers[question.name], heading, flat, word, path)
    return "\n".join(lines) + "\n"


def _printed(question: Question, number: str, heading: str, flat: Flat, word: Word, path: str) -> Iterator[str]:
    prefix = f"{question.name}."
    below = {key.removeprefix(prefix): text for key, text in flat.items() if key.startswith(prefix)}
    text = flat.get(question.name)
    if not below:
        yield from _answer(f"{number} {heading}", text)
    columns = {column.name: column for column in question.columns}
    for key, answer in below.items():
        column = columns.get(key.partition(".")[2])
        said = heading
        if column is not None:
            label = word(f"{path}.question.{question.name}.column.{column.name}.heading", column.heading)
            said = f"{heading}, {_plain(label)}"
        yield from _answer(f"{number} [{key}] {said}", answer)


def _answer(head: str, text: str | None) -> Iterator[str]:
    first, *rest = (NONE if not text else _escaped(text)).split("\n")
    yield f"{head}: {first}"
    yield from (f"{_MORE}{line}" for line in rest)


def _plain(heading: str) -> str:
    """A heading without what ends it: the first colon of a line stands before the value."""
    return heading.replace(":", ";").replace("[", "(").replace("]", ")").replace("=", "–").replace("\n", " ")


def _escaped(text: str) -> str:
    return f"\\{text}" if text.startswith("\\") or text == NONE else text


def read_numbered(form: Format, text: str) -> dict[str, str]:
    """Return the flat answers of a numbered text, in whatever language its headings are.

    A line that begins with no number of the form belongs to the value before it, as where a program wrapped it. Raises
    `regimes.numbered_line` with the number of a line that cannot belong anywhere, `regimes.numbered_form` for a text of
    another form.
    """
    names = {number: name for name, number in labels(form).items()}
    reader = _Numbered(form, names)
    for at, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        reader.line(at, line)
    return {path: value for path, value in reader.flat.items() if value != ""}


class _Numbered:
    def __init__(self, form: Format, names: Mapping[str, str]) -> None:
        self.form, self.names = form, names
        self.flat: dict[str, str] = {}
        self.path = ""

    def line(self, at: int, line: str) -> None:
        if line.startswith(_MORE) or line == _MORE.strip():
            self._more(at, "\n" + line[len(_MORE) :])
        elif line.startswith("#"):
            self._form(line)
        elif (section := _SECTION.fullmatch(line.strip())) is not None:
            self._section(at, section[1], stays=section[2] is not None)
        elif (match := _LINE.fullmatch(line.rstrip("\n"))) is not None and match[1] in self.names:
            self._begin(match[1], match[2], match[4] or "")
        elif line.strip():
            self._more(at, " " + line.strip())

    def _form(self, line: str) -> None:
        code = line.removeprefix("#").split()[0] if line.removeprefix("#").split() else ""
        if code != self.form.code:
            raise TheirsError("regimes.numbered_form", found=code[:40], wanted=self.form.code)

    def _section(self, at: int, name: str, *, stays: bool) -> None:
        if name not in {section.name for section in self.form.sections}:
            raise TheirsError("regimes.numbered_line", line=at, what=name[:40])
        self.path = ""
        if stays:
            self.flat[f"section.{name}"] = UNCHANGED

    def _begin(self, number: str, key: str | None, value: str) -> None:
        self.path = self.names[number] + (f".{key}" if key else "")
        self.flat[self.path] = "" if value == NONE else value.removeprefix("\\")

    def _more(self, at: int, text: str) -> None:
        if not self.path:
            raise TheirsError("regimes.numbered_line", line=at, what=text.strip()[:40])
        self.flat[self.path] += text
