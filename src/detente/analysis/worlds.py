"""Worlds: a pack with overlays, under which a history is judged."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.regimes.pack import Basis, Overlay, Pack, overlaid
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
    return _made(document, pack)


def with_limit(pack: Pack, limit: str, value: int) -> Pack:
    """Return a pack in which one figure has one value on every day."""
    document: dict[str, Any] = copy.deepcopy(dict(pack.document))
    first = min(document["limit"][limit]["from"])
    document["limit"][limit] = {**document["limit"][limit], "basis": "illustrative", "from": {first: value}}
    return _made(document, pack)


def counted_with(pack: Pack, limit: str, value: int) -> Pack:
    """Return what `with_limit` returns, unchecked and with the document and digest of `pack`: to count with, only.

    Checking a whole pack takes longer than counting under it, and a sweep asks hundreds. The value must lie between
    two that `with_limit` took.
    """
    figure = pack.limits[limit]
    varied = replace(figure, basis=Basis.ILLUSTRATIVE, history=((figure.history[0][0], value),))
    return replace(pack, limits={**pack.limits, limit: varied})


def swept(pack: Pack, limit: str, values: Sequence[int]) -> list[Pack]:
    """Return the pack with each of the values of one figure in turn; the outermost two are checked as packs."""
    outermost = {min(values), max(values)} if values else set()
    return [(with_limit if value in outermost else counted_with)(pack, limit, value) for value in values]


def _from_the_first(history: Mapping[str, int]) -> dict[str, int]:
    first = min(history)
    return {(_FIRST if day == first else day): value for day, value in history.items()}


def _made(document: Mapping[str, Any], pack: Pack) -> Pack:
    notes = Notes()
    made = checked(document, notes)
    notes.stop()
    assert made is not None
    return replace(made, words=pack.words)
