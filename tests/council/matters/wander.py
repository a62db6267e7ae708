"""A walk through a kind of matter: random parties take random steps, legal or not, at random times.

The bodies are drawn from the form of the steps, so that a step added to a form is walked too. What must hold of every
kind is checked after each step; a kind's own invariants stand beside its walk.
"""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.council.matters.kit import HOUR, START, A, B, C, D, Deed, Record

from detente.council.acts import FORMS
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Part, Shape
from detente.council.matters import KINDS, Matter, as_of, fold_matter, open_steps
from detente.council.matters.registry import OPENING
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName

WALK = settings(max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.sampled_from(("One", "Two", "Three"))
INSTANTS = st.integers(-5, 200).map(lambda hours: Instant(START + hours * HOUR).iso)
PARTIES = st.sampled_from((A, B, C, D)).map(str)


def value_of(part: Part) -> st.SearchStrategy[Any]:
    """A value that the part can read."""
    choices = st.sampled_from([choice.value for choice in part.choices or ()] or [""])
    simple: dict[Shape, st.SearchStrategy[Any]] = {
        Shape.LINE: WORDS,
        Shape.TEXT: WORDS,
        Shape.DATE: st.just("2022-02-20"),
        Shape.INSTANT: INSTANTS,
        Shape.FLAG: st.booleans(),
        Shape.COUNT: st.integers(part.low, min(part.high, part.low + 4)),
        Shape.CHOICE: choices,
        Shape.CHOICES: st.lists(choices, unique=True, max_size=2),
        Shape.PARTY: PARTIES,
        Shape.PARTIES: st.lists(PARTIES, unique=True, max_size=3),
        Shape.LINES: st.lists(WORDS, unique=True, max_size=3),
    }
    if part.shape is Shape.ROWS:
        return st.lists(st.fixed_dictionaries({part.key: WORDS}), unique_by=lambda row: row[part.key], max_size=2)
    return simple[part.shape]


class Walk(RuleBasedStateMachine):
    """The walk; `opening` enters the act that opens the matter."""

    def __init__(self) -> None:
        super().__init__()
        self.record = Record((A, B, C))
        self.tried: Counter[Labelled] = Counter()
        self.deed = self.opening()
        self.form = FORMS[OPENING[self.deed.act.type].takes]
        self.matter = self.record.matter(self.deed)

    def opening(self) -> Deed:
        raise NotImplementedError

    def value(self, part: Part) -> st.SearchStrategy[Any]:
        """Values of a part; a kind overrides this where few random ones would say anything."""
        return value_of(part)

    def refs(self) -> st.SearchStrategy[tuple[tuple[str, DispatchId], ...]]:
        """What a step refers to beside its matter."""
        return st.just(())

    @rule(
        after=st.sampled_from((0, 1, 20, 60)), late=st.integers(0, 90), seed=st.integers(0, 2**32 - 1), data=st.data()
    )
    def step(self, after: int, late: int, seed: int, data: st.DataObject) -> None:
        """Take a step: five times in six one that is open, which leads on more often than not; else any by anybody."""
        at = self.record.at + after * HOUR + late
        # Even chances reach farther than drawn ones, which lean to the first; one seed gives other chances at each step.
        chance = random.Random(f"{seed}/{len(self.record.deeds)}")
        choices = self.open_at(Instant(START + at)) if chance.randrange(6) else []
        sender, event = chance.choice(choices or [(p, e) for p in (A, B, C, D) for e in self.form.steps])
        self.tried[event] += 1
        takes = self.form.steps[event]
        names = [*takes.required, *(name for name in takes.optional if data.draw(st.booleans()))]
        body = {name: data.draw(self.value(self.form.part(name))) for name in names}
        try:
            self.record.step(
                sender, self.deed, event.value, *data.draw(self.refs()), after=after * HOUR, heard=at, **body
            )
        except OursError:
            return
        self.record.at = at  # the next step is heard after this one, so that the order of the record stands
        self.check_last()

    def open_at(self, at: Instant) -> list[tuple[PartyName, Labelled]]:
        """Who may take which step: seldom an end, often what leads on, and rather what was not tried yet."""
        matter = as_of(self.matter, at)
        machine = KINDS[matter.kind].machine
        pairs = [(party, event) for party in (A, B, C) for event in open_steps(matter, party)]
        pairs = [pair for pair in pairs if pair[1] in self.form.steps]

        def weight(event: Labelled) -> int:
            target = machine.moves[matter.state][event].target
            is_end = len(machine.legal(target)) <= len(machine.legal(matter.state)) // 3
            return (12 if is_end else 24 if target is matter.state else 96) // (1 + self.tried[event]) or 1

        return [pair for pair in pairs for _ in range(weight(pair[1]))]

    def check_last(self) -> None:
        """Where the step was heard last, the record of steps only grew, and a refusal added itself and nothing else."""
        now = self.folded(len(self.record.deeds))
        before, self.matter = self.folded(len(self.record.deeds) - 1), now
        heard = [deed.heard_by(now.chair) for deed in self.record.deeds]
        if heard[-1] < max(heard):
            return  # it crossed another on its way and is read before it
        assert now.steps[: len(before.steps)] == before.steps
        if len(now.refused) > len(before.refused):
            assert dataclasses.replace(before, refused=now.refused) == now

    def folded(self, count: int) -> Matter:
        """The matter of the first `count` deeds."""
        matter = fold_matter(self.deed.id, self.record.deeds[:count])
        assert matter is not None
        return matter

    @invariant()
    def every_move_stands_in_the_table(self) -> None:
        machine = KINDS[self.matter.kind].machine
        for step in self.matter.steps:
            assert step.event in machine.legal(step.before)
        assert self.matter.state in machine.moves

    @invariant()
    def folding_again_and_looking_again_change_nothing(self) -> None:
        now = Instant(START + self.record.at + 30 * HOUR)
        seen = as_of(self.folded(len(self.record.deeds)), now)
        assert as_of(seen, now) == seen == as_of(self.matter, now)
        assert seen.due is None or seen.due > now
