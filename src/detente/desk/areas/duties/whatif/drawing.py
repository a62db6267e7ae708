"""The pictures of an answer in the reader's language, each with what it is called and what is drawn beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from detente.analysis.asking import Told
from detente.analysis.histories import Row
from detente.analysis.judging import ANSWER_WORDS
from detente.analysis.pictures import Seen, curve_picture, map_picture, timeline_picture
from detente.analysis.telling import day
from detente.desk.areas.duties.whatif.asking import Asked
from detente.desk.areas.duties.whatif.resting import threshold_of
from detente.documents.findings import ANSWER_WORDS as WORDS
from detente.documents.findings import Speaker


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its text instead of the picture, itself, and the lines under it."""

    title: str
    svg: str
    notes: tuple[str, ...]

    @property
    def inline(self) -> SafeString:
        """The picture to stand in a page, in the page's own ink; every text in it is escaped where it is drawn."""
        return SafeString(self.svg)


def curve(asked: Asked, told: Told) -> Picture | None:
    """Return the curve of the figure that was swept."""
    found = told.curve
    if found is None:
        return None
    speaker, limit = asked.base.speaker, asked.question.worlds[0].pack.limits[found.limit]
    first, last = found.points[0], found.points[-1]
    title = gettext(
        "{fact}: how many activities of {of}, by “{figure}”. At {low}: {low_least} to {low_most}. "
        "At {high}: {high_least} to {high_most}."
    ).format(
        fact=speaker.label(f"is.{found.fact}"), of=speaker.number(found.of),
        figure=speaker.label(f"limit.{limit.name}"),
        low=speaker.number(first.value), low_least=speaker.number(first.count.certain),
        low_most=speaker.number(first.count.most), high=speaker.number(last.value),
        high_least=speaker.number(last.count.certain), high_most=speaker.number(last.count.most),
    )  # fmt: skip
    value = limit.history[-1][1]
    notes = [gettext("Line: at least so many. Dashed line: at most; between them what cannot be told.")]
    if first.value <= value <= last.value:
        text = gettext("Dotted line: {value}, as the text has it ({basis}).")
        notes.append(text.format(value=speaker.amount(value, limit.unit), basis=speaker.basis(limit.basis)))
    axes = (_with_unit(speaker, limit.name), gettext("activities"))
    return Picture(title, curve_picture(found, title, axes, speaker.number, value), tuple(notes))


def _with_unit(speaker: Speaker, limit: str) -> str:
    unit = speaker.unit(f"limit.{limit}")
    label = speaker.label(f"limit.{limit}")
    return gettext("{figure} ({unit})").format(figure=label, unit=speaker.word(f"unit.{unit}", unit)) if unit else label


def timeline(asked: Asked, told: Told) -> Picture | None:
    """Return the activities along the years by their troops."""
    if not told.verdicts:
        return None
    seen, speaker, fact = _seen(asked, told), asked.base.speaker, told.question.facts[0]
    title = gettext("{fact}: activities along the years, by their troops. {counts}").format(
        fact=speaker.label(f"is.{fact}"), counts=_counts(speaker, seen)
    )
    limit = threshold_of(asked.question.worlds[0].pack, fact)
    notes = [_legend(told)]
    if limit:
        text = gettext("Dotted line: {value}, “{figure}” ({basis}).")
        value = speaker.amount(limit.history[-1][1], limit.unit)
        notes.append(
            text.format(value=value, figure=speaker.label(f"limit.{limit.name}"), basis=speaker.basis(limit.basis))
        )
    undated = sum(one.day is None for one in seen)
    if undated:
        notes.append(
            ngettext(
                "The day of {n} activity is not known: it stands in the table only.",
                "The day of {n} activities is not known: they stand in the table only.",
                undated,
            ).format(n=undated)
        )
    axes = (gettext("year"), gettext("troops (each step is ten times the one below)"))
    threshold = limit.history[-1][1] if limit else None
    svg = timeline_picture(seen, title, axes, gettext("not known"), threshold, speaker.number)
    return Picture(title, svg, tuple(notes))


def map_of(asked: Asked, told: Told) -> Picture | None:
    """Return the activities that have a place, on land without borders; None where none has one."""
    seen = _seen(asked, told) if told.verdicts else []
    placed, speaker = [one for one in seen if one.place], asked.base.speaker
    title = gettext("{fact}: where the activities were. {counts}").format(
        fact=speaker.label(f"is.{told.question.facts[0]}"), counts=_counts(speaker, placed)
    )
    svg = map_picture(placed, title)
    notes = (
        _legend(told),
        gettext("One place stands for each activity, roughly; it decides nothing. No border is drawn, on purpose."),
        gettext("Land: Natural Earth, public domain."),
    )
    return Picture(title, svg, notes) if svg else None


def _legend(told: Told) -> str:
    marks = gettext("Large dot: yes. Diamond: cannot tell. Small dot: no.")
    ring = gettext("A ring: another world answers differently.")
    return f"{marks} {ring}" if len(told.verdicts) > 1 else marks


def _counts(speaker: Speaker, seen: list[Seen]) -> str:
    """How many of each answer, as the text that stands for a picture."""
    told = [(speaker.say(WORDS[word]), sum(one.answer == word for one in seen)) for word in ANSWER_WORDS.values()]
    return ", ".join(f"{word}: {speaker.number(number)}" for word, number in told) + "."


def _seen(asked: Asked, told: Told) -> list[Seen]:
    fact, speaker = told.question.facts[0], asked.base.speaker
    turned, answers = told.turned(fact), told.verdicts[0].facts[fact]
    return [_mark(speaker, row, ANSWER_WORDS[answers[row.item.id]], turned) for row in told.verdicts[0].history.rows]


def _mark(speaker: Speaker, row: Row, answer: str, turned: frozenset[str]) -> Seen:
    start, troops = row.item.get("start"), row.item.get("troops")
    figures = [speaker.day(int(start)) if start is not None else day(row, "start")]
    figures += [speaker.value("activity.troops", troops)] if troops is not None else []
    words = ", ".join([row.label, *(one for one in figures if one)])
    return Seen(
        answer,
        f"{words}: {speaker.say(WORDS[answer])}",
        row.item.id in turned,
        None if start is None else int(start),
        None if troops is None else int(troops),
        row.place,
    )


PICTURES: Mapping[str, Callable[[Asked, Told], Picture | None]] = {
    "curve": curve,
    "timeline": timeline,
    "map": map_of,
}
