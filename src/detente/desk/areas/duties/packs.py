"""The reader of packs: the shelf, a pack chapter by chapter, a page for each rule, and two packs side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.desk.areas.duties.agreed import agreed_marks
from detente.desk.areas.duties.elements import Row, found_in, known_how, row_of, rows_of, sections_of
from detente.desk.areas.duties.neighbours import neighbours
from detente.desk.areas.duties.shelves import BETWEEN, Reading, reading, references, shelf_of, variants_of
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.documents.findings import BASIS_LABELS
from detente.errors import OursError
from detente.regimes.pack import differences
from detente.regimes.pack.values import Pack

ALL = "all"
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with how much of it the pack holds."""

    name: str
    heading: str
    number: int
    url: str


@require_safe
def shelf_page(request: DeskRequest) -> HttpResponse:
    """Show every pack on the shelf of this station."""
    found = [reading(request, pack.digest) for pack in shelf_of(request).all()]
    packs = [
        {"read": read, "bases": _bases(read.pack), "variants": len(variants_of(request, read.pack)),
         "agreed": agreed_marks(request, read.pack.digest),
         "url": reverse("duties:pack", args=[read.pack.name])}
        for read in found
    ]  # fmt: skip
    return show(request, "packs.html", {"packs": packs})


def _bases(pack: Pack) -> list[tuple[str, str, int]]:
    return [(basis.name.lower(), gettext(BASIS_LABELS[basis]), number) for basis, number in known_how(pack)]


@require_safe
def pack_page(request: DeskRequest, reference: str) -> HttpResponse:
    """Show a pack: its warning, its chapters, its variants, what it does not cover; `?q=` searches all of it."""
    read = reading(request, reference)
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    context = _context(read) | {
        "words": words, "bases": _bases(read.pack), "gaps": _gaps(read), "rows": _searched(read, words),
        "variants": _variants(request, read),
        "agreed": agreed_marks(request, read.pack.digest),
    }  # fmt: skip
    return show(request, "pack.html", context)


def _searched(read: Reading, words: str) -> list[Row]:
    return [row for row in rows_of(read) if found_in(row, words)] if words else []


def _gaps(read: Reading) -> list[tuple[str, str, str]]:
    say = read.speaker.word
    return [
        (gap.cite, say(f"not_covered.{number}.text", gap.text), say(f"not_covered.{number}.why", gap.why))
        for number, gap in enumerate(read.pack.not_covered, 1)
    ]


def _variants(request: DeskRequest, read: Reading) -> list[dict[str, Any]]:
    language = read.speaker.language
    return [
        {"name": name, "title": one.titled(language), "why": one.reasoned(language), "basis": one.basis.name.lower(),
         "basis_label": read.speaker.basis(one.basis), "reference": f"{read.base.name}{BETWEEN}{name}"}
        for name, one in variants_of(request, read.base).items()
    ]  # fmt: skip


def _context(read: Reading) -> dict[str, Any]:
    warning = read.speaker.word("warning", read.pack.warning).strip()
    return {"read": read, "warning": warning, "chapters": _chapters(read), "in_force": _in_force(read)}


def _in_force(read: Reading) -> str:
    first, last = read.speaker.day(read.pack.first), read.pack.last
    if last is None:
        return gettext("since {first}").format(first=first)
    return gettext("{first} to {last}").format(first=first, last=read.speaker.day(last))


def _chapters(read: Reading) -> list[Chapter]:
    held = [one.chapter for ones in sections_of(read.pack).values() for one in ones.values()]
    return [
        Chapter(
            name,
            read.speaker.word(f"chapter.{name}.heading", chapter.heading),
            held.count(name),
            reverse("duties:chapter", args=[read.reference, name]),
        )
        for name, chapter in read.pack.chapters.items()
    ]


@require_safe
def chapter_page(request: DeskRequest, reference: str, chapter: str) -> HttpResponse:
    """Show a chapter, or all of them for paper, paragraph and rule side by side."""
    read = reading(request, reference)
    if chapter != ALL and chapter not in read.pack.chapters:
        raise OursError("desk.bad_choice", value=chapter[:40])
    context = _context(read)
    shown = [one for one in context["chapters"] if chapter in (ALL, one.name)]
    groups = [(one, rows_of(read, one.name)) for one in shown]
    names = [one.name for one in context["chapters"]]
    place = names.index(chapter) if chapter != ALL else -1
    around = {
        "before": context["chapters"][place - 1] if place > 0 else None,
        "after": context["chapters"][place + 1] if 0 <= place < len(names) - 1 else None,
    }
    return show(request, "chapter.html", context | {"groups": groups, "chapter": chapter} | around)


@require_safe
def rule_page(request: DeskRequest, reference: str, section: str, name: str) -> HttpResponse:
    """Show one element with its figures, what it rests on, what rests on it, and the variants that change it."""
    read = reading(request, reference)
    one = sections_of(read.pack).get(section, {}).get(name)
    if one is None:
        raise OursError("regimes.unknown_rule", rule=name[:60], pack=read.pack.name)
    context = _context(read) | {"row": row_of(read, section, one)} | neighbours(request, read, section, one)
    return show(request, "rule.html", context)


@require_safe
def compare_page(request: DeskRequest) -> HttpResponse:
    """Show what differs between two packs or variants, by paragraph."""
    known = references(request)
    if not known:
        raise OursError("regimes.unknown_pack", pack="")
    old = request.GET.get("old", "").strip() or known[0][0]
    new = request.GET.get("new", "").strip() or known[min(1, len(known) - 1)][0]
    one, other = reading(request, old), reading(request, new)
    found = [
        {"path": one_.path, "cite": one_.cite, "old": plain(one_.old), "new": plain(one_.new),
         "label": _label(one, other, one_.path)}
        for one_ in differences(one.pack, other.pack)
    ]  # fmt: skip
    return show(request, "compare.html", {"one": one, "other": other, "found": found, "references": known})


def _label(one: Reading, other: Reading, path: str) -> str:
    """The label of the element that a difference is in, from whichever of the two has it."""
    section, _, rest = path.partition(".")
    for read in (other, one):
        ones = sections_of(read.pack).get(section, {})
        name = next((name for name in (rest, rest.rpartition(".")[0]) if name in ones), "")
        if name:
            return row_of(read, section, ones[name]).label
    return ""


def plain(value: Any) -> list[str]:
    """Return a member of a pack's document as lines of text: a history by its dates, a table by its members."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [f"{name}: {'; '.join(plain(inner))}" for name, inner in value.items()]
    if isinstance(value, list | tuple):
        return [", ".join("; ".join(plain(inner)) for inner in value)]
    return [str(value)]
