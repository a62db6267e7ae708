"""Draw documents from the code, and hold documents against the code.

`write` draws `docs/machines`, `docs/spec/errors.md` and `docs/spec/forms.md`. `check` fails if one of them differs from
its table, if a link leads nowhere, or if a document names a file, a module, a command or an error code that does not
exist, or if `docs/map.md` leaves a folder out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import forms
import machines
import prose

from detente.errors.sentences import SENTENCES
from detente.line.life import LIFE, Step

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SOURCES = ROOT / "src" / "detente"
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "scenarios/README.md")
MADE = {"build", "__pycache__"}  # at the top, but made by the tasks
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
        DOCS / "spec" / "forms.md": forms.forms_page(),
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
        wrong += [f"{name}: {problem}" for problem in prose.problems(paper)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


def papers() -> list[Path]:
    """Every document that is held against the code."""
    return [ROOT / name for name in PAPERS] + sorted([*DOCS.rglob("*.md"), *DOCS.rglob("*.ipynb")])


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


if __name__ == "__main__":
    task = {"write": write, "check": check}.get(" ".join(sys.argv[1:]))
    sys.exit(task() if task else "usage: python tools/docs.py write|check")
