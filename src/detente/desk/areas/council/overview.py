"""The council at a glance: what is before the parties, what is due, what moved, what is ours to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from detente.council.acts.labelled import Labelled
from detente.council.matters import KINDS
from detente.desk.areas.council.boards import BOARDS
from detente.desk.areas.line.meanings import by_theme
from detente.desk.requests import DeskRequest
from detente.desk.showing.matters import state_labels
from detente.kernel import DispatchId, Instant
from detente.station.house import House
from detente.station.ports import MattersWanted
from detente.station.queries.dispatches import dispatches
from detente.station.queries.matters import counts, matter, matters
from detente.station.queries.threads import thread
from detente.station.views import MatterLine, ThreadView

LOOKED_AT = 200
SHOWN = 10
MOVED = 10
DUE = 15
PASSED = 60
OURS = 12
EVER = Instant.parse("9999-12-31T23:59:59Z")
PROPOSING = ("meeting_proposal", "repetition")
MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matters of a kind there are, and in which states: (value, label, number)."""

    kind: str
    label: str
    number: int
    states: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Ours:
    """A matter in which our party may take steps now."""

    line: MatterLine
    steps: tuple[Labelled, ...]


@require_safe
def council(request: DeskRequest) -> HttpResponse:
    """Show the overview; `?fragment=council` is the inside for live pages."""
    house = request.house
    context = {
        "area": "council", "boards": BOARDS, "now": house.clock.now(), "tallies": tallies(house),
        "due": due_next(house), "moved": matters(house, MattersWanted(limit=MOVED)).lines, "ours": ours(house),
        "threads": proposals(house),
    }  # fmt: skip
    page = "desk/council/_overview.html" if request.GET.get("fragment") else "desk/council/overview.html"
    return render(request, page, context)


def tallies(house: House) -> list[tuple[str, list[Tally]]]:
    """Return the kinds of which there are matters, under their themes, each with its states in their order."""
    found: dict[str, dict[str, int]] = {}
    for kind, state, number in counts(house, MattersWanted()):
        found.setdefault(kind, {})[state] = number
    by_act = {KINDS[kind].opens: _tally(kind, states) for kind, states in found.items() if kind in KINDS}
    return [(theme, [by_act[act] for act in acts]) for theme, acts in by_theme(by_act)]


def _tally(kind: str, states: dict[str, int]) -> Tally:
    labels = state_labels(kind)
    told = tuple((state, label, states[state]) for state, label in labels.items() if state in states)
    return Tally(kind, KINDS[kind].label, sum(states.values()), told)


def due_next(house: House) -> tuple[MatterLine, ...]:
    """Return what time alone will move next, soonest first."""
    now = int(house.clock.now())
    # What the clock has moved since its last step may be due once more.
    passed = matters(house, MattersWanted(due_by=now - 1, limit=PASSED)).lines
    coming = matters(house, MattersWanted(due_by=int(EVER), due_from=now, limit=DUE)).lines
    lines = (*passed, *coming)
    return tuple(sorted((line for line in lines if line.due is not None), key=lambda line: line.due or 0)[:DUE])


def ours(house: House) -> tuple[Ours, ...]:
    """Return the matters that moved last, of our party, in which it may take a step now."""
    wanted = MattersWanted(party=house.party, states=_moving(), limit=OURS)
    return tuple(_open_to_us(house, matters(house, wanted).lines))


def _open_to_us(house: House, lines: tuple[MatterLine, ...]) -> Iterator[Ours]:
    for line in lines:
        steps = matter(house, line.id).open_steps
        if steps:
            yield Ours(line, steps)


def _moving() -> tuple[str, ...]:
    """The states from which some kind knows a move."""
    moves = (item for kind in KINDS.values() for item in kind.machine.moves.items())
    return tuple(sorted({str(state.value) for state, events in moves if events}))


def proposals(house: House) -> tuple[ThreadView, ...]:
    """Return the threads of the meeting proposals on record, the last moved first."""
    found: dict[DispatchId, ThreadView] = {}
    seen: set[DispatchId] = set()
    for root, thread_id in _proposed(house):
        if thread_id not in seen and len(found) < SHOWN:
            seen.add(thread_id)
            view = thread(house, root)
            found.setdefault(view.root, view)
    return tuple(found.values())


def _proposed(house: House) -> Iterator[tuple[DispatchId, DispatchId]]:
    """Proposals with their threads: from the rows of matters where a meeting is one, else from the last dispatches."""
    if MEETING in KINDS:
        for line in matters(house, MattersWanted(kinds=(MEETING,), limit=SHOWN)).lines:
            yield line.id, line.id
        return
    for row in dispatches(house, limit=LOOKED_AT):
        if row.type in PROPOSING and row.thread is not None:
            yield row.id, row.thread
