"""Tiles and entry bundles: the ledger as static files (C2SP tlog-tiles v0.1.0).

Tile `n` of level `l` holds up to 256 hashes; hash `i` is the root over the leaves `(n*256+i) * 256**l` up to the next.
The seven tree levels inside a tile are not stored. A bundle holds, for each entry, a big-endian uint16 length and the
bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from detente.errors import OursError, TheirsError
from detente.ledger.tile_paths import TILE_WIDTH, TilePath, bundles_between, tile_of, tiles_between
from detente.ledger.tree import HASH_BYTES, consistency_path, inclusion_path, leaf_hash, node_hash, range_root, root_of

__all__ = [
    "TileReader", "check_bundle", "decode_bundle", "decode_tile", "encode_bundle", "encode_tile", "files_between",
]  # fmt: skip

MAX_ENTRY = 0xFFFF
TILE_LEVELS = 8
_LENGTH = 2

Slice = Callable[[int, int], Sequence[bytes]]
ReadFile = Callable[[str], bytes | None]


def encode_tile(hashes: Sequence[bytes]) -> bytes:
    """Return the content of a hash tile."""
    return b"".join(hashes)


def decode_tile(tile: TilePath, data: bytes) -> tuple[bytes, ...]:
    """Read a hash tile; raise `ledger.bad_tile` unless it has exactly the width its name says."""
    if len(data) != tile.width * HASH_BYTES:
        raise TheirsError("ledger.bad_tile", path=tile.path)
    return tuple(data[i : i + HASH_BYTES] for i in range(0, len(data), HASH_BYTES))


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Return the content of an entry bundle; raise `ledger.entry_too_long`.

    >>> encode_bundle([b"one"]).hex(" ")
    '00 03 6f 6e 65'
    """
    if any(len(entry) > MAX_ENTRY for entry in entries):
        raise OursError("ledger.entry_too_long")
    return b"".join(len(entry).to_bytes(_LENGTH, "big") + entry for entry in entries)


def decode_bundle(bundle: TilePath, data: bytes) -> tuple[bytes, ...]:
    """Read an entry bundle; raise `ledger.bad_tile` unless it has exactly the entries its name says."""
    entries, rest = [], memoryview(data)
    while len(rest) >= _LENGTH:
        length = int.from_bytes(rest[:_LENGTH], "big")
        entries.append(bytes(rest[_LENGTH : _LENGTH + length]))
        if len(entries[-1]) != length:
            break
        rest = rest[_LENGTH + length :]
    if rest or len(entries) != bundle.width:
        raise TheirsError("ledger.bad_tile", path=bundle.path)
    return tuple(entries)


def files_between(old: int, new: int, hashes: Slice, entries: Slice, read: ReadFile) -> Mapping[str, bytes]:
    """Return the files to write when the ledger grows from `old` to `new` entries, by their path.

    `hashes(start, end)` and `entries(start, end)` give leaf hashes and entries, `read(path)` gives files written before
    (None when missing: then everything is computed from the hashes, so a lost file heals).
    """
    files = {b.path: encode_bundle(entries(b.start, b.start + b.width)) for b in bundles_between(old, new)}
    roots = _TileRoots(hashes, read)
    for tile in tiles_between(old, new):
        files[tile.path] = encode_tile(roots.hashes(tile))
    return files


class _TileRoots:
    """Makes the content of tiles bottom up, reusing what was just made and what was written before."""

    def __init__(self, hashes: Slice, read: ReadFile) -> None:
        self._leaves, self._read = hashes, read
        self._made: dict[tuple[int, int], bytes] = {}

    def hashes(self, tile: TilePath) -> Sequence[bytes]:
        if not tile.level:
            content = self._leaves(tile.start, tile.start + tile.width)
        else:
            content = [self._root(tile.level - 1, n) for n in range(tile.start, tile.start + tile.width)]
        if tile.width == TILE_WIDTH:
            self._made[tile.level or 0, tile.index] = root_of(content)
        return content

    def _root(self, level: int, index: int) -> bytes:
        """Return the root of a full tile."""
        if (level, index) not in self._made:
            tile = TilePath(level, index)
            stored = self._read(tile.path)
            content = decode_tile(tile, stored) if stored is not None else self.hashes(tile)
            self._made[level, index] = root_of(content)
        return self._made[level, index]


def check_bundle(bundle: TilePath, data: bytes, hashes: Sequence[bytes]) -> None:
    """Check that the entries of a bundle hash to the level-0 tile of the same place; raise `ledger.bad_tile`."""
    if [leaf_hash(entry) for entry in decode_bundle(bundle, data)] != list(hashes):
        raise TheirsError("ledger.bad_tile", path=bundle.path)


class TileReader:
    """Computes proofs about a tree of `size` leaves from tiles alone, so that the log needs nothing but a file server.

    Only tiles that the size implies are asked for; a partial tile that is gone is looked for in the full one. Nothing
    read is trusted: compare `root` with a signed head, or verify the proofs.
    """

    def __init__(self, size: int, read: ReadFile) -> None:
        self._size, self._read = size, read
        self._tiles: dict[TilePath, tuple[bytes, ...]] = {}

    def node(self, level: int, index: int) -> bytes:
        """Return the root of the full subtree at tree level `level`; raise `ledger.no_tile` or `ledger.bad_tile`."""
        tile_level, inner = divmod(level, TILE_LEVELS)
        if inner == 0:
            tile = tile_of(tile_level, index, self._size)
            return self._tile(tile)[index - tile.start]
        return node_hash(self.node(level - 1, 2 * index), self.node(level - 1, 2 * index + 1))

    def root(self) -> bytes:
        """Return the root that the tiles lead to."""
        return range_root(0, self._size, self.node)

    def inclusion(self, index: int) -> tuple[bytes, ...]:
        """Return the proof for leaf `index`; raise `ledger.out_of_range`."""
        return inclusion_path(index, 0, self._size, self.node)

    def consistency(self, old: int) -> tuple[bytes, ...]:
        """Return the proof that the first `old` leaves are a prefix; raise `ledger.out_of_range`."""
        return consistency_path(old, self._size, self.node)

    def _tile(self, tile: TilePath) -> tuple[bytes, ...]:
        if tile not in self._tiles:
            for candidate in (tile, tile.full):
                data = self._read(candidate.path)
                if data is not None:
                    self._tiles[tile] = decode_tile(candidate, data)
                    break
            else:
                raise TheirsError("ledger.no_tile", path=tile.path)
        return self._tiles[tile]
