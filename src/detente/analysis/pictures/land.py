"""A map of land without borders: where activities were, and nothing on whose land it is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from detente.analysis.pictures.marks import Seen, mark
from detente.analysis.pictures.svg import element, picture

WIDTH = 720
_MARGIN = 4.0  # degrees around the outermost places
_TALLEST = 620
_HALF, _TURN, _POLE = 180, 360, 90
Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]  # the outline, then the waters within it


@cache
def _land() -> tuple[Polygon, ...]:
    """The land (Natural Earth 1:110m, public domain) as polygons of rings of longitude and latitude."""
    data = (resources.files("detente.analysis") / "data" / "land.geojson").read_bytes()
    return tuple(_polygons(json.loads(data)))


def _polygons(collection: Any) -> Iterator[Polygon]:
    for feature in collection["features"]:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for polygon in polygons:
            yield tuple(_closed(_homed(tuple(_unwrapped(ring)))) for ring in polygon)


def _unwrapped(ring: Iterable[Sequence[float]]) -> Iterator[tuple[float, float]]:
    """Carry a ring on beyond 180° instead of leaping to the other edge of the map."""
    turns, before = 0, None
    for lon, lat, *_ in ring:
        if before is not None and abs(lon - before) > _HALF:
            turns += 1 if lon < before else -1
        before = lon
        yield float(lon) + _TURN * turns, float(lat)


def _homed(ring: Ring) -> Ring:
    """Bring a carried ring back to the turn where most of it lies, so that a water lies within its land."""
    shift = _TURN * round(sum(lon for lon, _ in ring) / len(ring) / _TURN)
    return tuple((lon - shift, lat) for lon, lat in ring)


def _closed(ring: Ring) -> Ring:
    """A ring that ends a whole turn from where it began goes round a pole: it comes home along the pole."""
    (first, lat), (last, _) = ring[0], ring[-1]
    if abs(last - first) < _HALF:
        return ring
    pole = math.copysign(_POLE, lat)
    return *ring, (last, pole), (first, pole)


def map_picture(seen: Sequence[Seen], title: str) -> str:
    """Return land and the activities that have a place, those that carry least first; empty where none has one.

    Degrees are drawn at equal distance, narrowed for the middle latitude: a picture, nothing to measure in.
    """
    placed = [(one, one.place) for one in seen if one.place is not None]
    if not placed:
        return ""
    lats, lons = [place[0] for _, place in placed], [place[1] for _, place in placed]
    south, north = max(-89.0, min(lats) - _MARGIN), min(89.0, max(lats) + _MARGIN)
    west, east = min(lons) - _MARGIN, max(lons) + _MARGIN
    narrow = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * narrow), _TALLEST / (north - south))
    wide, tall = round((east - west) * narrow * scale), round((north - south) * scale)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * narrow * scale, (north - lat) * scale

    outlines = [
        _outline((at(*point) for point in ring) for ring in polygon) for polygon in _within(west, south, east, north)
    ]
    order = ("no", "cannot tell", "yes")
    marks = [
        mark(one, *at(place[1], place[0]))
        for one, place in sorted(placed, key=lambda pair: order.index(pair[0].answer))
    ]
    return picture(title, wide, tall, [*outlines, *marks])


def _outline(rings: Iterable[Iterable[tuple[float, float]]]) -> str:
    return element(
        "path", d="".join(map(_path, rings)), fill="currentColor", fill_rule="evenodd", fill_opacity="0.12",
        stroke="currentColor", stroke_opacity="0.35", stroke_width="0.5",
    )  # fmt: skip


def _within(west: float, south: float, east: float, north: float) -> Iterator[Polygon]:
    """Yield the land in sight, a turn further west or east as well: what crosses 180° lies on both edges of the map."""
    for polygon in _land():
        lons, lats = [lon for lon, _ in polygon[0]], [lat for _, lat in polygon[0]]
        for turn in (-_TURN, 0, _TURN):
            if min(lons) + turn < east and max(lons) + turn > west and min(lats) < north and max(lats) > south:
                yield tuple(tuple((lon + turn, lat) for lon, lat in ring) for ring in polygon)


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"
