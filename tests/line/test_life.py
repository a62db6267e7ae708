"""The table of a parcel's life."""

from __future__ import annotations

import pytest

from detente.errors import OursError
from detente.kernel import Precedence
from detente.line import LIFE, Step, next_state, retry_delay


def test_every_state_is_reached_and_every_event_leads_to_a_state() -> None:
    reached, todo = {Step.DRAFTED}, [Step.DRAFTED]
    while todo:
        for after in LIFE[todo.pop()].values():
            if after not in reached:
                reached.add(after)
                todo.append(after)
    assert reached == set(Step) == set(LIFE)


def test_what_cannot_follow_is_refused_in_one_place() -> None:
    for step, events in LIFE.items():
        for event in {event for other in LIFE.values() for event in other} - set(events):
            with pytest.raises(OursError, match=r"line\.illegal_event"):
                next_state(step, event)


def test_nothing_is_received_before_it_was_logged() -> None:
    """What is not in the own ledger never leaves the house."""
    for step in (Step.DRAFTED, Step.CHECKED, Step.RELEASED):
        assert Step.HANDED not in LIFE[step].values()


@pytest.mark.parametrize("precedence", Precedence)
def test_urgent_traffic_is_never_far_from_its_next_try(precedence: Precedence) -> None:
    delays = [retry_delay(attempt, precedence, 0.0) for attempt in range(1, 200)]
    assert delays == sorted(delays)
    assert delays[-1] == {"FLASH": 2, "IMMEDIATE": 5, "PRIORITY": 30, "ROUTINE": 120}[precedence.value]
    assert all(0.75 * full <= retry_delay(n, precedence, 0.999) <= full for n, full in enumerate(delays, 1))
