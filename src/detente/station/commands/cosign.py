"""Cosign another party's ledger as its witness (C2SP tlog-witness)."""

from __future__ import annotations

from dataclasses import dataclass

from detente.kernel import Digest
from detente.ledger.witness import Cosign, WitnessState, judge, origin_of
from detente.seal.checkpoints import Checkpoint
from detente.seal.checkpoints import cosign as cosign_lines
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import PeerHeadRow, RefusalRow, StatementRow, Transaction
from detente.station.record import REFUSALS_KEPT


@dataclass(frozen=True, slots=True)
class WitnessAnswer:
    """The HTTP answer of docs/spec/ledger.md § witness: status, body, content type."""

    status: int
    body: bytes
    content_type: str


def cosign(house: House, request: bytes) -> WitnessAnswer:
    """Answer an add-checkpoint request.

    Who: any log of an introduced party; its signature on the checkpoint is the permission. Ledger: nothing; the new
    state is durable before the answer leaves. A request that is validly signed and inconsistent (422) is kept as
    evidence.
    """
    with house.store.write() as tx:
        origin = origin_of(request)
        keys = next((k.log_keys for k in all_keysets(tx) if k.log_origin == origin), None) if origin else None
        row = tx.witness_state(origin) if origin else None
        decision = judge(request, WitnessState(row.size, row.root) if row else None, keys)
        if not isinstance(decision, Cosign):
            if decision.status == 422:  # noqa: PLR2004  (the status the specification gives a lying log)
                _keep(house, tx, origin or "", request)
            return WitnessAnswer(decision.status, decision.body, decision.content_type)
        now = house.clock.now()
        state = decision.state
        tx.put_witness_state(PeerHeadRow(decision.origin, state.size, state.root, decision.note, now))
    checkpoint = Checkpoint(decision.origin, state.size, state.root)
    lines = cosign_lines(checkpoint, house.keys.witness, house.party, now)
    return WitnessAnswer(200, "".join(lines).encode(), "text/plain; charset=utf-8")


def _keep(house: House, tx: Transaction, origin: str, request: bytes) -> None:
    digest = Digest.of(request)
    tx.put_statement(StatementRow(digest, digest, "witness-request", request))
    tx.put_refusal(RefusalRow(house.clock.now(), origin[:200], "ledger.inconsistent", digest, None), REFUSALS_KEPT)
    tx.note_change("ledger", "refused", digest)
