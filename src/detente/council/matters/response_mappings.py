"""Readings of a response: who reads which point as an answer to which article, and who contests it (scenario R6)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.parts import Row
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.matter import Matter
from detente.council.matters.response_details import WrittenResponse
from detente.council.texts.answers import ACCEPTING, Answer, Disposition, Dispute, Mapping, place_of
from detente.errors import OursError
from detente.kernel import PartyName


def map_points(matter: Matter, deed: Deed) -> WrittenResponse:
    """A party reads points as answers to articles, under its own name."""
    details: WrittenResponse = matter.details
    rows = written(deed).get("mappings")
    added = tuple(_mapping(details.answer, deed, row) for row in rows)
    return details.with_answer(mappings=(*details.answer.mappings, *added))


def _mapping(answer: Answer, deed: Deed, row: Row) -> Mapping:
    """One reading; raise what makes it impossible."""
    point, article, disposition = row.get("point", ""), row["article"], row["disposition"]
    if place_of(answer.mappings, deed.sender, row["key"]) is not None:
        raise OursError("council.key_taken", key=row["key"])
    if not point and disposition is not Disposition.NOT_ADDRESSED:
        raise OursError("council.mapping_needs_point", article=article)
    if point and point not in {known.number for known in answer.points}:
        raise OursError("council.no_such_point", point=point)
    if answer.non_paper and disposition in ACCEPTING:
        raise OursError("council.non_paper_accepts", article=article)
    return Mapping(deed.sender, row["key"], point, article, disposition, row.get("reason", ""), deed.id)


def _found(details: WrittenResponse, by: PartyName, key: str) -> Mapping:
    """An author's reading; raise `council.no_such_mapping`."""
    place = place_of(details.answer.mappings, by, key)
    if place is None:
        raise OursError("council.no_such_mapping", party=by, key=key)
    return details.answer.mappings[place]


def _changed(details: WrittenResponse, old: Mapping, new: Mapping) -> WrittenResponse:
    return details.with_answer(mappings=tuple(new if m is old else m for m in details.answer.mappings))


def dispute(matter: Matter, deed: Deed) -> WrittenResponse:
    """A party contests another party's reading; the reading stays, with the dispute beside it."""
    body = written(deed)
    if body.get("whose") == deed.sender:
        raise OursError("council.own_mapping")
    old = _found(matter.details, body.get("whose"), body.get("key"))
    added = Dispute(deed.sender, body.get("why"), deed.id)
    return _changed(matter.details, old, dataclasses.replace(old, disputes=(*old.disputes, added)))


def withdraw_mapping(matter: Matter, deed: Deed) -> WrittenResponse:
    """A party takes its own reading back; it stays on record as withdrawn."""
    old = _found(matter.details, deed.sender, written(deed).get("key"))
    return _changed(matter.details, old, dataclasses.replace(old, withdrawn=True))
