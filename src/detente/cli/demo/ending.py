"""The end of the story: what the history lists as unanswered, and what rules find, by the stations' own records."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from detente.cli.demo.cast import Cast
from detente.cli.demo.rows import Deed
from detente.cli.demo.script import Script
from detente.cli.duties import duty_line
from detente.council.acts import Rel
from detente.kernel import DispatchId
from detente.station.house import House
from detente.station.queries.dispatches import dispatch
from detente.station.queries.matters import matter
from detente.station.queries.regimes import duties_board

ASKING = ("letter", "meeting_proposal")


def unanswered(script: Script, cast: Cast, ids: Mapping[str, DispatchId], day: str) -> Iterator[str]:
    """Yield a line for each open item that was asked by `day`: its days, the word of the record, the matter."""
    today = dt.date.fromisoformat(day)
    items = tomllib.loads((script.folder / "unanswered.toml").read_text("utf-8"))["item"]
    for item in (item for item in items if item["state"] == "open" and item["asked"] <= day):
        deed = _asking(script, item)
        days = (today - dt.date.fromisoformat(item["asked"])).days
        yield f"{days:3} days  {_word(cast.stations[deed.sender].house, deed, ids):26} {item['matter']}"


def owed(cast: Cast, agreed: Deed) -> Iterator[str]:
    """Yield a line for each duty about an item, with a due moment, under the rules that an agreement offers."""
    board = duties_board(cast.stations[agreed.sender].house, agreed.body["regime"])
    yield from (duty_line(line, about=False) for line in board.lines if line.owed.item and line.owed.due)


def _asking(script: Script, item: Any) -> Deed:
    """The dispatch that asked first."""
    deeds = (scene for scene in script.scenes if isinstance(scene, Deed))
    return next(deed for deed in deeds if deed.name == item["asked_in"][0])


def _word(house: House, deed: Deed, ids: Mapping[str, DispatchId]) -> str:
    """The state of the matter it opened or moved, else of the dispatch."""
    root = next((ids[key] for rel, key in deed.refs if rel == Rel.MATTER.value), ids[deed.name])
    seen = dispatch(house, root)
    if seen.row.type in ASKING:
        return seen.row.state
    return matter(house, root).matter.state.label
