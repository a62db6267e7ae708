"""Median and 99th percentile."""

from __future__ import annotations

from collections.abc import Sequence


def quantile(times: Sequence[float], part: float) -> float:
    """Return the value below which `part` of the sorted times lie (nearest rank).

    >>> quantile([3.0, 1.0, 2.0], 0.5)
    2.0
    """
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, max(0, round(part * len(ordered) + 0.5) - 1))]
