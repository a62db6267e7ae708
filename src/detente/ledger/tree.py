"""The hash tree (RFC 6962 § 2.1, RFC 9162 § 2.1) with SHA-256: hashes, roots, and making proofs.

    leaf_hash(d)    = SHA-256(0x00 || d)
    node_hash(l, r) = SHA-256(0x01 || l || r)

The prefixes keep a leaf from being presented as an inner node and the other way round. The node at (`level`, `index`)
is the root of the full subtree over the leaves `index * 2**level` up to `(index + 1) * 2**level`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from detente.errors import DefectError, OursError

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()
_PEAK_BYTES = 1 + HASH_BYTES

NodeReader = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """Hash one entry.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbouring subtrees.

    >>> node_hash(b"N123", b"N456").hex()[:16]
    'aa217fe888e47007'
    """
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a growing tree: the roots of its full subtrees, largest first, as (height, hash).

    This is all that is needed to append and to know the root. `dump` writes one byte of height and 32 bytes of hash for
    each; there are as many as `size` has one-bits.

    >>> Frontier().append(leaf_hash(b"")).root().hex()[:16]
    '6e340b9cffb37a98'
    """

    peaks: tuple[tuple[int, bytes], ...] = ()

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return sum(1 << height for height, _ in self.peaks)

    def append(self, leaf: bytes) -> Self:
        """Return the frontier with one more leaf hash; subtrees of equal height are joined."""
        peaks, height, node = list(self.peaks), 0, leaf
        while peaks and peaks[-1][0] == height:
            node, height = node_hash(peaks.pop()[1], node), height + 1
        return type(self)((*peaks, (height, node)))

    def root(self) -> bytes:
        """Return the root hash of all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1][1]
        for _, peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root

    def dump(self) -> bytes:
        """Return the stored form."""
        return b"".join(bytes([height]) + node for height, node in self.peaks)

    @classmethod
    def load(cls, size: int, data: bytes) -> Self:
        """Read the stored form; raise `ledger.frontier_damaged` unless it is the frontier of `size` leaves."""
        parts = [data[i : i + _PEAK_BYTES] for i in range(0, len(data), _PEAK_BYTES)]
        heights = [h for h in range(size.bit_length() - 1, -1, -1) if size >> h & 1]
        if len(data) != len(heights) * _PEAK_BYTES or [part[0] for part in parts] != heights:
            raise DefectError("ledger.frontier_damaged", size=size)
        return cls(tuple((part[0], part[1:]) for part in parts))


class SubtreeCache:
    """Reads nodes out of a sequence of leaf hashes and remembers every inner node it had to compute.

    The sequence may grow between calls: only full subtrees are kept, and those never change. Memory is bounded by one
    hash per leaf.
    """

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self._known: dict[tuple[int, int], bytes] = {}

    def node(self, level: int, index: int) -> bytes:
        """Return the root of a full subtree; raise `ledger.out_of_range` when the leaves do not reach that far."""
        if (index + 1) << level > len(self._leaves):
            raise OursError("ledger.out_of_range", index=index, size=len(self._leaves))
        if level == 0:
            return self._leaves[index]
        known = self._known.get((level, index))
        if known is None:
            known = node_hash(self.node(level - 1, 2 * index), self.node(level - 1, 2 * index + 1))
            self._known[level, index] = known
        return known


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over a sequence of leaf hashes.

    >>> root_of([]) == EMPTY_ROOT
    True
    """
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier.root()


def range_root(start: int, end: int, node: NodeReader) -> bytes:
    """Return the root over the leaves from `start` up to `end`, a range that is a subtree of some tree.

    That is: `start` is a multiple of the smallest power of two that is not below `end - start`.
    """
    length = end - start
    if length == 0:
        return EMPTY_ROOT
    level = length.bit_length() - 1
    if length == 1 << level:
        return node(level, start >> level)
    middle = start + _split(length)
    return node_hash(range_root(start, middle, node), range_root(middle, end, node))


def inclusion_path(index: int, start: int, end: int, node: NodeReader) -> tuple[bytes, ...]:
    """Return the proof that leaf `index` is in the tree over `start` up to `end`, sibling of the leaf first.

    Raises `ledger.out_of_range` (RFC 9162 § 2.1.3.1).
    """
    if not start <= index < end:
        raise OursError("ledger.out_of_range", index=index, size=end)
    path: list[bytes] = []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_root(middle, end, node))
            end = middle
        else:
            path.append(range_root(start, middle, node))
            start = middle
    return tuple(reversed(path))


def consistency_path(old: int, size: int, node: NodeReader) -> tuple[bytes, ...]:
    """Return the proof that the tree of `old` leaves is a prefix of the one of `size` leaves (RFC 9162 § 2.1.4.1).

    Empty when both are the same; raises `ledger.out_of_range` unless 0 < old <= size.
    """
    if not 0 < old <= size:
        raise OursError("ledger.out_of_range", index=old, size=size)
    path: list[bytes] = []
    start, end, whole = 0, size, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_root(middle, end, node))
            end = middle
        else:
            path.append(range_root(start, middle, node))
            start, whole = middle, False
    if not whole:
        path.append(range_root(start, end, node))
    return tuple(reversed(path))


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the proof that leaf `index` is in the tree over all of `leaves` (leaf hashes)."""
    return inclusion_path(index, 0, len(leaves), SubtreeCache(leaves).node)


def consistency_proof(old: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the proof that the first `old` of `leaves` (leaf hashes) are a prefix of all of them."""
    return consistency_path(old, len(leaves), SubtreeCache(leaves).node)


def _split(length: int) -> int:
    """Return the largest power of two strictly below `length` (> 1)."""
    return 1 << (length - 1).bit_length() - 1
