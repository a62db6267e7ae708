"""Checking proofs: is this leaf in that tree, is this tree a prefix of that one (RFC 9162 §§ 2.1.3.2, 2.1.4.2).

Every element is checked to be exactly 32 bytes before anything is hashed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hmac import compare_digest

from detente.errors import TheirsError
from detente.ledger.tree import HASH_BYTES, node_hash


def verify_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> None:
    """Check that leaf hash `leaf` stands at `index` in the tree of `size` leaves with root `root`.

    Raises `ledger.bad_hash` and `ledger.bad_inclusion`.
    """
    _check_hashes((leaf, *path, root))
    if not compare_digest(root_by_inclusion(index, size, leaf, path), root):
        raise TheirsError("ledger.bad_inclusion", index=index, size=size)


def root_by_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes:
    """Return the root that an inclusion proof leads to; raise `ledger.bad_inclusion` when its length is wrong."""
    if not 0 <= index < size:
        raise TheirsError("ledger.bad_inclusion", index=index, size=size)
    at, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise TheirsError("ledger.bad_inclusion", index=index, size=size)
        if at & 1 or at == last:
            root = node_hash(sibling, root)
            at, last = _climb(at, last)
        else:
            root = node_hash(root, sibling)
        at, last = at >> 1, last >> 1
    if last != 0:
        raise TheirsError("ledger.bad_inclusion", index=index, size=size)
    return root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> None:
    """Check that the tree of `old` leaves is a prefix of the one of `new` leaves.

    Raises `ledger.bad_hash` and `ledger.bad_consistency`. From size 0 there is no proof: the caller decides, so it is
    refused here.
    """
    _check_hashes((old_root, new_root, *path))
    if old == new > 0 and not path and compare_digest(old_root, new_root):
        return
    if not 0 < old < new or not path or not _leads_to(old, new, old_root, new_root, path):
        raise TheirsError("ledger.bad_consistency", old=old, new=new)


def _leads_to(old: int, new: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = hashes[0]
    for node in hashes[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            first, second = node_hash(node, first), node_hash(node, second)
            at, last = _climb(at, last)
        else:
            second = node_hash(second, node)
        at, last = at >> 1, last >> 1
    return last == 0 and compare_digest(first, old_root) and compare_digest(second, new_root)


def _climb(at: int, last: int) -> tuple[int, int]:
    """Skip the levels on which the node at the right edge has no sibling."""
    while at & 1 == 0 and at != 0:
        at, last = at >> 1, last >> 1
    return at, last


def _check_hashes(hashes: Iterable[bytes]) -> None:
    if any(len(item) != HASH_BYTES for item in hashes):
        raise TheirsError("ledger.bad_hash")
