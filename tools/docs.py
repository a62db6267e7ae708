"""Draw documents from the code, and hold documents against the code.

`write` draws `docs/machines` and `docs/spec/errors.md`. `check` fails if one of them differs from its table, if a link
leads nowhere, or if a document names a file, a module, a command or an error code that does not exist, or if
`docs/map.md` leaves a folder out.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import machines

from detente.errors.sentences import SENTENCES
from detente.line.life import LIFE, Step

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SOURCES = ROOT / "src" / "detente"
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "scenarios/README.md")
MADE = {"build", "__pycache__"}  # at the top, but made by the tasks
FILE_SUFFIXES = (".toml", ".py")
CI = ".ci/"  # the one hidden folder that is ours

PARCEL = """\
# Parcel

The life of one parcel at its sender. Each state is entered with a date, and with a proof where somebody else signed it.
`witnessed` is a fact beside these states: a quorum of witnesses cosigned a head that contains the entry.

Drawn from `detente.line.life.LIFE` by `tools/docs.py`; edit the table, not this page.

```mermaid
{diagram}
```

{table}
"""
ERRORS = """\
# Errors

Every error that détente raises on purpose has a stable code. Peers get the code, people get the sentence in their
language, logs get both. `{{name}}` stands for a field. The status is that of HTTP (RFC 9110), in a problem document
(RFC 9457); where the code is a remark on a draft, nothing is refused and the status is not used. The exit code of a
command follows from who broke a rule, not from the code:

| exit code | who |
|---|---|
| 0 | nobody: done |
| 2 | the command was mistyped |
| 3 | we broke a rule: `OursError` |
| 4 | somebody else did: `TheirsError` |
| 5 | the network, the disk or a missing program failed: `WorldError` |
| 6 | permission or policy says no: `RefusedError` |
| 70 | détente contradicts itself: `DefectError` |

Drawn from `detente.errors.sentences` by `tools/docs.py`; edit the sentences, not this page.
{rooms}"""
ROOM = """
## {name}

| code | status | what happened | what to do |
|---|---|---|---|
{rows}
"""

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"(?:docs|src|tools|tests|scenarios|benchmarks|changes|requirements)/[\w./-]*[\w/]")
_MODULE = re.compile(r"detente(?:\.\w+)+")
_ROOMS = "|".join(sorted({code.partition(".")[0] for code in SENTENCES}))
_ERROR = re.compile(rf"(?:{_ROOMS})\.[a-z][a-z0-9_]*")
_TEST = re.compile(r"\btest_\w+\b(?!\.py)")
_COMMAND = re.compile(r"detente ([a-z]+)\b")


def parcel_page() -> str:
    """The life of a parcel, as a diagram and as a table."""
    moves = [(state.value, event, after.value) for state, events in LIFE.items() for event, after in events.items()]
    ends = [f"    {state.value} --> [*]" for state, events in LIFE.items() if not events]
    arrows = [f"    {state} --> {after}: {event}" for state, event, after in moves]
    diagram = ["stateDiagram-v2", f"    [*] --> {next(iter(Step)).value}", *arrows, *ends]
    rows = [f"| {state} | {event} | {after} |" for state, event, after in moves]
    return PARCEL.format(
        diagram="\n".join(diagram), table="\n".join(["| state | event | next |", "|---|---|---|", *rows])
    )


def errors_page() -> str:
    """Every code with its sentence, room by room."""
    rooms = dict.fromkeys(code.partition(".")[0] for code in SENTENCES)
    return ERRORS.format(rooms="".join(ROOM.format(name=room, rows="\n".join(_rows(room))) for room in rooms))


def _rows(room: str) -> Iterator[str]:
    for code, said in SENTENCES.items():
        if code.partition(".")[0] == room:
            yield f"| `{code}` | {said.status} | {_cell(said.message)} | {_cell(said.hint)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def drawn() -> dict[Path, str]:
    """Every drawn page with its text."""
    return {
        **machines.pages(),
        DOCS / "machines" / "parcel.md": parcel_page(),
        DOCS / "spec" / "errors.md": errors_page(),
    }


def write() -> int:
    """Write the drawn pages."""
    for path, text in drawn().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def check() -> int:
    """Print what is wrong with the documents; 1 if anything is."""
    wrong = [*_stale(), *_map_gaps()]
    for paper in papers():
        name = paper.relative_to(ROOT)
        wrong += [f"{name}: {problem}" for problem in _problems(paper)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


def papers() -> list[Path]:
    """Every document that is held against the code."""
    return [ROOT / name for name in PAPERS] + sorted(DOCS.rglob("*.md"))


def _stale() -> Iterator[str]:
    for path, text in drawn().items():
        if not path.exists() or path.read_text("utf-8") != text:
            yield f"{path.relative_to(ROOT)} differs from its table. Run: make docs"


def _map_gaps() -> Iterator[str]:
    """Folders that the map does not name: packages of détente by module, folders at the top by path."""
    text = (DOCS / "map.md").read_text("utf-8")
    packages = (path.parent.relative_to(SOURCES) for path in SOURCES.rglob("__init__.py"))
    modules = [".".join(("detente", *package.parts)) for package in packages]
    top = [f"{path.name}/" for path in ROOT.iterdir() if path.is_dir() and path.name not in MADE]
    shown = [name for name in top if name == CI or not name.startswith(".")]
    for name in sorted([*modules, *shown]):
        if f"`{name}`" not in text:
            yield f"docs/map.md does not name `{name}`"


def _problems(paper: Path) -> Iterator[str]:
    text = paper.read_text("utf-8")
    prose = _FENCE.sub("", text)
    words = " ".join(_CODE.findall(prose))
    for target in _LINK.findall(_CODE.sub("", prose)):
        if not _leads_somewhere(paper, target):
            yield f"the link {target} leads nowhere"
    commands = set(_COMMAND.findall(words + " ".join(_FENCE.findall(text))))
    yield from (f"{name} is not there" for name in _missing_names(words))
    yield from (f"the error code {code} does not exist" for code in sorted(set(_errors(words)) - set(SENTENCES)))
    yield from (f"the command detente {name} does not exist" for name in sorted(commands - _commands()))


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
    from detente.cli.main import cli

    return frozenset(cli.commands)


if __name__ == "__main__":
    task = {"write": write, "check": check}.get(" ".join(sys.argv[1:]))
    sys.exit(task() if task else "usage: python tools/docs.py write|check")
