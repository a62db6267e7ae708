"""Histories of any length: files checked and judged by the engine, no row of which comes into Python."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.analysis.checking import copied
from detente.analysis.engine import TABLE, connected, put_parquet, year_text
from detente.analysis.files import given_files
from detente.analysis.judging import Count, Curve, Point
from detente.analysis.simulating import MOST_ROWS
from detente.analysis.sources import source
from detente.analysis.verdicts import verdicts_query, write_whole
from detente.analysis.worlds import World, swept
from detente.errors import TheirsError
from detente.regimes.columns import counts_query, quota_query, table
from detente.regimes.pack import Pack

YEAR = "year"
"""Groups by the calendar year of the date that picks a fact's figures."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading a history may use. Beyond `memory` the engine writes to a folder of its own below `scratch`."""

    memory: str = "2GiB"
    scratch: Path | None = None
    threads: int = 0
    rows: int = MOST_ROWS


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Group:
    """How many of the items of a group a fact holds for; `of` is how many there are, `key` what they share."""

    fact: str
    key: tuple[str | int | bool | None, ...]
    count: Count
    of: int


@dataclass(frozen=True, slots=True)
class LargeHistory:
    """A checked history in the engine, open as long as `open_history` is. `rows` is how many items it has."""

    pack: Pack
    kind: str
    rows: int
    _connection: Any
    _scratch: Path
    _copies: Sequence[Path]
    _views: dict[tuple[tuple[str, str], ...], str]

    def counts(self, world: World, facts: Sequence[str], by: Sequence[str] = ()) -> list[Group]:
        """Return the counts of facts, for each group of what is named in `by`: parties, listed words, yes/no, `YEAR`.

        Groups are in order, each with its facts; what is missing in an item is a group of its own, None. Raises
        `regimes.unknown_fact`, `analysis.no_group`, `analysis.engine`.
        """
        asked: dict[str, list[str]] = {}
        for fact in facts:  # those in one clock are counted in one pass
            asked.setdefault(", ".join(self._column(world, fact, name) for name in by), []).append(fact)
        found: list[Group] = []
        for columns, together in asked.items():
            for row in self._rows(counts_query(world.pack, self.kind, together, self._view(world), by=columns)):
                key, of, counted = row[: len(by)], row[len(by)], row[len(by) + 1 :]
                pairs = zip(together, counted[::2], counted[1::2], strict=True)
                found += [Group(fact, key, Count(*counts), of) for fact, *counts in pairs]
        return found

    def sweep(self, world: World, limit: str, values: Sequence[int], fact: str = "notifiable") -> Curve:
        """Return how many items a fact holds for at each value of a figure, as `judging.sweep` does.

        Raises `analysis.no_such_limit`, `regimes.unknown_fact`, `analysis.engine`.
        """
        if limit not in world.pack.limits:
            raise TheirsError("analysis.no_such_limit", limit=limit[:60])
        worlds = (World(pack, world.label) for pack in swept(world.pack, limit, values))
        points = [Point(value, self.counts(one, [fact])[0].count) for value, one in zip(values, worlds, strict=True)]
        return Curve(limit, fact, world, tuple(points), self.rows)

    def over_quotas(self, world: World) -> Mapping[str, Count]:
        """Return how many items are over each quota of the kind: certainly, and perhaps."""
        names = [name for name, quota in world.pack.quotas.items() if quota.count == self.kind]
        queries = {name: quota_query(world.pack, name, self._view(world)) for name in names}
        counted = "SELECT count(is_over), count(*) - count(is_over) FROM"
        return {name: Count(*self._rows(f"{counted} ({query})")[0]) for name, query in queries.items()}

    def write_verdicts(self, path: Path, worlds: Sequence[World], facts: Sequence[str]) -> None:
        """Write a row for each world and item: `world`, `id`, and the answer of each fact in words.

        The file is Parquet or CSV by the ending of its name, and is there whole or not at all. Raises
        `analysis.format`, `regimes.unknown_fact`, `analysis.engine`, `analysis.unreadable`.
        """
        parts = [verdicts_query(one, self.kind, facts, self._view(one)) for one in worlds]
        write_whole(self._connection, " UNION ALL ".join(parts), path, self._scratch)

    def _view(self, world: World) -> str:
        """Return the name of the history as a world reads it, whose overlay may ask for figures that are not there."""
        columns = tuple(table(world.pack, self.kind))
        if columns not in self._views:
            self._views[columns] = f"{TABLE}_{len(self._views)}"
            put_parquet(self._connection, world.pack, self.kind, self._copies, self._views[columns])
        return self._views[columns]

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return rows

    def _column(self, world: World, fact: str, name: str) -> str:
        """The SQL of a group; only what can have few values, as groups do come into Python."""
        rule, attribute = world.pack.facts.get(fact), self.pack.kinds[self.kind].attributes.get(name)
        if rule is None or rule.about != self.kind:
            raise TheirsError("regimes.unknown_fact", fact=fact[:60], kind=self.kind)
        if name == YEAR and attribute is None:
            return year_text(self.pack, self.kind, rule.on)
        if attribute is None or (attribute.type not in {"party", "yes/no"} and not attribute.one_of):
            raise TheirsError("analysis.no_group", name=name[:60])
        return f"c_{name}"


@contextmanager
def open_history(
    paths: Sequence[Path], pack: Pack, kind: str = "activity", bounds: Bounds = BOUNDS
) -> Iterator[LargeHistory]:
    """Open files of Parquet or CSV, and folders of Parquet, as one history under `bounds`.

    Columns are attributes of the kind, `id`, and those that may stand beside, which are not read. Nothing is judged
    unless every cell can be. Raises `HistoryError` (`analysis.wrong_cells`) with the first of those that cannot, and
    what `given_files`, `source` and `copied` raise; `analysis.needs_extra`, `analysis.engine`.
    """
    files = given_files(paths)
    with tempfile.TemporaryDirectory(prefix="detente-", dir=bounds.scratch) as folder:
        scratch = Path(folder).resolve()
        places = [scratch / f"given-{number:05}" for number in range(len(files))]
        for place, given in zip(places, files, strict=True):
            place.symlink_to(given.path)  # the engine sees names of ours: it would take * and ? in others for patterns
        reads = [given.path for given in files]
        with connected(bounds.memory, scratch, bounds.threads, reads) as connection:
            sources = [source(connection, pack, kind, *one) for one in zip(files, places, strict=True)]
            (scratch / "copy").mkdir()
            copies, rows = copied(connection, sources, scratch / "copy", bounds.rows)
            yield LargeHistory(pack, kind, rows, connection, scratch, copies, {})
