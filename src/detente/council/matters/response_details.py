"""What is known of a written response: the answer itself, how it was judged, what was replied."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.forms.response import AnswerCapacity, AnswerForm
from detente.council.acts.forms.written_response import PackageView, hold_items
from detente.council.acts.parts import Row
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.judgements import Assessment, Rejoinder
from detente.council.matters.matter import Matter
from detente.council.matters.packages import Package, Wish
from detente.council.texts.answers import Answer, Item, Mapping, Point
from detente.errors import OursError
from detente.kernel import DispatchId, PartyName


@dataclass(frozen=True, slots=True)
class WrittenResponse:
    """A written response. `about` is the opening dispatch of the draft, whose state is joined by whoever asks."""

    about: DispatchId
    answer: Answer
    capacity: AnswerCapacity
    form: AnswerForm
    package_view: PackageView = PackageView.UNSAID
    marking: str = ""
    assessments: tuple[Assessment, ...] = ()
    rejoinders: tuple[Rejoinder, ...] = ()
    package: Package | None = None
    wishes: tuple[Wish, ...] = ()

    @property
    def judgements(self) -> dict[PartyName, Assessment]:
        """The latest judgement of each recipient."""
        return {assessment.by: assessment for assessment in self.assessments}

    def with_answer(
        self,
        *,
        items: tuple[Item, ...] | None = None,
        points: tuple[Point, ...] | None = None,
        mappings: tuple[Mapping, ...] | None = None,
    ) -> WrittenResponse:
        """The same with more in the answer; what is None stays."""
        old = self.answer
        answer = dataclasses.replace(
            old,
            items=old.items if items is None else items,
            points=old.points if points is None else points,
            mappings=old.mappings if mappings is None else mappings,
        )
        return dataclasses.replace(self, answer=answer)


def begin(deed: Deed) -> WrittenResponse:
    """The details at the opening."""
    body = written(deed)
    capacity: AnswerCapacity = body.get("capacity")
    answer = Answer(
        id=deed.id,
        respondent=deed.sender,
        collective=capacity is AnswerCapacity.COLLECTIVE,
        non_paper=body.get("non_paper", False),
        on_behalf_of=body.get("on_behalf_of", ()),
        items=tuple(_items(deed.id, body.get("items", ()))),
        points=tuple(_points(deed.id, body.get("points", ()))),
    )
    return WrittenResponse(
        about=deed.ids(Rel.ABOUT)[0],
        answer=answer,
        capacity=capacity,
        form=body.get("form"),
        package_view=body.get("package_view", PackageView.UNSAID),
        marking=body.get("marking", ""),
    )


def _items(said_in: DispatchId, rows: Iterable[Row]) -> Iterable[Item]:
    for row in rows:
        yield Item(
            key=row["key"],
            article=row["article"],
            disposition=row["disposition"],
            said_in=said_in,
            paragraph=row.get("paragraph", ""),
            reason=row.get("reason", ""),
            counter_text=row.get("counter_text", ""),
            condition=row.get("condition", ""),
            reciprocity=row.get("reciprocity", ""),
            form=row.get("form"),
            principles=row.get("principle_refs", ()),
        )


def _points(said_in: DispatchId, rows: Iterable[Row]) -> Iterable[Point]:
    for row in rows:
        yield Point(row["number"], row["text"], row["kind"], row.get("theme", ""), said_in)


def supplement(matter: Matter, deed: Deed) -> WrittenResponse:
    """The respondent adds answers and points; raise what `hold_items` raises and `council.key_taken`."""
    details: WrittenResponse = matter.details
    body, answer = written(deed), details.answer
    rows, points = body.get("items", ()), body.get("points", ())
    if not rows and not points:
        raise OursError("council.response_says_nothing")
    hold_items(rows, non_paper=answer.non_paper)
    _hold_free({item.key for item in answer.items}, (row["key"] for row in rows))
    _hold_free({point.number for point in answer.points}, (row["number"] for row in points))
    return details.with_answer(
        items=(*answer.items, *_items(deed.id, rows)), points=(*answer.points, *_points(deed.id, points))
    )


def _hold_free(taken: set[str], keys: Iterable[str]) -> None:
    for key in keys:
        if key in taken:
            raise OursError("council.key_taken", key=key)
