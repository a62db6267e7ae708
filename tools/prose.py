"""Hold a document against the code: links, and the names of files, modules, tests, commands and error codes in it.

Names count where they stand in back quotes; commands also where they stand in a block of code.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from detente.errors.sentences import SENTENCES

ROOT = Path(__file__).parent.parent
FILE_SUFFIXES = (".toml", ".py", ".md")

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:docs|src|tools|tests|scenarios|benchmarks|changes|requirements)/[\w./-]*[\w/]")
_MODULE = re.compile(r"(?<![.\w])detente(?:\.\w+)+")
_ROOMS = "|".join(sorted({code.partition(".")[0] for code in SENTENCES}))
_ERROR = re.compile(rf"(?:{_ROOMS})\.[a-z][a-z0-9_]*")
_TEST = re.compile(r"\btest_\w+\b(?!\.py)")
_INDENTED = re.compile(r"^ {4}.*$", re.MULTILINE)
_COMMAND = re.compile(r"detente ([a-z]+)\b")


def problems(paper: Path) -> Iterator[str]:
    """Say what is wrong with one document, sentence by sentence."""
    text = _words(paper)
    prose = _FENCE.sub("", text)
    words = "\n".join(_CODE.findall(prose))
    for target in _LINK.findall(_CODE.sub("", prose)):
        if not _leads_somewhere(paper, target):
            yield f"the link {target} leads nowhere"
    shown = "\n".join((words, *_FENCE.findall(text), *_INDENTED.findall(prose)))
    commands = set(_COMMAND.findall(shown))
    yield from (f"{name} is not there" for name in _missing_names(words))
    yield from (f"the error code {code} does not exist" for code in sorted(set(_errors(words)) - set(SENTENCES)))
    yield from (f"the command detente {name} does not exist" for name in sorted(commands - _commands()))


def _words(paper: Path) -> str:
    """Return the text of a document; of a notebook what stands between its code."""
    text = paper.read_text("utf-8")
    if paper.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def _missing_names(words: str) -> Iterator[str]:
    yield from (path for path in sorted(set(_PATH.findall(words))) if not (ROOT / path).exists())
    yield from (module for module in sorted(set(_MODULE.findall(words))) if not _is_there(module))
    yield from sorted(set(_TEST.findall(words)) - _tests())


def _errors(words: str) -> Iterator[str]:
    """Codes stand alone in their back quotes; `seal.notes` inside `detente.seal.notes` is a module."""
    for word in words.split():
        bare = word.strip("(),;")
        if _ERROR.fullmatch(bare) and not bare.endswith(FILE_SUFFIXES) and not _is_there(f"detente.{bare}"):
            yield bare


def _leads_somewhere(paper: Path, target: str) -> bool:
    if re.match(r"[a-z]+:", target):
        return True
    path, _, anchor = target.partition("#")
    there = (paper.parent / path).resolve() if path else paper
    if not there.exists() or not there.is_relative_to(ROOT):
        return False
    return not anchor or anchor in {_anchor(heading) for heading in _HEADING.findall(there.read_text("utf-8"))}


def _anchor(heading: str) -> str:
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.strip().replace(" ", "-")


@cache
def _is_there(dotted: str) -> bool:
    """Whether a dotted name is a module or something inside one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            if not hasattr(found, name):
                return False
            found = getattr(found, name)
        return True
    return False


@cache
def _tests() -> frozenset[str]:
    files = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return frozenset(name for text in files for name in re.findall(r"def (test_\w+)", text))


@cache
def _commands() -> frozenset[str]:
    from detente.cli.main import COMMANDS

    return frozenset(COMMANDS)
