"""Every answer about every item as a file, written by the engine."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.analysis.judging import ANSWER_WORDS
from detente.analysis.worlds import World
from detente.errors import OursError, WorldError
from detente.regimes.columns import facts_query
from detente.regimes.columns.text import quoted

FORMATS: Mapping[str, str] = {".parquet": "FORMAT parquet", ".csv": "FORMAT csv, HEADER"}


def verdicts_query(world: World, kind: str, facts: Sequence[str], source: str) -> str:
    """Return the SELECT of a row for each item: the world, the identifier, the answer of each fact in words.

    Raises `regimes.unknown_fact`: names are those of facts when they come into the text.
    """
    found = facts_query(world.pack, kind, facts, source)
    columns = ", ".join(_in_words(fact) for fact in facts)
    return f"SELECT {quoted(world.label)} AS world, c_id AS id, {columns} FROM ({found})"


def _in_words(fact: str) -> str:
    yes, no, untold = (quoted(ANSWER_WORDS[answer]) for answer in (True, False, None))
    return f'CASE WHEN f_{fact} THEN {yes} WHEN NOT f_{fact} THEN {no} ELSE {untold} END AS "{fact}"'


def write_whole(connection: Any, query: str, path: Path, scratch: Path) -> None:
    """Write what a query gives to a file, Parquet or CSV by its ending: it is there whole or not at all.

    The engine writes in `scratch`, where it may. Raises `analysis.format`, `analysis.unreadable`.
    """
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise OursError("analysis.format", file=path.name[:80], formats=", ".join(FORMATS))
    made, beside = scratch / "written", path.with_name(f".{path.name}.part")
    connection.execute(f"COPY ({query}) TO ? ({form})", [str(made)])
    try:
        shutil.move(made, beside)
        beside.replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise WorldError("analysis.unreadable", file=path.name[:80], problem=problem.strerror or "") from problem
