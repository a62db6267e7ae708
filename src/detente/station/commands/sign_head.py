"""Sign the head of the own ledger and publish its tiles."""

from __future__ import annotations

from detente.errors import DefectError
from detente.ledger import tiles
from detente.ledger.heads import check_successor
from detente.ledger.tree import Frontier
from detente.seal.checkpoints import Checkpoint, sign_checkpoint
from detente.station.house import House
from detente.station.ports import HeadRow, Transaction


def sign_head(house: House) -> int | None:
    """Sign a head over every entry so far; return its size, or None when the last head covers all.

    Who: the station's recorder. Ledger: the head; tiles are flushed before it, so that a published head never points
    at files that are not there. Fails with `station.head_went_back` and `ledger.head_differs`: a store that is smaller
    than what was signed, or another at the same size, must not sign a second history.
    """
    with house.store.write() as tx:
        size, packed = tx.frontier()
        last = next(iter(tx.heads(1)), None)
        signed = last.size if last else 0
        if size < signed:
            raise DefectError("station.head_went_back", size=size, signed=signed)
        root = Frontier.load(size, packed).root()
        check_successor((last.size, last.root) if last else None, (size, root))
        if size == signed:
            return None
        _publish_tiles(house, tx, signed, size)
        note = sign_checkpoint(Checkpoint(house.origin, size, root), house.keys.log)
        tx.put_head(HeadRow(size, root, note, house.clock.now()))
        tx.note_change("ledger", "head", str(size))
    house.tiles.write({"checkpoint": note})
    return size


def _publish_tiles(house: House, tx: Transaction, old: int, new: int) -> None:
    """Write the tiles and bundles that growing from `old` to `new` entries makes or changes."""

    def hashes(start: int, end: int) -> list[bytes]:
        return list(tx.leaf_hashes(start, end))

    def entries(start: int, end: int) -> list[bytes]:
        return [leaf.entry for leaf in tx.leaves(start, end)]

    house.tiles.write(tiles.files_between(old, new, hashes, entries, house.tiles.read))
