"""Points of the earth in WGS 84, as whole millionths of a degree: eleven centimetres, and no rounding error."""

from __future__ import annotations

import re

Point = tuple[int, int]
LONGEST = 100
_MICRO = 1_000_000
_ANGLE = r"([0-9]{1,3})(?:\.([0-9]{1,15})\s*°?|\s*[°:\s]\s*(?:([0-9]{1,2})(?:\.([0-9]{1,6}))?\s*['′’]?(?:\s*([0-9]{1,2})\s*[\"″”])?)?)?\s*"  # noqa: E501  (one angle, kept whole)
_POINT = re.compile(rf"{_ANGLE}([NSns])[\s,;/]*{_ANGLE}([EWew])")


def read_point(text: str) -> Point | None:
    r"""Return (latitude, longitude), None for what is no point; minutes and seconds are rounded to the millionth.

    >>> read_point("54°30′N 25°15′E"), read_point("54.5°N, 25.25°E"), read_point("33°30'36\"S 70W")
    ((54500000, 25250000), (54500000, 25250000), (-33510000, -70000000))
    >>> read_point("54°60′N 25°E"), read_point("91N 0E"), read_point("54.5, 25.25")
    (None, None, None)
    """
    match = _POINT.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    latitude, longitude = _micro(*match.group(1, 2, 3, 4, 5)), _micro(*match.group(7, 8, 9, 10, 11))
    if latitude is None or longitude is None or latitude > 90 * _MICRO or longitude > 180 * _MICRO:
        return None
    return latitude * (-1 if match[6] in "Ss" else 1), longitude * (-1 if match[12] in "Ww" else 1)


def _micro(
    degrees: str, fraction: str | None, minutes: str | None, part: str | None, seconds: str | None
) -> int | None:
    """Millionths of a degree, rounded half up, from whole numbers alone; None for a minute or second above 59."""
    if minutes is None:
        return int(degrees) * _MICRO + (int((fraction or "").ljust(15, "0")) + 5 * 10**8) // 10**9
    if int(minutes) > 59 or int(seconds or 0) > 59 or (part and seconds):  # noqa: PLR2004  (sixty minutes, sixty seconds)
        return None
    micro_minutes = int(minutes) * _MICRO + int((part or "").ljust(6, "0"))
    micro_seconds = int(seconds or 0) * _MICRO
    return int(degrees) * _MICRO + (micro_minutes * 60 + micro_seconds + 1800) // 3600


def write_point(point: Point) -> str:
    """Return the point in decimal degrees.

    >>> write_point((54_500_000, -25_250_000))
    '54.500000N 25.250000W'
    """
    latitude, longitude = point
    return f"{_degrees(latitude)}{'S' if latitude < 0 else 'N'} {_degrees(longitude)}{'W' if longitude < 0 else 'E'}"


def _degrees(micro: int) -> str:
    whole, rest = divmod(abs(micro), _MICRO)
    return f"{whole}.{rest:06}"
