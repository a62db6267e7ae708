"""The curve of a figure, and activities along the years."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from detente.analysis.judging import Curve
from detente.analysis.pictures.marks import Seen, mark
from detente.analysis.pictures.svg import element, label, line, picture
from detente.regimes.judging import day_of, year_of

WIDTH, HEIGHT = 720, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 32, 28, 44
FAINT, DASHES = "0.15", "5 4"
_LEAST, _MOST = 100, 500_000
Say = Callable[[int], str]
"""Spells a number as the reader's language does."""


def _ticks(low: int, high: int, most: int = 6) -> list[int]:
    """Round values between two bounds, both sides inside, at most about `most`."""
    span = max(1, high - low)
    step = 10 ** int(math.log10(span))
    step = next((step * part // 10 for part in (1, 2, 5, 10, 20) if span * 10 <= step * part * most), step * 2)
    step = max(1, step)
    return list(range(-(-low // step) * step, high + 1, step))


def curve_picture(curve: Curve, title: str, axes: tuple[str, str], say: Say = str, in_force: int | None = None) -> str:
    """Return how many hold at each value: the line of what is certain, the dashed line of what is possible.

    `axes` are the texts of the figure and of the count; `in_force` is marked on the axis of values.
    """
    values = [point.value for point in curve.points]
    low, high = min(values), max(values)
    top = max(1, *(point.count.most for point in curve.points))

    def x(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * ((value - low) / (high - low) if high > low else 0.5)

    def y(count: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / top

    certain = [(x(point.value), y(point.count.certain)) for point in curve.points]
    most = [(x(point.value), y(point.count.most)) for point in curve.points]
    band = " ".join(f"{a:.1f},{b:.1f}" for a, b in [*certain, *reversed(most)])
    parts = [
        *_frame(axes),
        *(_across(y(tick), say(tick)) for tick in _ticks(0, top)),
        *(_below(x(tick), say(tick)) for tick in _ticks(low, high)),
        element("polygon", points=band, fill="currentColor", fill_opacity="0.12"),
        line(certain, stroke_width=2),
        line(most, stroke_width=1.5, stroke_dasharray=DASHES),
    ]
    if in_force is not None and low <= in_force <= high:
        parts.append(line([(x(in_force), TOP), (x(in_force), HEIGHT - BOTTOM)], stroke_width=1, stroke_dasharray="2 3"))
    return picture(title, WIDTH, HEIGHT, parts)


def timeline_picture(
    seen: Sequence[Seen], title: str, axes: tuple[str, str], missing: str, threshold: int | None = None, say: Say = str
) -> str:
    """Return activities along the years by their troops, on a scale of tens; `missing` names the row without a figure.

    An activity without a day stands nowhere in the picture, and in the table beside it.
    """
    dated = [one for one in seen if one.day is not None]
    years = [year_of(one.day) for one in dated if one.day is not None] or [2000]
    first, last = day_of(f"{min(years)}-01-01") or 0, day_of(f"{max(years) + 1}-01-01") or 1

    def x(day: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - first) / (last - first)

    def y(troops: int | None) -> float:
        if troops is None:
            return HEIGHT - BOTTOM - 8
        tall = math.log10(min(max(troops, _LEAST), _MOST) / _LEAST) / math.log10(_MOST / _LEAST)
        return HEIGHT - BOTTOM - 24 - (HEIGHT - TOP - BOTTOM - 24) * tall

    parts = [
        *_frame(axes),
        *(_across(y(tick), say(tick)) for tick in (100, 1_000, 10_000, 100_000)),
        *(_below(x(day), str(year)) for year, day in _years(min(years), max(years))),
        label(missing, LEFT + 4, HEIGHT - BOTTOM - 4, size=11),
        *(mark(one, x(one.day or 0), y(one.troops)) for one in dated),
    ]
    if threshold is not None:
        parts.append(
            line([(LEFT, y(threshold)), (WIDTH - RIGHT, y(threshold))], stroke_width=1, stroke_dasharray="2 3")
        )
    return picture(title, WIDTH, HEIGHT, parts)


def _years(first: int, last: int) -> Iterator[tuple[int, int]]:
    for year in _ticks(first, last + 1, 8):
        yield year, day_of(f"{year}-01-01") or 0


def _frame(axes: tuple[str, str]) -> Iterator[str]:
    yield label(axes[1], 0, 14)
    yield label(axes[0], WIDTH - RIGHT, HEIGHT - 4, anchor="end")
    yield line([(LEFT, TOP), (LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, HEIGHT - BOTTOM)], stroke_width=1)


def _across(y: float, text: str) -> str:
    rule = line([(LEFT, y), (WIDTH - RIGHT, y)], stroke_width=1, stroke_opacity=FAINT)
    return rule + label(text, LEFT - 8, y + 4, anchor="end", size=11)


def _below(x: float, text: str) -> str:
    tick = line([(x, HEIGHT - BOTTOM), (x, HEIGHT - BOTTOM + 5)], stroke_width=1)
    return tick + label(text, x, HEIGHT - BOTTOM + 18, anchor="middle", size=11)
