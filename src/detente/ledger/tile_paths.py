"""Names of tiles and entry bundles (C2SP tlog-tiles v0.1.0).

    tile/<L>/<N>[.p/<W>]           hash tile of level L
    tile/entries/<N>[.p/<W>]       entry bundle

`<N>` is the index in groups of three digits, all but the last prefixed with `x`; `.p/<W>` stands on partial files only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from detente.errors import OursError, TheirsError

TILE_WIDTH = 256
MAX_LEVEL = 63
MAX_GROUPS = 6
_GROUP = 1000
_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class TilePath:
    """One file: `level` None is an entry bundle; `width` is 1 to 256, 256 being a full file.

    >>> TilePath(15, 123456789, 41).path
    'tile/15/x123/x456/789.p/41'
    >>> TilePath.parse("tile/entries/x001/000").index
    1000
    """

    level: int | None
    index: int
    width: int = TILE_WIDTH

    def __post_init__(self) -> None:
        level = 0 if self.level is None else self.level
        index_fits = 0 <= self.index < _GROUP**MAX_GROUPS
        if not (0 <= level <= MAX_LEVEL and index_fits and 1 <= self.width <= TILE_WIDTH):
            raise OursError("ledger.bad_tile_path", path=f"{self.level}/{self.index}/{self.width}")

    @property
    def path(self) -> str:
        """The name under the ledger's prefix."""
        level = "entries" if self.level is None else str(self.level)
        groups = [f"{self.index % _GROUP:03}"]
        rest = self.index // _GROUP
        while rest:
            groups.append(f"x{rest % _GROUP:03}")
            rest //= _GROUP
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(reversed(groups))}{partial}"

    @property
    def full(self) -> Self:
        """The full file of the same place, which may have replaced a partial one."""
        return replace(self, width=TILE_WIDTH)

    @property
    def start(self) -> int:
        """The number, on its level, of the first hash (or entry) in the file."""
        return self.index * TILE_WIDTH

    @classmethod
    def parse(cls, path: str) -> Self:
        """Read a name; raise `ledger.bad_tile_path` for anything that is not exactly one of the forms above."""
        match = _PATH.fullmatch(path)
        if match is None:
            raise TheirsError("ledger.bad_tile_path", path=path[:80])
        level = None if match["level"] == "entries" else int(match["level"])
        width = int(match["width"] or TILE_WIDTH)
        index = int(match["index"].replace("x", "").replace("/", ""))
        if (level or 0) > MAX_LEVEL or (match["width"] and width >= TILE_WIDTH):
            raise TheirsError("ledger.bad_tile_path", path=path[:80])
        parsed = cls(level, index, width)
        if parsed.path != path:
            raise TheirsError("ledger.bad_tile_path", path=path[:80])
        return parsed


def tiles_between(old: int, new: int) -> tuple[TilePath, ...]:
    """Return the hash tiles that are new or changed when the tree grows from `old` to `new` leaves, level 0 first.

    Empty tiles do not exist; a partial one never counts on the level above.

    >>> [tile.path for tile in tiles_between(0, 256)]
    ['tile/0/000', 'tile/1/000.p/1']
    """
    tiles: list[TilePath] = []
    level = 0
    while new:
        tiles.extend(_grown(level, old, new))
        level, old, new = level + 1, old // TILE_WIDTH, new // TILE_WIDTH
    return tuple(tiles)


def bundles_between(old: int, new: int) -> tuple[TilePath, ...]:
    """Return the entry bundles that are new or changed when the tree grows from `old` to `new` leaves."""
    return tuple(_grown(None, old, new))


def tile_of(level: int, index: int, size: int) -> TilePath:
    """Return the tile that holds hash number `index` of tile level `level` in a tree of `size` leaves.

    Raises `ledger.out_of_range` when that tree implies no such hash: readers ask for nothing else.
    """
    count = size >> 8 * level
    if not 0 <= index < count:
        raise OursError("ledger.out_of_range", index=index, size=count)
    tile = index // TILE_WIDTH
    return TilePath(level, tile, min(TILE_WIDTH, count - tile * TILE_WIDTH))


def _grown(level: int | None, old: int, new: int) -> list[TilePath]:
    if old >= new:
        return []
    last = (new - 1) // TILE_WIDTH
    return [TilePath(level, n, min(TILE_WIDTH, new - n * TILE_WIDTH)) for n in range(old // TILE_WIDTH, last + 1)]
