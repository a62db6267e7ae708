"""Remember the newest head of a peer's log and notice when it contradicts an earlier one."""

from __future__ import annotations

from detente.kernel import Digest, PartyName
from detente.ledger.heads import is_split
from detente.seal.checkpoints import read_head
from detente.station.house import House
from detente.station.peers import keyset_of
from detente.station.ports import PeerHeadRow, RefusalRow, StatementRow, Transaction
from detente.station.record import REFUSALS_KEPT


def note_peer_head(house: House, tx: Transaction, peer: PartyName, note: bytes) -> None:
    """Keep the head that came with a message when it is larger than the one held.

    Who: called with every verified message. Ledger: nothing. Two heads of one size with different roots are a split
    view: both notes are kept and the list of refusals says so. Fails with `seal.*` when the note does not verify.
    """
    if not note:
        return
    keyset = keyset_of(tx, peer)
    head = read_head(note, keyset.log_origin, keyset.log_keys)
    held = tx.peer_head(peer)
    if held is not None and is_split((held.size, held.root), (head.size, head.root)):
        for evidence in (held.note, note):
            _keep(tx, evidence)
        tx.put_refusal(RefusalRow(house.clock.now(), peer, "line.split_view", None, None), REFUSALS_KEPT)
        tx.note_change("ledger", "split_view", peer)
    elif held is None or head.size > held.size:
        tx.put_peer_head(PeerHeadRow(peer, head.size, head.root, note, house.clock.now()))


def _keep(tx: Transaction, note: bytes) -> None:
    digest = Digest.of(note)
    tx.put_statement(StatementRow(digest, digest, "head", note))
