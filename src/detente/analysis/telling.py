"""An answer as rows for files: names and words for machines, the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from detente.analysis.asking import Told
from detente.analysis.histories import Row
from detente.analysis.judging import ANSWER_WORDS, Curve
from detente.regimes.judging import date_text

Rows = list[dict[str, Any]]
FIGURES = ("troops", "headcount", "tanks", "acvs", "artillery")


def count_rows(told: Told) -> Rows:
    """Return a row for each world and fact: yes, no, cannot tell, and the two bounds of the count."""
    return [
        {"world": world.label, "digest": world.pack.digest, "fact": fact, "yes": count.certain,
         "no": told.of - count.most, "cannot_tell": count.untold, "at_least": count.certain, "at_most": count.most,
         "of": told.of}
        for world, counts in zip(told.question.worlds, told.counts, strict=True)
        for fact, count in counts.items()
    ]  # fmt: skip


def activity_rows(told: Told) -> Rows:
    """Return a row for each activity: its dates and figures, each answer in each world, what is claimed beside it.

    The answers of the first world stand under the name of the fact, those of another under “fact (world)”.
    """
    return [
        {"id": row.item.id, "designation": row.label, "state": row.item.get("state"), "start": day(row, "start"),
         "end": day(row, "end"), **{name: row.item.get(name) for name in FIGURES}, **dict(_answers(told, row.item.id)),
         "organiser": row.beside.get("organiser"), "area": row.beside.get("area"),
         "notified_as_reported": row.beside.get("notified_as_reported"),
         "observed_as_reported": row.beside.get("observed_as_reported"), "source": row.beside.get("source")}
        for row in _rows(told)
    ]  # fmt: skip


def _answers(told: Told, id_: str) -> Iterator[tuple[str, str]]:
    for fact in told.question.facts:
        for number, found in enumerate(told.verdicts):
            yield (f"{fact} ({found.world.label})" if number else fact), ANSWER_WORDS[found.facts[fact][id_]]


def day(row: Row, name: str) -> str | None:
    """Return a date of an activity as written in ISO 8601; one known in part only as it was given."""
    value = row.item.get(name)
    return row.given.get(name) if value is None else date_text(int(value))


def difference_rows(told: Told) -> Rows:
    """Return a row for each activity, fact and other world whose answer is not that of the first."""
    return [
        {"id": one.id, "designation": one.label, "fact": fact, "world": found.other.label, "from": one.one,
         "to": one.other}
        for fact in told.question.facts
        for found in told.comparisons(fact)
        for one in found.turned
    ]  # fmt: skip


def curve_rows(curve: Curve) -> Rows:
    """Return a row for each value of the figure that was swept."""
    return [
        {curve.limit: point.value, f"{curve.fact}_at_least": point.count.certain,
         f"{curve.fact}_at_most": point.count.most, "of": curve.of}
        for point in curve.points
    ]  # fmt: skip


def timeline_rows(told: Told) -> Rows:
    """Return what the timeline draws of the first fact; what has no day stands here and not in the picture."""
    fact, turned = told.question.facts[0], told.turned(told.question.facts[0])
    return [
        {"id": row.item.id, "designation": row.label, "start": day(row, "start"), "troops": row.item.get("troops"),
         fact: _first(told, row, fact), "differs": row.item.id in turned}
        for row in _rows(told)
    ]  # fmt: skip


def map_rows(told: Told) -> Rows:
    """Return what the map draws of the first fact: the activities that have a place."""
    fact, turned = told.question.facts[0], told.turned(told.question.facts[0])
    return [
        {"id": row.item.id, "designation": row.label, "area": row.beside.get("area"), "lat": row.place[0],
         "lon": row.place[1], fact: _first(told, row, fact), "differs": row.item.id in turned}
        for row in _rows(told) if row.place
    ]  # fmt: skip


def _rows(told: Told) -> tuple[Row, ...]:
    return told.verdicts[0].history.rows if told.verdicts else ()


def _first(told: Told, row: Row, fact: str) -> str:
    return ANSWER_WORDS[told.verdicts[0].facts[fact][row.item.id]]


def _curve(told: Told) -> Rows:
    return curve_rows(told.curve) if told.curve else []


TABLES: Mapping[str, Callable[[Told], Rows]] = {
    "counts": count_rows, "activities": activity_rows, "differences": difference_rows, "curve": _curve,
    "timeline": timeline_rows, "map": map_rows,
}  # fmt: skip
"""Every table of an answer by the name of its file."""
