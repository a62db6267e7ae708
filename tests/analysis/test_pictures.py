"""Pictures: land is where it is, also across the date line and round the pole; what is told is escaped."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from detente.analysis.pictures.land import map_picture
from detente.analysis.pictures.marks import Seen
from detente.analysis.pictures.svg import standalone

SVG = "{http://www.w3.org/2000/svg}"


def _around(lat: float, lon: float, told: str = "here") -> ET.Element:
    """The map around one place; its middle is the place."""
    text = standalone(map_picture([Seen("yes", told, place=(lat, lon))], "a map"))
    return ET.fromstring(text)


def _is_land(root: ET.Element) -> bool:
    """Whether the middle of a picture lies within a path, by the even-odd rule (SVG 2 § 13.4.2)."""
    x, y = (float(size) / 2 for size in (root.attrib["width"], root.attrib["height"]))
    return any(_crossings(path.attrib["d"], x, y) % 2 for path in root.iter(f"{SVG}path"))


def _crossings(path: str, x: float, y: float) -> int:
    found = 0
    for ring in path.split("Z"):
        points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", ring) if pair]
        for (x1, y1), (x2, y2) in pairwise([*points, *points[:1]]):
            found += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return found


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (50.4, 30.5),
        (55.7, 37.6),
        (67.0, 178.0),
        (66.5, -175.0),
        (40.0, -100.0),
        (-25.0, 134.0),
        (-84.0, 0.0),
        (-87.0, 179.0),
    ],
)
def test_land_is_land(lat: float, lon: float):
    assert _is_land(_around(lat, lon))


@pytest.mark.parametrize(
    ("lat", "lon"), [(45.0, -30.0), (43.5, 33.5), (41.5, 51.0), (60.0, 179.5), (50.0, -179.5), (0.0, 0.0), (88.0, 30.0)]
)
def test_sea_is_sea_and_the_caspian_is_water(lat: float, lon: float):
    assert not _is_land(_around(lat, lon))


def test_what_an_activity_tells_is_escaped_and_said_once():
    root = _around(50.0, 20.0, told="<script>&\"'")
    assert [one.text for one in root.iter(f"{SVG}title")] == ["a map", "<script>&\"'"]


def test_without_a_place_there_is_no_map():
    assert map_picture([Seen("yes", "nowhere")], "a map") == ""
