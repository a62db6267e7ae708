"""Draw the state machines of the council into `docs/machines`, from their tables.

`python tools/machines.py write` writes the pages, `check` fails if a page differs from its table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from detente.council.machines import PROPOSAL, TRANSMITTAL
from detente.council.tables import Machine, S, V

DOCS = Path(__file__).parent.parent / "docs" / "machines"

PAGE = """\
# {title}

{about}

Drawn from `detente.council.machines.{name}` by `tools/machines.py`; edit the table, not this page.

```mermaid
{diagram}
```

{table}
"""

ABOUT = {
    "transmittal": """\
The states of one paper on its way to one addressee. Speaking of it in public changes no state; it only sets a flag.""",
    "proposal": """\
The states of one proposal. Replies fill one row per member and move nothing by themselves; the rows together do.
Nothing lapses by itself.""",
}
TITLES = {"transmittal": "Transmittal", "proposal": "Proposal of a meeting"}


def page(machine: Machine[S, V]) -> str:
    """The whole page: a sentence, the diagram, the table."""
    return PAGE.format(
        title=TITLES[machine.name],
        about=ABOUT[machine.name],
        name=machine.name,
        diagram="\n".join(_diagram(machine)),
        table="\n".join(_table(machine)),
    )


def _diagram(machine: Machine[S, V]) -> Iterator[str]:
    yield "stateDiagram-v2"
    yield f"    [*] --> {machine.first.value}"
    for before, event, after, _, _ in _moves(machine):
        yield f"    {before} --> {after}: {event}"
    for state in machine.moves:
        if not machine.legal(state):
            yield f"    {state.value} --> [*]"


def _table(machine: Machine[S, V]) -> Iterator[str]:
    yield "| state | event | next | who | condition |"
    yield "|---|---|---|---|---|"
    for row in _moves(machine):
        yield f"| {' | '.join(row)} |"


def _moves(machine: Machine[S, V]) -> Iterator[tuple[str, str, str, str, str]]:
    for state, moves in machine.moves.items():
        for event, move in moves.items():
            yield _text(state), _text(event), _text(move.target), move.who, move.guard or "–"


def _text(word: Enum) -> str:
    return str(word.value)


def pages() -> dict[Path, str]:
    """Every page with its text."""
    return {
        DOCS / "transmittal.md": page(TRANSMITTAL),
        DOCS / "proposal.md": page(PROPOSAL),
    }


def write() -> int:
    """Write the pages."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


def check() -> int:
    """Name the pages that differ from their tables; 1 if there are any."""
    stale = [p.name for p, text in pages().items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for name in stale:
        print(f"docs/machines/{name} differs from its table. Run: python tools/machines.py write")
    return 1 if stale else 0


if __name__ == "__main__":
    task = {"write": write, "check": check}.get(" ".join(sys.argv[1:]))
    sys.exit(task() if task else "usage: python tools/machines.py write|check")
