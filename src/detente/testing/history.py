"""Read a history kept as data (scenarios/2021-2022): strictly, whole, and only if it holds together."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from detente.errors import OursError, WorldError
from detente.testing.chronicle.checks import problems
from detente.testing.chronicle.papers import Draft, Point, Response, Tally
from detente.testing.chronicle.problem import Problem
from detente.testing.chronicle.record import History
from detente.testing.chronicle.remarks import Disagreement, Item, Latency, OneSided, Situation
from detente.testing.chronicle.rows import Event, Party, Row

HISTORY = Path(__file__).parents[3] / "scenarios" / "2021-2022"
T = TypeVar("T", bound=Row)


class Parties(Row, frozen=True):
    """`parties.toml`."""

    party: tuple[Party, ...]


class Events(Row, frozen=True):
    """`events.toml`."""

    event: tuple[Event, ...]


class Drafts(Row, frozen=True):
    """`drafts.toml`."""

    draft: tuple[Draft, ...]


class Points(Row, frozen=True):
    """`points.toml`."""

    point: tuple[Point, ...]


class Responses(Row, frozen=True):
    """`responses.toml`."""

    response: tuple[Response, ...]
    tally: tuple[Tally, ...]


class Disagreements(Row, frozen=True):
    """`disagreements.toml`."""

    disagreement: tuple[Disagreement, ...]


class Unanswered(Row, frozen=True):
    """`unanswered.toml`."""

    as_of: date
    item: tuple[Item, ...]
    latency: tuple[Latency, ...]


class Situations(Row, frozen=True):
    """`situations.toml`."""

    situation: tuple[Situation, ...]


class OneSidedRows(Row, frozen=True):
    """`one_sided.toml`."""

    one_sided: tuple[OneSided, ...]


def read_history(folder: Path = HISTORY) -> History:
    """Read the nine files of a history.

    Raises `testing.no_history` where a file cannot be read and `testing.bad_history`, with file and place, where a row
    has a member that is not declared, names what does not exist, or contradicts another row.
    """
    history = _read(folder)
    for problem in problems(history):
        raise _bad(problem)
    return history


def _read(folder: Path) -> History:
    responses = _load(folder / "responses.toml", Responses)
    unanswered = _load(folder / "unanswered.toml", Unanswered)
    return History(
        parties=_load(folder / "parties.toml", Parties).party,
        events=_load(folder / "events.toml", Events).event,
        drafts=_load(folder / "drafts.toml", Drafts).draft,
        points=_load(folder / "points.toml", Points).point,
        responses=responses.response,
        tallies=responses.tally,
        disagreements=_load(folder / "disagreements.toml", Disagreements).disagreement,
        as_of=unanswered.as_of,
        unanswered=unanswered.item,
        latencies=unanswered.latency,
        situations=_load(folder / "situations.toml", Situations).situation,
        one_sided=_load(folder / "one_sided.toml", OneSidedRows).one_sided,
    )


def _load(path: Path, shape: type[T]) -> T:
    try:
        rows: Any = tomllib.loads(path.read_text("utf-8"))
        return msgspec.convert(rows, shape)
    except OSError as problem:
        raise WorldError("testing.no_history", file=path.name, problem=problem.strerror or "") from problem
    except (ValueError, RecursionError, msgspec.ValidationError) as problem:
        raise _bad(Problem(path.name, str(problem))) from problem


def _bad(problem: Problem) -> OursError:
    return OursError("testing.bad_history", file=problem.file, problem=problem.text)
