"""A proof file by itself: log, inclusion and quorum by one's own policy."""

from dataclasses import replace

import pytest
from tests.ledger.world import NOW, A, B, Log, N

from detente.errors import RefusedError, TheirsError
from detente.ledger.policy import Policy, parse_policy
from detente.ledger.proof_files import format_proof, parse_proof
from detente.ledger.quorums import verify_proof

LINES = [f"log {key}" for key in A.log.vkeys(A.origin)] + [
    f"witness {p.name} {p.witness.vkeys(p.name)[1]}" for p in (A, B, N)
]


def policy(quorum: str) -> Policy:
    return parse_policy("\n".join([*LINES, f"group q {quorum} a.example b.example n.example", "quorum q"]).encode())


LOG = Log(A)
PROOF = LOG.logged(b"{}", "proof", {A.name: NOW, B.name: NOW + 1}).proof
ENTRY = LOG.entries[2]


def test_what_a_proof_shows() -> None:
    proven = verify_proof(PROOF, ENTRY, policy("any"), [A.name])
    assert (proven.index, proven.checkpoint.size, proven.checkpoint.origin) == (2, 3, A.origin)
    assert proven.times == {B.name: NOW + 1}


def test_the_operator_does_not_count_by_name_or_by_key() -> None:
    assert verify_proof(PROOF, ENTRY, policy("2")).times == {A.name: NOW, B.name: NOW + 1}
    for operator in ([A.name], A.witness.vkeys(A.name)):
        with pytest.raises(RefusedError, match=r"ledger\.no_quorum"):
            verify_proof(PROOF, ENTRY, policy("2"), operator)


def test_other_logs_other_entries_and_altered_heads_are_refused() -> None:
    with pytest.raises(TheirsError, match=r"ledger\.unknown_origin"):
        verify_proof(PROOF, ENTRY, parse_policy(b"quorum none\n"))
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_proof(PROOF, LOG.entries[1], policy("any"))
    proof = parse_proof(PROOF)
    altered = replace(proof, note=proof.note.replace(b"\n3\n", b"\n4\n", 1))
    with pytest.raises(TheirsError, match=r"seal\.bad_note_signature"):
        verify_proof(format_proof(altered), ENTRY, policy("any"))
