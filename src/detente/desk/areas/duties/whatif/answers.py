"""What the page shows of an answer: the worlds, the counts, what turns, each activity, the reasons of one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from detente.analysis.asking import ACTIVITY, Told
from detente.analysis.histories import History, Row
from detente.analysis.judging import ANSWER_WORDS
from detente.analysis.reasons import Reasons
from detente.desk.areas.duties.whatif.asking import Asked
from detente.desk.areas.duties.whatif.given import OWN
from detente.desk.areas.duties.whatif.resting import LETTERS, language
from detente.desk.areas.duties.whatif.shown import (
    ActivityShown,
    AnswerShown,
    CountShown,
    Explained,
    FactShown,
    TurnedShown,
    WorldShown,
    days_of,
    host_of,
    in_a_line,
    reported,
    word_of,
)  # fmt: skip
from detente.documents.findings import Finding, Speaker, finding

MOST_SHOWN, MOST_EXPLAINED = 200, 60


class Answers:
    """What the page shows of one answer. Judges are made once and serve every activity."""

    def __init__(self, asked: Asked, told: Told) -> None:
        self.asked, self.told = asked, told
        over = asked.question.over
        history = over if isinstance(over, History) else History(ACTIVITY, ())
        self._reasons = [Reasons(history, one) for one in asked.question.worlds]
        self._rows = history.rows

    def worlds(self) -> list[WorldShown]:
        """The worlds with their letters."""
        base, compare = self.asked.base, reverse("duties:compare")
        return [
            WorldShown(
                letter, read.title, read.overlay.why if read.overlay else "", read.pack.digest, read.url,
                f"{compare}?{urlencode({'old': base.reference, 'new': read.reference})}",
            )
            for letter, read in zip(LETTERS, self.asked.reads, strict=False)
        ]  # fmt: skip

    def facts(self) -> list[FactShown]:
        """Each fact that is asked, with its counts."""
        return [self._fact(self.asked.base.speaker, name) for name in self.asked.question.facts]

    def _fact(self, speaker: Speaker, name: str) -> FactShown:
        fact = speaker.pack.facts[name]
        return FactShown(
            name, speaker.label(f"is.{name}"), speaker.word(f"fact.{name}.text", fact.text), fact.cite,
            reverse("duties:rule", args=[self.asked.base.reference, "fact", name]),
            tuple(self._count(speaker, number, name) for number in range(len(self.told.counts))),
        )  # fmt: skip

    def _count(self, speaker: Speaker, number: int, fact: str) -> CountShown:
        count, of = self.told.counts[number][fact], self.told.of
        span = gettext("{least} to {most} of {of}").format(
            least=speaker.number(count.certain), most=speaker.number(count.most), of=speaker.number(of)
        )
        yes, no, untold = (speaker.number(one) for one in (count.certain, of - count.most, count.untold))
        letter, known = LETTERS[number], self._reasons[number].basis(fact)
        return CountShown(letter, known.name.lower(), speaker.basis(known), yes, no, untold, span)

    def turned(self) -> list[TurnedShown]:
        """What turns from the first world to another, with both reasons; at most `MOST_EXPLAINED`."""
        found = [
            (fact, number, one)
            for fact in self.asked.question.facts
            for number, comparison in enumerate(self.told.comparisons(fact), 1)
            for one in comparison.turned
        ]
        speaker = self.asked.base.speaker
        return [
            TurnedShown(
                one.label, self._url(one.id), speaker.label(f"is.{fact}"), LETTERS[number], word_of(speaker, one.one),
                word_of(speaker, one.other), in_a_line(self._why(0, one.id, fact)),
                in_a_line(self._why(number, one.id, fact)),
            )
            for fact, number, one in found[:MOST_EXPLAINED]
        ]  # fmt: skip

    def turned_number(self) -> int:
        """How many turn, also those that are not shown."""
        return sum(len(one.turned) for fact in self.asked.question.facts for one in self.told.comparisons(fact))

    def _why(self, number: int, id_: str, fact: str, *, changes: bool = False) -> Finding:
        reasons, pack = self._reasons[number], self.asked.question.worlds[number].pack
        item = next(row.item for row in self._rows if row.item.id == id_)
        would = reasons.changes(id_, fact) if changes else ()
        return finding(pack, reasons.of(id_, fact), language(), item, would)

    def explained(self) -> Explained | None:
        """The activity that the address names, in every world."""
        id_ = self.asked.given.item
        row = next((one for one in self._rows if one.item.id == id_), None)
        if row is None:
            return None
        found = (
            tuple(
                (LETTERS[number], read.reference, self._why(number, id_, fact, changes=True))
                for number, read in enumerate(self.asked.reads)
            )
            for fact in self.asked.question.facts
        )
        return Explained(row.label, tuple(found))

    def points(self) -> list[tuple[str, str, str]]:
        """The table beside the curve: value, at least, at most."""
        say, curve = self.asked.base.speaker.number, self.told.curve
        found = curve.points if curve else ()
        return [(say(one.value), say(one.count.certain), say(one.count.most)) for one in found]

    def activities(self) -> list[ActivityShown]:
        """Each activity of the history, at most `MOST_SHOWN`."""
        if not self.told.verdicts:
            return []
        speaker = self.asked.base.speaker
        labels = tuple(speaker.label(f"is.{fact}") for fact in self.asked.question.facts)
        return [self._activity(speaker, labels, row) for row in self._rows[:MOST_SHOWN]]

    def _activity(self, speaker: Speaker, labels: tuple[str, ...], row: Row) -> ActivityShown:
        troops, source, place = row.item.get("troops"), row.beside.get("source", ""), row.place
        host = host_of(source)
        return ActivityShown(
            id=row.item.id,
            label=row.label,
            url=self._url(row.item.id),
            state=str(row.item.get("state") or ""),
            starts=days_of(speaker, row, "start"),
            when=days_of(speaker, row, "start", "end"),
            at=f"{place[0]:.1f}, {place[1]:.1f}" if place else "",
            troops="" if troops is None else speaker.number(int(troops)),
            answers=tuple(self._answer(speaker, row.item.id, fact) for fact in self.asked.question.facts),
            asked=labels,
            organiser=row.beside.get("organiser", ""),
            area=row.beside.get("area", ""),
            reported=tuple(reported(row)),
            source=host or source,
            source_url=source if host else "",
        )

    def _url(self, id_: str) -> str:
        """Where the same question explains one activity; a table of one's own has no address."""
        given = self.asked.given
        return "" if given.history == OWN else f"{reverse('duties:whatif')}?{given.about(id_)}#explained"

    def _answer(self, speaker: Speaker, id_: str, fact: str) -> AnswerShown:
        words = [word_of(speaker, ANSWER_WORDS[one.facts[fact][id_]]) for one in self.told.verdicts]
        others = zip(LETTERS[1:], words[1:], strict=False)
        return AnswerShown(words[0], tuple((letter, one) for letter, one in others if one != words[0]))
