"""State tables: state → event → next state, with who may do it and under which condition.

All transitions of a machine stand in its table. An event the table does not know fails here, in one place, with one
message. The diagrams in `docs/machines` are drawn from the same tables by `tools/machines.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from detente.errors import OursError

S = TypeVar("S", bound=Enum)
V = TypeVar("V", bound=Enum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """Where an event leads; `who` may cause it and `guard` must hold, in words (the fold and the checks hold them)."""

    target: S
    who: str
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Machine(Generic[S, V]):
    """A table with its name and its first state. A state without moves is final."""

    name: str
    first: S
    moves: Mapping[S, Mapping[V, Move[S]]]

    def legal(self, state: S) -> tuple[V, ...]:
        """The events `state` knows, in the order of the table."""
        return tuple(self.moves.get(state, {}))


def transition(machine: Machine[S, V], state: S, event: V) -> S:
    """Where `event` leads from `state`; raise `OursError("council.illegal_event")` if nowhere."""
    move = machine.moves.get(state, {}).get(event)
    if move is None:
        legal = ", ".join(str(known.value) for known in machine.legal(state)) or "–"
        raise OursError(
            "council.illegal_event", machine=machine.name, state=state.value, event=event.value, legal=legal
        )
    return move.target
