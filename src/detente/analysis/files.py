"""Files that somebody hands over as a history, looked at before the engine reads a row of them."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.analysis.given import shown
from detente.errors import TheirsError, WorldError

MOST_FILES = 10_000
MOST_FOOTER = 16 << 20  # bytes of the description at the end of a Parquet file; a thousand row groups take a tenth
MOST_HEADER = 1 << 16  # bytes of the first line of a CSV file
MOST_LINE = 1 << 20  # bytes of any line
_MAGIC = b"PAR1"
_TAIL = 8  # bytes: the length of the footer and the magic number (Apache Parquet, “File Format”)


@dataclass(frozen=True, slots=True)
class Given:
    """A file of a history, called `label` in errors. CSV (`is_text`) has its `columns` in its first line."""

    path: Path
    label: str
    is_text: bool = False
    columns: tuple[str, ...] = ()


def given_files(paths: Sequence[Path]) -> list[Given]:
    """Return the files of a history in order: those named, and the Parquet files of the folders named.

    Raises `analysis.no_files`, `analysis.many`, `analysis.no_file`, `analysis.not_parquet`, `analysis.column`.
    """
    found = [path for one in paths for path in (sorted(one.glob("*.parquet")) if one.is_dir() else [one])]
    if not found:
        raise TheirsError("analysis.no_files")
    if len(found) > MOST_FILES:
        raise TheirsError("analysis.many", limit=MOST_FILES)
    return [_given(path) for path in found]


def _given(path: Path) -> Given:
    label = shown(path.name, 80)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe is told, not waited for
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise TheirsError("analysis.no_file", file=label)
            if path.suffix.lower() == ".csv":
                return Given(path.resolve(), label, is_text=True, columns=_header(file))
            _check_footer(file, label)
    except OSError as problem:
        raise WorldError("analysis.unreadable", file=label, problem=problem.strerror or "") from problem
    return Given(path.resolve(), label)


def _check_footer(file: BinaryIO, label: str) -> None:
    """The footer is read into memory before anything else, so its length is looked at first."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    length = int.from_bytes(tail[:4], "little")
    if size < _TAIL + len(_MAGIC) or tail[4:] != _MAGIC or length > min(size - _TAIL, MOST_FOOTER):
        raise TheirsError("analysis.not_parquet", file=label)


def _header(file: BinaryIO) -> tuple[str, ...]:
    try:
        line = file.readline(MOST_HEADER).decode("utf-8-sig")
        return tuple(next(csv.reader([line], strict=True), []))
    except UnicodeDecodeError as problem:
        raise TheirsError("analysis.not_text", at=problem.start) from None
    except csv.Error as problem:
        raise TheirsError("analysis.not_csv", line=1, what=str(problem)[:80]) from None
