import pytest

from detente.council.machines import (
    PROPOSAL,
    TRANSMITTAL,
    ProposalEvent,
    ProposalState,
    TransmittalEvent,
    TransmittalState,
)
from detente.council.tables import transition
from detente.errors import OursError

MACHINES = pytest.mark.parametrize(
    ("machine", "states", "events"),
    [(PROPOSAL, ProposalState, ProposalEvent), (TRANSMITTAL, TransmittalState, TransmittalEvent)],
    ids=["proposal", "transmittal"],
)


@MACHINES
def test_every_state_has_its_row_and_can_be_reached(machine, states, events):
    reached, todo = {machine.first}, [machine.first]
    while todo:
        for move in machine.moves[todo.pop()].values():
            if move.target not in reached:
                reached.add(move.target)
                todo.append(move.target)
    assert set(machine.moves) == set(states) == reached


@MACHINES
def test_every_event_is_legal_somewhere_and_every_move_has_its_doer(machine, states, events):
    assert {event for state in states for event in machine.legal(state)} == set(events)
    assert all(move.who for moves in machine.moves.values() for move in moves.values())


@MACHINES
def test_what_the_table_does_not_know_fails_with_one_message(machine, states, events):
    for state in states:
        for event in set(events) - set(machine.legal(state)):
            with pytest.raises(OursError) as caught:
                transition(machine, state, event)
            assert caught.value.code == "council.illegal_event"
            assert state.value in str(caught.value)


def test_an_announcement_moves_no_paper():
    announced = TransmittalEvent.ANNOUNCE
    legal = [state for state in TransmittalState if announced in TRANSMITTAL.legal(state)]
    assert [transition(TRANSMITTAL, state, announced) for state in legal] == legal
    assert TransmittalState.DELIVERED not in legal


def test_nothing_leads_back_from_delivered_to_sent():
    after = [TransmittalState.DELIVERED, TransmittalState.ACKNOWLEDGED, TransmittalState.ANSWERED]
    targets = {move.target for state in after for move in TRANSMITTAL.moves[state].values()}
    assert TransmittalState.SENT not in targets
