"""Keep the message catalogues: one for each language of the desk but English, whose texts are the message ids.

`update` reads the sources and carries every translation over; `compile` writes the `.mo` files; `check` fails while a
catalogue lacks a message, holds a doubtful or empty one, or a translation that does not fit its message.

Catalogues name the file a message comes from, and no line, date or person: they change only when words change.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize
from translated import entries, forms, problems

from detente.kernel import DESK_LANGUAGES

SOURCES = Path(__file__).parent.parent / "src" / "detente"
LOCALE = SOURCES / "locale"
ENGLISH = "en"
LANGUAGES = tuple((tag, name) for tag, name in DESK_LANGUAGES if tag != ENGLISH)
WIDTH = 110
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)  # a compiled catalogue of the same words has the same bytes

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    **dict.fromkeys(("N_", "_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """\
# {name}: the words of détente. Translate the msgstr lines; tools/messages.py keeps the rest.
msgid ""
msgstr ""
"Project-Id-Version: detente\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def collected() -> Catalog:
    """Return every message of the sources, by file and by its place in it."""
    template = Catalog(locale=ENGLISH, fuzzy=False)
    for path in sorted(SOURCES.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "locale" not in path.parts:
            for message, context in _messages(path):
                template.add(message, locations=[(path.relative_to(SOURCES).as_posix(), 0)], context=context)
    return template


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        # inside brackets the indentation of a page means nothing to Python's tokenizer
        text = f"(\n{templatize(text)}\n)"
    for _, message, _, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        yield message, context


def catalogue(tag: str) -> Path:
    """The file of a language."""
    return LOCALE / tag / "LC_MESSAGES" / "django.po"


def read(tag: str) -> Catalog:
    """Read a catalogue; an empty one when there is none yet."""
    path = catalogue(tag)
    if not path.exists():
        return Catalog(locale=tag, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=tag)


def updated(tag: str, name: str, template: Catalog) -> bytes:
    """Return the catalogue of a language with the messages of `template`, translations kept, lost ones at its end."""
    held = read(tag)
    for old in list(held.obsolete.values()):
        held[old.id] = old  # a message that comes back finds its translation
    held.obsolete.clear()
    held.update(template, no_fuzzy_matching=True)
    for key in [key for key, message in held.obsolete.items() if not any(forms(message))]:
        del held.obsolete[key]
    body = io.BytesIO()
    write_po(body, held, width=WIDTH, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER.format(name=name, tag=tag, plural=held.plural_forms).encode() + body.getvalue().strip() + b"\n"


def update() -> int:
    """Write every catalogue anew and say how much of it is left to translate."""
    template = collected()
    for tag, name in LANGUAGES:
        text = updated(tag, name, template)
        catalogue(tag).parent.mkdir(parents=True, exist_ok=True)
        catalogue(tag).write_bytes(text)
        left = sum(not any(forms(message)) for message in entries(read(tag)))
        print(f"· {tag}: {len(template)} messages, {left} to translate")
    return 0


def compile_all() -> int:
    """Write the `.mo` file beside each catalogue."""
    for tag, _ in LANGUAGES:
        held = read(tag)
        held.creation_date = held.revision_date = NO_DATE
        scratch = catalogue(tag).with_suffix(".new")
        scratch.parent.mkdir(parents=True, exist_ok=True)
        with scratch.open("wb") as file:
            write_mo(file, held)
        os.replace(scratch, scratch.with_suffix(".mo"))  # noqa: PTH105  (a server may be reading it)
    return 0


def check() -> int:
    """Print what is wrong with the catalogues; 1 if anything is."""
    template = collected()
    wrong = [f"{tag}: {problem}" for tag, _ in LANGUAGES for problem in problems(read(tag), template)]
    print("\n".join(wrong[:40]), end="\n" if wrong else "")
    if wrong:
        print(f"{len(wrong)} problems in the message catalogues. Run: make messages, then translate what is empty.")
    return 1 if wrong else 0


if __name__ == "__main__":
    task = {"update": update, "compile": compile_all, "check": check}.get(" ".join(sys.argv[1:]))
    sys.exit(task() if task else "usage: python tools/messages.py update|compile|check")
