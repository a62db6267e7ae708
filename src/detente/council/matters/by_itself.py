"""What follows from the record without anybody’s step: a move of the table, kept as a step of nobody."""

from __future__ import annotations

import dataclasses
from typing import Any

from detente.council.acts.labelled import Labelled
from detente.council.matters.matter import Matter, Step
from detente.council.tables import Machine, transition
from detente.kernel import Instant


def by_itself(machine: Machine[Any, Any], matter: Matter, event: Labelled, at: Instant) -> Matter:
    """Move a matter by an event of its table that no party takes."""
    after: Labelled = transition(machine, matter.state, event)
    step = Step(event, matter.state, after, at)
    return dataclasses.replace(matter, state=after, due=None, steps=(*matter.steps, step))
