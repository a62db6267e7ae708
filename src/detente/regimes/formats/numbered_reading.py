"""The numbered text of a form, read back exactly whatever became of its spaces, line ends and breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from detente.errors import TheirsError
from detente.regimes.formats.answers import SECTION, UNCHANGED
from detente.regimes.formats.numbered import MORE, NONES, labels
from detente.regimes.pack.values import Format

LONGEST = 2_000_000
_SECTION = re.compile(r"==\s*([a-z][a-z0-9_]*)(?:\s[^=]*)?(=\s*unchanged)?")
_LINE = re.compile(
    r"((?:[0-9][0-9.\-–]*|[\-–])(?:\s?\([a-z]{1,4}\))?)\s*(?:\[\s*((?:[^\]\\]|\\.){1,700}?)\s*\])?([^:\[]*):(?:\s(.*))?",
    re.DOTALL,
)
_NIL = re.compile(r"#[^=]*=\s*nil\s*")


def read_numbered(form: Format, text: str) -> dict[str, str]:
    """Return the flat answers of a numbered text, in whatever language its headings are.

    A line that begins with no number belongs to the value before it, as where a program wrapped it. Raises
    `regimes.numbered_line` with the number of a line that belongs nowhere, `regimes.numbered_twice` for a second
    answer, `regimes.numbered_form` for a text of another form, `regimes.numbered_long`.
    """
    if len(text) > LONGEST:
        raise TheirsError("regimes.numbered_long", limit=LONGEST)
    reader = _Numbered(form, {_spelled(number): name for name, number in labels(form).items()})
    for at, line in enumerate(_lines(text), 1):
        reader.line(at, line)
    read = ((path, "".join(parts)) for path, parts in reader.found.items())
    return {path: value for path, value in read if value}


def says_nil(text: str) -> bool:
    """Whether the heading of a numbered text marks it as a return that has nothing to report."""
    first = next((line for line in _lines(text[:LONGEST]) if line.strip()), "")
    return _NIL.fullmatch(first.strip()) is not None


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _spelled(number: str) -> str:
    return re.sub(r"\s", "", number).replace("–", "-").rstrip(".")


class _Numbered:
    """Goes through the lines once; `found` holds the pieces of each value."""

    def __init__(self, form: Format, names: Mapping[str, str]) -> None:
        self.form, self.names = form, names
        self.found: dict[str, list[str]] = {}
        self.path: str | None = None
        self.begun = False

    def line(self, at: int, line: str) -> None:
        bare = line.strip()
        if line.lstrip().startswith(MORE) or bare == MORE.strip():
            self._more(at, "\n" + line.lstrip()[len(MORE) :])
        elif bare.startswith("#") and not self.begun:
            self._form(bare)
        elif (section := _SECTION.fullmatch(bare)) is not None:
            self._section(at, section[1], stays=section[2] is not None)
        elif (match := _LINE.fullmatch(line.lstrip())) is not None and self._is_number(match):
            self._begin(at, match)
        elif bare:
            self._more(at, " " + bare)
        self.begun = self.begun or bool(bare)

    def _is_number(self, match: re.Match[str]) -> bool:
        """Whether it answers: a number of the form, or what could only be meant as one (“44.9”, “44(z)”, “44 [BY]”)."""
        number = _spelled(match[1])
        return number in self.names or "." in number or "(" in number or match[2] is not None

    def _form(self, line: str) -> None:
        code = (line.lstrip("# ").split() or [""])[0]
        if code != self.form.code:
            raise TheirsError("regimes.numbered_form", found=code[:40], wanted=self.form.code)

    def _section(self, at: int, name: str, *, stays: bool) -> None:
        if name not in {section.name for section in self.form.sections}:
            raise TheirsError("regimes.numbered_line", line=at, what=name[:40])
        self.path = None
        if stays:
            self.found[f"{SECTION}{name}"] = [UNCHANGED]

    def _begin(self, at: int, match: re.Match[str]) -> None:
        number, key, value = _spelled(match[1]), match[2], match[4] or ""
        if number not in self.names:
            raise TheirsError("regimes.numbered_line", line=at, what=match[0].strip()[:40])
        self.path = self.names[number] + ("." + re.sub(r"\\(.)", r"\1", key, flags=re.DOTALL) if key else "")
        if self.path in self.found:
            raise TheirsError("regimes.numbered_twice", line=at, number=match[1].strip())
        self.found[self.path] = ["" if value.strip() in NONES else value.removeprefix("\\")]

    def _more(self, at: int, text: str) -> None:
        if self.path is None:
            raise TheirsError("regimes.numbered_line", line=at, what=text.strip()[:40])
        self.found[self.path].append(text)
