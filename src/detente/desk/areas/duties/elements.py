"""Elements of a pack as rows: the paragraph and what it demands, the rule beside it, the figures that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from detente.desk.areas.duties.shelves import Reading
from detente.errors.sentences.shape import N_
from detente.regimes.language import show
from detente.regimes.language.tree import Node
from detente.regimes.language.walk import names_of
from detente.regimes.pack import Basis, paragraph_order
from detente.regimes.pack.values import Duty, Fact, Figure, Format, Pack, Quota, Total

Element = Figure | Total | Fact | Quota | Duty | Format
SECTIONS: dict[str, str] = {
    "limit": N_("Figure"),
    "total": N_("Total"),
    "fact": N_("Rule"),
    "quota": N_("Quota"),
    "duty": N_("Duty"),
    "format": N_("Form"),
}
MEMBERS: dict[str, str] = {
    "when": N_("holds when"),
    "where": N_("counts what"),
    "at_most": N_("at most"),
    "due": N_("due by"),
    "since": N_("at once, since"),
    "excused": N_("excused when"),
    "contested": N_("contested when"),
}


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure of the text: each value with the day from which it stands, and how well it is known."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    cite: str
    basis: str
    basis_label: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """An element beside its rule. `rules` are pairs of a label (a message id) and an expression."""

    section: str
    name: str
    chapter: str
    cite: str
    label: str
    text: str
    basis: str
    basis_label: str
    rules: tuple[tuple[str, str], ...]
    figures: tuple[FigureShown, ...]
    formats: tuple[str, ...]
    url: str

    @property
    def kind(self) -> str:
        """What kind of element it is, a message id."""
        return SECTIONS[self.section]


def sections_of(pack: Pack) -> Mapping[str, Mapping[str, Element]]:
    """Return the elements of a pack by section and name."""
    return {
        "limit": pack.limits, "total": pack.totals, "fact": pack.facts, "quota": pack.quotas, "duty": pack.duties,
        "format": pack.formats,
    }  # fmt: skip


def rows_of(read: Reading, chapter: str = "") -> list[Row]:
    """Return the elements of a chapter, or of all, in the order of their paragraphs.

    A figure that a rule of the same chapter uses stands beside that rule and has no row of its own.
    """
    found = []
    for name in [chapter] if chapter else read.pack.chapters:
        found += sorted(_chapter(read, name), key=lambda row: (paragraph_order(row.cite), _place(row), row.name))
    return found


def _place(row: Row) -> int:
    return list(SECTIONS).index(row.section)


def _chapter(read: Reading, chapter: str) -> Iterator[Row]:
    rows = [
        row_of(read, section, one)
        for section, ones in sections_of(read.pack).items()
        for one in ones.values()
        if one.chapter == chapter
    ]
    beside = {figure.name for row in rows if row.section != "limit" for figure in row.figures}
    yield from (row for row in rows if row.section != "limit" or row.name not in beside)


def row_of(read: Reading, section: str, one: Element) -> Row:
    """Return one element as a row."""
    name = one.code if isinstance(one, Format) else one.name
    english = one.heading if isinstance(one, Format) else one.label
    heading = "heading" if section == "format" else "label"
    basis = None if isinstance(one, Total | Format) else one.basis
    return Row(
        section=section,
        name=name,
        chapter=one.chapter,
        cite=one.cite,
        label=read.speaker.word(f"{section}.{name}.{heading}", english),
        text=read.speaker.word(f"{section}.{name}.text", getattr(one, "text", "")),
        basis=basis.name.lower() if basis is not None else "",
        basis_label=read.speaker.basis(basis) if basis is not None else "",
        rules=tuple((MEMBERS[member], show(node)) for member, node in expressions(one)),
        figures=tuple(figure_of(read, figure) for figure in figures_of(read.pack, one)),
        formats=one.acts if isinstance(one, Duty) else (),
        url=reverse("duties:rule", args=[read.reference, section, name]),
    )


def expressions(one: Element) -> Iterator[tuple[str, Node]]:
    """Yield the expressions of an element with the names of their members."""
    for member in MEMBERS:
        node = getattr(one, member, None)
        if node is not None:
            yield member, node


def figures_of(pack: Pack, one: Element) -> list[Figure]:
    """Return the figures of the text that an element uses, itself where it is one."""
    if isinstance(one, Figure):
        return [one]
    used = {name for _, node in expressions(one) for name in names_of(node, "limit")}
    used |= {one.months} if isinstance(one, Duty) and one.months else set()
    return sorted((pack.limits[name] for name in used), key=lambda limit: (paragraph_order(limit.cite), limit.name))


def figure_of(read: Reading, limit: Figure) -> FigureShown:
    """Return a figure with its history."""
    speaker = read.speaker
    return FigureShown(
        name=limit.name,
        label=speaker.label(f"limit.{limit.name}"),
        values=tuple((speaker.amount(value, limit.unit), speaker.day(day)) for day, value in limit.history),
        cite=limit.cite,
        basis=limit.basis.name.lower(),
        basis_label=speaker.basis(limit.basis),
        source=limit.source,
        url=reverse("duties:rule", args=[read.reference, "limit", limit.name]),
    )


def found_in(row: Row, words: str) -> bool:
    """Whether a row holds every word that is searched for, in any of its texts."""
    figures = [f"{one.label} {one.name} {' '.join(value for value, _ in one.values)}" for one in row.figures]
    rules = [text for _, text in row.rules]
    whole = " ".join([row.cite, row.label, row.text, row.name, *rules, *figures, *row.formats]).casefold()
    return all(word in whole for word in words.casefold().split())


def known_how(pack: Pack) -> list[tuple[Basis, int]]:
    """Return how many figures of a pack are known how well, the best known first."""
    bases = [limit.basis for limit in pack.limits.values()]
    return [(basis, bases.count(basis)) for basis in Basis if basis in bases]
