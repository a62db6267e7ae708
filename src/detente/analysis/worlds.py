"""Worlds: a pack with overlays, under which a history is judged."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.regimes.pack import Overlay, Pack, overlaid
from detente.regimes.pack.load import checked
from detente.regimes.pack.problems import Notes

_FIRST = "1970-01-01"


@dataclass(frozen=True, slots=True)
class World:
    """A pack as it is held against a history. `label` is what tables and pictures call it."""

    pack: Pack
    label: str


def world(pack: Pack, *overlays: Overlay, label: str = "", always: bool = False) -> World:
    """Return the world of a pack with overlays laid over it in order.

    `always` holds the rules against every day since 1970, as if they had always been in force: a question, not a
    finding. Raises what laying an overlay raises.
    """
    for overlay in overlays:
        pack = overlaid(pack, overlay)
    made = as_if_always(pack) if always else pack
    return World(made, label or pack.variant or pack.name)


def as_if_always(pack: Pack) -> Pack:
    """Return a pack whose first figures stand from 1970 on; later changes of a figure keep their dates."""
    document: dict[str, Any] = copy.deepcopy(dict(pack.document))
    document["in_force"] = {"from": _FIRST}
    for figure in document["limit"].values():
        figure["from"] = _from_the_first(figure["from"])
    document |= {"base": f"{pack.name}@sha256:{pack.digest}", "variant": f"{pack.variant or pack.name}-always"}
    return _made(document)


def with_limit(pack: Pack, limit: str, value: int) -> Pack:
    """Return a pack in which one figure has one value on every day."""
    document: dict[str, Any] = copy.deepcopy(dict(pack.document))
    first = min(document["limit"][limit]["from"])
    document["limit"][limit] = {**document["limit"][limit], "basis": "illustrative", "from": {first: value}}
    return _made(document)


def _from_the_first(history: Mapping[str, int]) -> dict[str, int]:
    first = min(history)
    return {(_FIRST if day == first else day): value for day, value in history.items()}


def _made(document: Mapping[str, Any]) -> Pack:
    notes = Notes()
    made = checked(document, notes)
    notes.stop()
    assert made is not None
    return made
