"""Matters: what the parties have before them, each kind with its machine, its rules and its details."""

from detente.council.matters.engine import (
    advance,
    as_of,
    attempt,
    begin,
    fold_matter,
    matter_of,
    open_steps,
)
from detente.council.matters.kinds import Kind
from detente.council.matters.matter import Matter, Refused, Step
from detente.council.matters.registry import ACTS, HEARD, KINDS, OPENING
from detente.council.matters.taking import step_of

__all__ = [
    "ACTS",
    "HEARD",
    "KINDS",
    "OPENING",
    "Kind",
    "Matter",
    "Refused",
    "Step",
    "advance",
    "as_of",
    "attempt",
    "begin",
    "fold_matter",
    "matter_of",
    "open_steps",
    "step_of",
]
