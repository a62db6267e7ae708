"""Setting a sheet in type: typst, from our own template, to PDF/A-3a and PDF/UA-1 at once.

The compiler sees one folder, our templates; texts and the attached source reach it as JSON values. No package is
fetched: the folders it would look in are that same folder.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from detente.documents.characters import is_symbol, number, without_marks
from detente.documents.papers.forms import form_of
from detente.documents.papers.sheet import sheet
from detente.documents.papers.values import Paper, Source
from detente.errors import DefectError, OursError, WorldError

STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
MAX_SOURCE = 8 << 20
_FEW = 4
_BROKEN = "PanicException"  # the compiler's own failure; it is no `Exception`, and its class cannot be imported
_UNCOMMON = 0x2100  # from “Letterlike Symbols” on; signs of money and of Latin text lie before it
_TEMPLATES = Path(__file__).parent.parent / "templates"
# Debian's fonts-noto-core and fonts-noto-cjk: only for scripts that the typefaces in the typst wheel do not have.
_MORE_FONTS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")  # how the compiler quotes what cannot be seen


def paper(document: Paper, language: str) -> bytes:
    """Print a paper as PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), with its signed source inside.

    `language` is that of the program's own words (labels, dates); the text keeps its own. The same paper gives the same
    bytes. Raises `documents.not_in_form`, `documents.ragged_table`, `documents.bad_source`, `documents.bad_address`,
    and `documents.no_typeface` (`WorldError`) when no typeface of this machine has a character of the text.
    """
    source = document.source if form_of(document).attributed else None
    if source is not None:
        _check(source)
    return _compile(sheet(document, language) | {"source": _described(source)}, source, int(document.at))


def _described(source: Source | None) -> dict[str, str] | None:
    return {"name": source.name, "media_type": source.media_type} if source else None


def _check(source: Source) -> None:
    if not _FILE_NAME.fullmatch(source.name) or not _MEDIA_TYPE.fullmatch(source.media_type):
        raise OursError("documents.bad_source", limit=MAX_SOURCE)
    if len(source.data) > MAX_SOURCE:
        raise OursError("documents.bad_source", limit=MAX_SOURCE)


def _compile(data: dict[str, Any], source: Source | None, at: int) -> bytes:
    """Set the sheet; what no typeface has is set as numbers: signs one by one, after a few all that may lack; marks."""
    text = json.dumps(data, ensure_ascii=False)
    inputs = {"source": json.dumps(list(source.data if source else b""))}
    for tries in range(_FEW + 2):
        try:
            return _set(inputs | {"sheet": text}, at)
        except typst.TypstError as problem:
            text = _without_signs(text, problem, every=tries == _FEW - 1)
    raise DefectError("documents.not_set")


def _set(inputs: dict[str, str], at: int) -> bytes:
    """Run the compiler; where a mixture of scripts breaks it, run it once more with the marks on letters as numbers."""
    try:
        return _run(inputs, at)
    except BaseException as problem:
        if type(problem).__name__ != _BROKEN:
            raise
    try:
        return _run(inputs | {"sheet": without_marks(inputs["sheet"])}, at)
    except BaseException as problem:
        if type(problem).__name__ != _BROKEN:
            raise
        raise DefectError("documents.not_set") from problem


def _run(inputs: dict[str, str], at: int) -> bytes:
    return typst.compile(
        _TEMPLATES / "paper.typ",
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs=inputs,
        pdf_standards=STANDARDS,
        timestamp=at,
        package_path=_TEMPLATES,
        package_cache_path=_TEMPLATES,
    )


def _without_signs(text: str, problem: typst.TypstError, *, every: bool) -> str:
    """Number the signs that were missing, or `every` sign beyond the common ones, or the marks on letters.

    A mark that no typeface has is told by the compiler as the letter under it or the break beside it: where no sign is
    missing, the marks are numbered. Raises for a missing letter, and for a template that is wrong. The compiler's
    message may quote the text, so it is only the cause of the error and not in its fields.
    """
    found = _NO_GLYPH.search(problem.message)
    if not found:
        raise DefectError("documents.not_set") from problem
    missing = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), found[1])
    signs = {character for character in missing if is_symbol(character)}
    if not signs:
        if (bare := without_marks(text)) != text:
            return bare
        raise WorldError("documents.no_typeface", character=number(missing[0])) from problem
    if every:
        signs |= {character for character in set(text) if is_symbol(character) and ord(character) >= _UNCOMMON}
    return text.translate({ord(sign): number(sign) for sign in signs})


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[path for path in _MORE_FONTS if path.is_dir()])
