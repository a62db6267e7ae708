"""Declared forms: what an act of some type holds, written once as a table of parts.

Two kinds of acts are declared. Some open a *matter* (a decision, a mission, a concern, …); the others take a *step* in
one, named by the reference `matter`. A form of steps says, for each step, which parts it needs and which it may have;
what else stands in the body is refused, so that no step says more than it does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from detente.council.acts.choices import Rel
from detente.council.acts.fields import Fields, plain
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Part, Row, choice, read_parts
from detente.council.acts.rules import NO_REFS, RefRule
from detente.errors import OursError
from detente.errors.sentences.shape import N_

STEP = "step"
ALWAYS = frozenset({STEP, "text", "declared"})


@dataclass(frozen=True, slots=True)
class Takes:
    """The parts one step needs and those it may have, beside `step` and `text`."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def _anything(_: Row) -> None:
    """Most forms hold nothing that one part forbids another."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one type of act. `meaning` is one sentence (a message id) on what sending it does.

    `steps` is empty for an act that opens a matter or stands alone. `agree` may raise `council.*` where parts
    contradict each other.
    """

    type: str
    label: str
    meaning: str
    parts: tuple[Part, ...]
    refs: RefRule = NO_REFS
    steps: Mapping[Labelled, Takes] = field(default_factory=dict)
    agree: Callable[[Row], None] = _anything

    def part(self, name: str) -> Part:
        """The part called `name`."""
        return next(part for part in self.parts if part.name == name)


@dataclass(frozen=True, slots=True)
class Written:
    """The body of a declared act: what was written, by part. What is absent is not in `values`."""

    form: Form
    values: Row

    @classmethod
    def read(cls, form: Form, body: object) -> Written:
        """Read a body strictly by its form; raise `OursError` `council.*`."""
        written = cls(form, read_parts(Fields(form.type, body), form.parts))
        written._hold_to_step()
        form.agree(written.values)
        return written

    def _hold_to_step(self) -> None:
        """Raise `council.not_a_choice`, `council.step_lacks` or `council.step_does_not_take`."""
        if not self.form.steps:
            return
        step = self.values[STEP]
        takes = self.form.steps.get(step)
        if takes is None:  # what only the clock or the record does is nobody's to send
            choices = ", ".join(known.value for known in self.form.steps)
            raise OursError("council.not_a_choice", act=self.form.type, field=STEP, choices=choices)
        for name in takes.required:
            if name not in self.values:
                raise OursError("council.step_lacks", act=self.form.type, step=step.value, field=name)
        for name in self.values:
            if name not in {*ALWAYS, *takes.required, *takes.optional}:
                raise OursError("council.step_does_not_take", act=self.form.type, step=step.value, field=name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a part, or `default` when it was left out."""
        return self.values.get(name, default)

    @property
    def text(self) -> str:
        """The running text, for lists and threads."""
        return str(self.values.get("text", ""))

    @property
    def step(self) -> Labelled | None:
        """Which step this is; None for an act that opens a matter or stands alone."""
        return self.values.get(STEP)

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        return {name: plain(value) for name, value in self.values.items()}


def steps_form(
    act: str, label: str, meaning: str, steps: Mapping[Labelled, Takes], *parts: Part, free: tuple[Rel, ...] = ()
) -> Form:
    """The form of the steps of a matter: `step` first, then the parts that steps share."""
    events: type[Enum] = type(next(iter(steps)))
    first = choice(STEP, N_("Step"), events, required=True)
    return Form(act, label, meaning, (first, *parts), RefRule((Rel.MATTER,), (Rel.CITES, *free)), steps)
