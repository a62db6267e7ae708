"""Ask witnesses to cosign the own ledger: what to send, and what to keep of the answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.errors import DefectError, TheirsError
from detente.ledger import witness
from detente.ledger.tiles import TileReader
from detente.seal.checkpoints import Checkpoint, verify_cosignatures
from detente.seal.keyset import Keyset
from detente.seal.notes import SignatureLine
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import CosignatureRow, HeadRow


def witnesses(house: House) -> tuple[Keyset, ...]:
    """Return the parties whose cosignatures this station counts; never itself."""
    with house.store.read() as tx:
        counted = {row.party for row in tx.keysets() if row.witnesses_us}
        return tuple(k for k in all_keysets(tx) if k.party in counted and k.party != house.party)


def cosignature_request(house: House, keyset: Keyset, old: int | None = None) -> tuple[int, bytes] | None:
    """Return the size to be cosigned and the add-checkpoint body for one witness; None when it is up to date.

    Who: the station's recorder. `old` is the size the witness says it knows, after a 409. Fails with
    `station.head_went_back` when that is more than this ledger has: a store restored from an old copy, or a witness
    that lies.
    """
    with house.store.read() as tx:
        head = next(iter(tx.heads(1)), None)
        last = tx.last_cosignature(keyset.party)
        known = old if old is not None else (last.size if last else 0)
        if head is not None and known > head.size:
            raise DefectError("station.head_went_back", size=head.size, signed=known)
        if head is None or (last is not None and last.size >= head.size):
            return None
        return head.size, witness.build_request(known, _proof(house, known, head), head.note)


def _proof(house: House, old: int, head: HeadRow) -> Sequence[bytes]:
    """Read the consistency proof out of a handful of tiles, whatever the size of the ledger."""
    if old in (0, head.size):
        return ()
    return TileReader(head.size, house.tiles.read).consistency(old)


def keep_cosignature(house: House, keyset: Keyset, size: int, answer: bytes) -> bool:
    """Verify a witness's answer and keep it; return False when none of its lines verifies.

    Ledger: nothing; cosignatures stand beside the head. The published checkpoint is renewed with them.
    """
    with house.store.write() as tx:
        head = next((row for row in tx.heads(1000) if row.size == size), None)
        if head is None:
            return False
        lines = _lines(answer)
        checkpoint = Checkpoint(house.origin, size, head.root)
        at = verify_cosignatures(checkpoint, lines, keyset.party, keyset.witness)
        if at is None:
            return False
        tx.put_cosignature(CosignatureRow(size, keyset.party, answer, at))
        newest = next(iter(tx.heads(1))).size == size
        note = head.note + b"".join(row.lines for row in tx.cosignatures(size))
        tx.note_change("ledger", "cosigned", str(size))
    if newest:
        house.tiles.write({"checkpoint": note})
    return True


def stated_size(answer: bytes) -> int | None:
    """Return the size a witness says it knows (the body of a 409), or None when the answer is something else."""
    try:
        return witness.read_size(answer)
    except TheirsError:
        return None


def _lines(answer: bytes) -> tuple[SignatureLine, ...]:
    """What is no answer of a witness has no lines: the next head asks again."""
    try:
        return witness.read_answer(answer)
    except TheirsError:
        return ()
