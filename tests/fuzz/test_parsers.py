"""Whatever bytes a reader of the seal or the ledger is given, nothing but an error of ours comes out of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.discovery import readers
from tests.fuzz.entries import ENTRIES
from tests.fuzz.mutation import attempts

from detente.errors import DefectError, DetenteError

# A frontier comes from our own database: that it is damaged is our defect.
OURS = {"ledger.tree.Frontier.load"}
# Good to begin from, and refused all the same: the note is by another log, the proof leads nowhere.
REFUSED = {
    "ledger.commitments.check_opening", "ledger.proofs.verify_consistency", "ledger.proofs.verify_inclusion",
    "ledger.tiles.check_bundle", "seal.log_keys.verify_possession",
}  # fmt: skip


def refusal(read: Callable[[bytes], object], data: bytes) -> DetenteError | None:
    """Anything that is not ours goes through, and fails the test."""
    try:
        read(data)
    except DetenteError as problem:
        return problem
    return None


def test_no_reader_is_left_out() -> None:
    """Whoever writes a new reader says here how bytes reach it."""
    assert set(ENTRIES) == set(readers())


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_good_bytes_are_read(name: str) -> None:
    """Else mutations of them would try nothing but the first check."""
    for data in ENTRIES[name].good:
        if name in REFUSED:
            with pytest.raises(DetenteError):
                ENTRIES[name].read(data)
        else:
            ENTRIES[name].read(data)


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_only_our_errors_come_out(name: str) -> None:
    entry = ENTRIES[name]

    @given(attempts(entry.good))
    @settings(max_examples=entry.examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def tried(data: bytes) -> None:
        problem = refusal(entry.read, data)
        if problem:
            assert str(problem).startswith(f"{problem.code}: ")
            assert isinstance(problem, DefectError) is (name in OURS)

    tried()


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_every_reader_survives_the_same_bytes(data: st.DataObject) -> None:
    """Bytes good for one reader reach all others, as when files are mixed up."""
    name = data.draw(st.sampled_from(sorted(ENTRIES)))
    for other in data.draw(st.lists(st.sampled_from(sorted(ENTRIES)), min_size=5, max_size=5)):
        problem = refusal(ENTRIES[other].read, ENTRIES[name].good[0])
        assert problem is None or problem.code.startswith(("seal.", "ledger.", "kernel."))
