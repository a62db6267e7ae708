"""Figures of an item as they are typed without any form: a plan that nobody has notified, held against the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.errors import DetenteError, TheirsError
from detente.regimes.formats.answers import FieldProblem
from detente.regimes.formats.values import read_one, write_one
from detente.regimes.judging.items import Item, Value, read_item
from detente.regimes.language.types import MOST_COUNT
from detente.regimes.pack.values import Attribute, Pack, Question

_NOTHING: Mapping[str, str] = {}


def typed_item(
    pack: Pack, kind: str, id_: str, flat: Mapping[str, str], labels: Mapping[str, str] = _NOTHING
) -> tuple[Item | None, tuple[FieldProblem, ...]]:
    """Read the figures of an item from text, each by its attribute; what is empty is missing, never zero.

    Numbers may have separators of thousands, instants are UTC. With any problem there is no item; the path of a problem
    is the attribute, which its sentence calls as in `labels`. Raises `regimes.item_kind` for a kind that the pack does
    not have.
    """
    known = pack.kinds.get(kind)
    if known is None:
        raise TheirsError("regimes.item_kind", item=id_[:80], kind=kind[:40], kinds=", ".join(pack.kinds))
    given = {name: text for name, text in flat.items() if text.strip()}
    asked = {name: question_of(one, labels.get(name, "")) for name, one in known.attributes.items() if name != "id"}
    problems = list(_problems(pack, asked, id_, given))
    if problems:
        return None, tuple(problems)
    raw = {name: _read(pack, asked[name], text) for name, text in given.items()}
    try:
        return read_item(pack, {"about": kind, "id": id_, **raw}), ()
    except DetenteError as problem:
        return None, (FieldProblem(str(problem.fields.get("attribute", "id")), problem),)


def _problems(pack: Pack, asked: Mapping[str, Question], id_: str, given: Mapping[str, str]) -> Iterator[FieldProblem]:
    for name, text in given.items():
        if name not in asked:
            yield FieldProblem(name[:60], TheirsError("regimes.item_unknown", item=id_[:80], attribute=name[:60]))
            continue
        try:
            _read(pack, asked[name], text)
        except DetenteError as problem:
            yield FieldProblem(name, problem)
    for name, question in asked.items():
        if question.required and name not in given:
            yield FieldProblem(name, TheirsError("regimes.figure_missing", field=question.heading))


def _read(pack: Pack, question: Question, text: str) -> Any:
    """As `read_item` takes it: dates and instants as text."""
    value = read_one(question, text, frozenset(pack.parties))
    return value if question.type in {"count", "yes/no"} else write_one(question, value)


def question_of(attribute: Attribute, label: str = "") -> Question:
    """Return an attribute as the question that asks for it; a word that is not one of a few is a line."""
    type_ = "line" if attribute.type == "word" and not attribute.one_of else attribute.type
    return Question(
        attribute.name, "", "", label or attribute.label, type_, required=attribute.required, unit=attribute.unit,
        one_of=attribute.one_of, feeds=attribute.name, high=MOST_COUNT,
    )  # fmt: skip


def typed_again(pack: Pack, item: Item) -> dict[str, str]:
    """Return the figures of an item as text: `typed_item` gives the item back."""
    attributes = pack.kinds[item.kind].attributes
    return {name: _written(attributes[name], value) for name, value in item.values.items() if name in attributes}


def _written(attribute: Attribute, value: Value) -> str:
    return write_one(question_of(attribute), value)
