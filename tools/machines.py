"""Draw the state machines of the council into `docs/machines`, from their tables.

`python tools/machines.py write` writes the pages, `check` fails if a page differs from its table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from detente.council.acts.labelled import Labelled
from detente.council.machines import PROPOSAL, TRANSMITTAL
from detente.council.machines.activity import ACTIVITY
from detente.council.machines.agenda import AGENDA
from detente.council.machines.body import BODY
from detente.council.machines.briefing import BRIEFING
from detente.council.machines.call import CALL
from detente.council.machines.clarification import CLARIFICATION
from detente.council.machines.commitment import COMMITMENT
from detente.council.machines.communique import COMMUNIQUE
from detente.council.machines.concern import CONCERN
from detente.council.machines.consequence import CONSEQUENCE
from detente.council.machines.decision import DECISION
from detente.council.machines.draft_agreement import DRAFT_AGREEMENT
from detente.council.machines.mission import MISSION
from detente.council.machines.person import PERSON
from detente.council.machines.position_statement import POSITION_STATEMENT
from detente.council.machines.presence import PRESENCE
from detente.council.machines.principle import PRINCIPLE
from detente.council.machines.programme import PROGRAMME
from detente.council.machines.readiness import READINESS
from detente.council.machines.relations import RELATIONS
from detente.council.machines.response_request import RESPONSE_REQUEST
from detente.council.machines.rules_agreement import RULES
from detente.council.machines.series import SERIES
from detente.council.machines.written_response import WRITTEN_RESPONSE
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page: the machine, its title, a sentence or two on it."""

    machine: Machine[Any, Any]
    title: str
    about: str


DRAWN: tuple[Drawn, ...] = (
    Drawn(
        TRANSMITTAL,
        "Transmittal",
        """\
The states of one paper on its way to one addressee. Speaking of it in public changes no state; it only sets a flag.""",
    ),
    Drawn(
        PROPOSAL,
        "Proposal of a meeting",
        """\
The states of one proposal. Replies fill one row per member and move nothing by themselves; the rows together do.
Nothing lapses by itself.""",
    ),
    Drawn(
        BODY,
        "Body",
        "A council as data has one state: it may lie still for years and is not dissolved by that.",
    ),
    Drawn(
        SERIES,
        "Series of meetings",
        "The states of a series. It is agreed theme by theme, pauses in parts, and lies still without being closed.",
    ),
    Drawn(
        AGENDA,
        "Agenda",
        "The states of an agenda. Each title keeps whoever proposed it; a meeting may open on what nobody contests.",
    ),
    Drawn(
        READINESS,
        "Readiness",
        "The states of a call for readiness. What is claimed of members never counts as what they confirm.",
    ),
    Drawn(
        RULES,
        "Agreement on rules",
        "The states of an agreement on rules. Each party accepts, suspends or contests for itself; others stay bound.",
    ),
    Drawn(
        DECISION,
        "Decision",
        "The states of a text before a body, in the room and under silence. Nobody votes; nothing broken is adopted.",
    ),
    Drawn(
        MISSION,
        "Mission",
        "The states of a mission of one side with the other. Suspended is not closed, and no state touches the line.",
    ),
    Drawn(
        PERSON,
        "Person of a mission",
        "The states of one posting, from the nomination to its end. Reasons may be left out.",
    ),
    Drawn(
        BRIEFING,
        "Briefing or visit",
        "The states of a briefing or a visit in two halves. It balances only with both halves held.",
    ),
    Drawn(
        CLARIFICATION,
        "Request for clarification",
        "The states of a request to explain an activity. In time is one fact; sufficient, by the requester, another.",
    ),
    Drawn(
        ACTIVITY,
        "Military activity",
        "The states of a notified activity. Every announced end is kept; one that passes is seen.",
    ),
    Drawn(
        RELATIONS,
        "Relations",
        "The states of relations between parties. One side severs, all restore; the line is not among them.",
    ),
    Drawn(
        CALL,
        "Call",
        "What the two sides say of the record one of them made of a call.",
    ),
    Drawn(
        DRAFT_AGREEMENT,
        "Draft agreement",
        "The states of a rolling text. Only a text without alternatives is adopted, and only the text of one digest.",
    ),
    Drawn(
        RESPONSE_REQUEST,
        "Request for a written response",
        "The states of a request. Its due date makes it overdue and nothing else; silence is no answer.",
    ),
    Drawn(
        WRITTEN_RESPONSE,
        "Written response",
        "The states of a response to a draft. Who reads a point as an answer says so under its own name.",
    ),
    Drawn(
        PRINCIPLE,
        "Principle",
        "The states of a principle in its author’s own words. A claim that a draft conflicts with it blocks nothing.",
    ),
    Drawn(
        CONCERN,
        "Concern",
        "The states of a concern. Heard is less than answered, and answered is less than met.",
    ),
    Drawn(
        COMMITMENT,
        "Shared commitment",
        "The states of a cited paragraph. All are its signatories; readings stand side by side.",
    ),
    Drawn(
        POSITION_STATEMENT,
        "Statement of position",
        "The states of a statement. It never changes the text that it is attached to.",
    ),
    Drawn(
        CONSEQUENCE,
        "Declared consequence",
        "The states of a declaration, each the strongest word some party said. Nothing ever happens by itself.",
    ),
    Drawn(
        PRESENCE,
        "Notice of presence",
        "The states of a presence, by its author’s word. What was announced stays beside what is there.",
    ),
    Drawn(
        PROGRAMME,
        "Work programme",
        "The states of a programme. An item is agreed when all parties of its field say so.",
    ),
    Drawn(
        COMMUNIQUE,
        "Public text",
        "The states of a text for the public. Every member agrees to the same words; what was released stays visible.",
    ),
)


def page(drawn: Drawn) -> str:
    """The whole page: a sentence, the diagram, the table."""
    return PAGE.format(
        title=drawn.title,
        about=drawn.about,
        name=drawn.machine.name,
        diagram="\n".join(_diagram(drawn.machine)),
        table="\n".join(_table(drawn.machine)),
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
    labels = {_text(event): _label(event) for moves in machine.moves.values() for event in moves}
    for before, event, *rest in _moves(machine):
        yield f"| {' | '.join((before, labels[event], *rest))} |"


def _moves(machine: Machine[S, V]) -> Iterator[tuple[str, str, str, str, str]]:
    for state, moves in machine.moves.items():
        for event, move in moves.items():
            yield _text(state), _text(event), _text(move.target), move.who, move.guard or "–"


def _text(word: Enum) -> str:
    return str(word.value)


def _label(event: Enum) -> str:
    """The word of the table, and what the button says."""
    return f"{event.value}: {event.label}" if isinstance(event, Labelled) else _text(event)


def pages() -> dict[Path, str]:
    """Every page with its text."""
    return {DOCS / f"{drawn.machine.name}.md": page(drawn) for drawn in DRAWN}


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
