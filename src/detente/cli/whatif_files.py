"""`detente whatif` over files of any length: counts in columns, verdicts in files; no row comes to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from detente.analysis.checking import HistoryError
from detente.analysis.histories import MOST_BYTES
from detente.analysis.judging import Curve
from detente.analysis.large import Bounds, Group, LargeHistory, open_history
from detente.analysis.worlds import World
from detente.cli.output import emit, say

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Files:
    """Files of a history and what is asked of them as a whole."""

    paths: tuple[Path, ...]
    by: tuple[str, ...]
    verdicts: Path | None
    bounds: Bounds

    @property
    def are_large(self) -> bool:
        """Whether the engine reads them: Parquet, several files, much text, or what only counts can answer."""
        typed = any(path.is_dir() or path.suffix.lower() == ".parquet" for path in self.paths)
        long = any(path.stat().st_size > MOST_BYTES for path in self.paths)
        return bool(typed or long or len(self.paths) > 1 or self.by or self.verdicts)


def counted(files: Files, worlds: Sequence[World], facts: Sequence[str], *, json_: bool) -> Rows:
    """Return the counts of each world, whole or by group, and write the verdicts where they are wanted."""
    with _opened(files, worlds[0], json_=json_) as history:
        rows = [row for one in worlds for row in _rows(history, one, facts, files.by)]
        if files.verdicts:
            history.write_verdicts(files.verdicts, worlds, facts)
    return rows


def swept(files: Files, one: World, limit: str, values: range, fact: str, *, json_: bool) -> Curve:
    """Return how a finding depends on one figure."""
    with _opened(files, one, json_=json_) as history:
        return history.sweep(one, limit, values, fact)


@contextmanager
def _opened(files: Files, one: World, *, json_: bool) -> Iterator[LargeHistory]:
    try:
        with open_history(files.paths, one.pack, bounds=files.bounds) as history:
            yield history
    except HistoryError as problem:
        if json_:
            emit({"wrong": [{"code": told.code, **told.fields, "text": say(told)[0]} for told in problem.told]})
        else:
            for told in problem.told:
                click.echo(f"  {' '.join(say(told))}", err=True)
        raise


def _rows(history: LargeHistory, one: World, facts: Sequence[str], by: Sequence[str]) -> Rows:
    groups = history.counts(one, facts, by)
    if by:
        return [_grouped(one, group, by) for group in groups]
    row: dict[str, Any] = {"world": one.label, "digest": one.pack.digest, "rows": history.rows}
    for group in groups:
        row |= {f"{group.fact}_at_least": group.count.certain, f"{group.fact}_at_most": group.count.most}
    return [row]


def _grouped(one: World, group: Group, by: Sequence[str]) -> dict[str, Any]:
    bounds = {"of": group.of, "at_least": group.count.certain, "at_most": group.count.most}
    return {"world": one.label, "fact": group.fact, **dict(zip(by, group.key, strict=True)), **bounds}
