"""Counting witnesses under a head by a policy, and verifying a proof file by itself.

A cosignature by the log's own operator never counts: nobody vouches for oneself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from detente.errors import RefusedError, TheirsError
from detente.ledger.policy import Policy, Witness
from detente.ledger.proof_files import parse_proof
from detente.ledger.proofs import verify_inclusion
from detente.ledger.tree import leaf_hash
from detente.seal.checkpoints import Checkpoint, line_verifies, parse_checkpoint, verify_cosignatures
from detente.seal.notes import parse_note, parse_vkey, verified


@dataclass(frozen=True, slots=True)
class Operator:
    """Whose log it is: the names and witness vkeys under which its operator must not be counted."""

    names: frozenset[str]
    vkeys: frozenset[str] = frozenset()

    def is_behind(self, witness: Witness) -> bool:
        """Tell whether a witness of the policy is the operator itself."""
        return witness.vkey in self.vkeys or key_name(witness) in self.names


@dataclass(frozen=True, slots=True)
class Proven:
    """What a proof file shows: the entry's `index` under a head, and the counted witnesses' times by name."""

    checkpoint: Checkpoint
    index: int
    times: dict[str, int]


def key_name(witness: Witness) -> str:
    """Return the name in a witness's vkey, under which its lines stand."""
    return witness.vkey.split("+", 1)[0]


def witness_times(
    policy: Policy,
    checkpoint: Checkpoint,
    note: bytes,
    operator: Operator,
    counts: Callable[[Witness], bool] = lambda _: True,
) -> dict[str, int]:
    """Return the times stated by the policy's witnesses whose cosignature verifies, by their name in the policy."""
    lines, times = parse_note(note).lines, {}
    for witness in policy.witnesses:
        if operator.is_behind(witness) or not counts(witness):
            continue
        at = verify_cosignatures(checkpoint, lines, key_name(witness), (witness.vkey,))
        if at is not None:
            times[witness.name] = at
    return times


def verify_proof(data: bytes, entry: bytes, policy: Policy, operator: Collection[str] = ()) -> Proven:
    """Verify a `.tlog-proof` for an entry one holds; `operator` are further names and vkeys of the log's operator.

    Raises `ledger.bad_proof_file`, `ledger.unknown_origin` for a log the policy does not name, `seal.*` for its head,
    `ledger.bad_inclusion`, and `ledger.no_quorum` (a `RefusedError`: more witnesses may follow).
    """
    proof = parse_proof(data)
    note = parse_note(proof.note)
    checkpoint = parse_checkpoint(note.text)
    keys = policy.log_keys(checkpoint.origin)
    if not keys:
        raise TheirsError("ledger.unknown_origin")
    verified(note, [parse_vkey(key) for key in keys], line_verifies)
    verify_inclusion(proof.index, checkpoint.size, leaf_hash(entry), proof.path, checkpoint.root)
    itself = Operator(frozenset({checkpoint.origin, *operator}), frozenset(operator))
    times = witness_times(policy, checkpoint, proof.note, itself)
    if not policy.is_met_by(times):
        raise RefusedError("ledger.no_quorum")
    return Proven(checkpoint, proof.index, times)
