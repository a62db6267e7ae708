"""Every text of a pack by its path, and the courtesy translations that are kept beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.regimes.pack import members
from detente.regimes.pack.folder import LANGUAGES
from detente.regimes.pack.problems import Notes
from detente.regimes.pack.values import Format, Pack, Question


def texts(pack: Pack) -> dict[str, str]:
    """Return every English text that a reader may see, by its path (docs/spec/rules.md § 3)."""
    return dict(_texts(pack))


def _texts(pack: Pack) -> Iterator[tuple[str, str]]:
    yield "title", pack.title
    yield "warning", pack.warning
    for name, chapter in pack.chapters.items():
        yield f"chapter.{name}.heading", chapter.heading
    for kind in pack.kinds.values():
        yield f"kind.{kind.name}.label", kind.label
        yield from ((f"kind.{kind.name}.attribute.{one.name}.label", one.label) for one in kind.attributes.values())
    for name, limit in pack.limits.items():
        yield f"limit.{name}.label", limit.label
    for name, total in pack.totals.items():
        yield f"total.{name}.label", total.label
    yield from _said(pack)
    for form in pack.formats.values():
        yield from _form(form)
    for number, gap in enumerate(pack.not_covered, 1):
        yield f"not_covered.{number}.text", gap.text
        yield f"not_covered.{number}.why", gap.why
    yield from ((f"unit.{unit}", unit) for unit in sorted(_units(pack)))
    yield from ((f"value.{word}", word) for word in sorted(_words(pack)))


def _said(pack: Pack) -> Iterator[tuple[str, str]]:
    sections: Mapping[str, Mapping[str, Any]] = {"fact": pack.facts, "quota": pack.quotas, "duty": pack.duties}
    for section, ones in sections.items():
        for name, one in ones.items():
            yield f"{section}.{name}.label", one.label
            yield f"{section}.{name}.text", one.text


def _form(form: Format) -> Iterator[tuple[str, str]]:
    path = f"format.{form.code}"
    yield f"{path}.heading", form.heading
    yield f"{path}.text", form.text
    for section in form.sections:
        yield f"{path}.section.{section.name}.heading", section.heading
    for question in form.questions:
        at = f"{path}.question.{question.name}"
        yield f"{at}.heading", question.heading
        if question.hint:
            yield f"{at}.hint", question.hint
        yield from ((f"{at}.column.{column.name}.heading", column.heading) for column in question.columns)


def _questions(pack: Pack) -> Iterator[Question]:
    for form in pack.formats.values():
        for question in form.questions:
            yield question
            yield from question.columns


def _units(pack: Pack) -> set[str]:
    attributes = [one.unit for kind in pack.kinds.values() for one in kind.attributes.values()]
    return {*attributes, *(one.unit for one in pack.limits.values()), *(one.unit for one in _questions(pack))} - {""}


def _words(pack: Pack) -> set[str]:
    attributes = [word for kind in pack.kinds.values() for one in kind.attributes.values() for word in one.one_of]
    return {*attributes, *(word for one in _questions(pack) for word in one.one_of)}


def read_words(pack: Pack, raw: Mapping[str, Mapping[str, Any]], notes: Notes) -> dict[str, dict[str, str]]:
    """Return the translations by language; note languages, paths and values that are none."""
    known, found = texts(pack), {}
    for language, tables in raw.items():
        notes.files[f"words/{language}"] = f"words/{language}.toml"
        if language not in LANGUAGES or set(tables) != {"words"} or not isinstance(tables["words"], dict):
            notes.add(
                f"words/{language}", "regimes.pack_value", wanted=f"[words] in {', '.join(LANGUAGES)}", value=language
            )
            continue
        for path in tables["words"].keys() - known.keys():
            notes.add(f"words/{language}", "regimes.pack_refers", to=str(path)[:120])
        read = {path: notes.tried(f"words/{language}", members.text, word) for path, word in tables["words"].items()}
        found[language] = {path: word for path, word in read.items() if word}
    return found
