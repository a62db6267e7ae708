"""Every declared form: what is written by its parts is read back, and nothing else is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.council.acts import FORMS, Form, read_act
from detente.council.acts.parts import Shape
from detente.council.matters import KINDS
from detente.errors import OursError
from detente.kernel import Instant, PartyName
from detente.testing.written import write_body

NOW = Instant.parse("2026-02-10T08:00:00Z")
PARTIES = [PartyName(f"p{number}.example") for number in range(1, 5)]
ID = "AAAAAAAAAAAAAAAAAAAAAA=="
STEPS = [(form, step) for form in FORMS.values() for step in form.steps]


def refs(form: Form) -> list[tuple[str, str]]:
    return [(rel.value, ID) for rel in form.refs.once]


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.type)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_is_written_is_read_back(form: Form, seed: int) -> None:
    rng = Random(seed)
    step = rng.choice(list(form.steps)) if form.steps else None
    body = write_body(form, rng, PARTIES, NOW, step, only_required=rng.random() < 0.5)
    try:
        act = read_act(form.type, body, refs(form))
    except OursError:
        return  # parts that contradict each other; that every refusal has a code is asked below
    assert read_act(form.type, act.body.to_json(), refs(form)) == act


@pytest.mark.parametrize(("form", "step"), STEPS, ids=lambda value: getattr(value, "type", None) or value.value)
def test_a_step_needs_its_parts_and_takes_no_others(form: Form, step) -> None:
    takes = form.steps[step]
    body = write_body(form, Random(1), PARTIES, NOW, step, only_required=True)
    for name in takes.required:
        with pytest.raises(OursError, match=r"council\.(step_lacks|missing)"):
            read_act(form.type, {key: value for key, value in body.items() if key != name}, refs(form))
    known = {"step", "text", *takes.required, *takes.optional}
    for other in (part for part in form.parts if part.name not in known and part.shape is Shape.FLAG):
        with pytest.raises(OursError, match=r"council\.step_does_not_take"):
            read_act(form.type, body | {other.name: True}, refs(form))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_only_the_clock_or_the_record_does_cannot_be_sent(kind) -> None:
    form = FORMS[kind.takes]
    for event in type(next(iter(form.steps))):
        if event not in form.steps:
            with pytest.raises(OursError, match=r"council\.not_a_choice"):
                read_act(form.type, {"step": event.value}, refs(form))


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.type)
@pytest.mark.parametrize("body", [None, [], "x", 7, {"": 1}, {"no_such": "x"}, {"step": ["a"]}, {"step": "no_such"}])
def test_any_other_body_is_refused_with_a_code(form: Form, body: object) -> None:
    with pytest.raises(OursError, match=r"council\."):
        read_act(form.type, body, refs(form))


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.type)
def test_each_part_has_a_label_and_each_list_a_limit(form: Form) -> None:
    for part in form.parts:
        assert part.label and (part.limit or part.shape in {
            Shape.DATE, Shape.INSTANT, Shape.FLAG, Shape.COUNT, Shape.CHOICE, Shape.CHOICES, Shape.PARTY, Shape.DIGEST
        })  # fmt: skip
