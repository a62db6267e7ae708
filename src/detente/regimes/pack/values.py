"""A rule pack as values: what a checked folder of files becomes.

Days are whole days since 1970-01-01, instants seconds since then in UTC. Every text is English here; other languages
are `words`, courtesy translations kept beside the pack and outside its digest (docs/spec/rules.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from detente.regimes.language.tree import Node


class Basis(IntEnum):
    """How well a figure is known, best first. The weakest of those used travels into every finding."""

    VERIFIED = 0
    ANCESTOR = 1
    SECONDARY = 2
    MEMORY = 3
    DOUBTFUL = 4
    HOUSE = 5
    ILLUSTRATIVE = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A `limit`: a figure of the text with its history, (first day, value) in ascending order."""

    name: str
    chapter: str
    cite: str
    basis: Basis
    unit: str
    label: str
    history: tuple[tuple[int, int], ...]
    source: str = ""

    def on(self, day: int) -> int | None:
        """Return the value in force on a day, None before the first."""
        return next((value for first, value in reversed(self.history) if first <= day), None)


@dataclass(frozen=True, slots=True)
class Attribute:
    """A figure or word that an item of a kind can have.

    `type` is id, party, word, yes/no, date, instant or count; a count has a `unit`, a word may be `one_of` a few.
    """

    name: str
    type: str
    label: str
    unit: str = ""
    one_of: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """What rules speak about: an activity, a request, a holding. Its identifier is always the attribute `id`."""

    name: str
    label: str
    attributes: Mapping[str, Attribute]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a count over all items of the kind that share a word (`by`); an item without that word stands alone.

    It cannot be told when one of those items lacks the count.
    """

    name: str
    chapter: str
    cite: str
    label: str
    about: str
    of: str
    by: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule says of one item: yes, no or cannot tell. `on` is the date or instant that picks the figures."""

    name: str
    chapter: str
    cite: str
    basis: Basis
    label: str
    text: str
    about: str
    on: str
    when: Node


@dataclass(frozen=True, slots=True)
class Quota:
    """How many items, or how much of a count (`sum`), a group may have within calendar years or at the same time.

    `of` names the attributes that make a group. `at_most` is an expression over `limit.…` and, where `holder` names a
    kind, over the item of that kind whose attribute `holder_key[0]` equals the group's first attribute and whose count
    `holder_key[1]` equals the year. `overlap` is ("start", "end") for at the same time; then `years` is 0.
    """

    name: str
    chapter: str
    cite: str
    basis: Basis
    label: str
    text: str
    count: str
    where: Node
    of: tuple[str, ...]
    on: str
    at_most: Node
    years: int = 1
    sum: str = ""
    overlap: tuple[str, str] | None = None
    holder: str = ""
    holder_key: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Every:
    """A recurring date: each year on `month`/`day`, or each `months` counted from the day `first`.

    `covers` is added to the year of the date to give the year that the return is for: 1 for next year's calendar.
    """

    month: int = 0
    day: int = 0
    covers: int = 0
    months: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed by a date, and which message discharges it.

    `about` is a kind, or empty for what each party owes `every` so often. `by` and `to` name an attribute of the item,
    or "each party", or "all". `due` is an expression for a day or an instant, `months` a limit's name whose months are
    added to it; `at_once` has no number of hours: it is never late by itself. `may` is a right, listed, never overdue.
    `then` and `otherwise` are duties that follow when this one is done or missed; `beside` another it travels with.
    """

    name: str
    chapter: str
    cite: str
    basis: Basis
    label: str
    text: str
    acts: tuple[str, ...]
    by: str
    to: str
    about: str = ""
    on: str = ""
    when: Node | None = None
    due: Node | None = None
    months: str = ""
    at_once: bool = False
    since: Node | None = None
    every: Every | None = None
    may: bool = False
    excused: Node | None = None
    contested: Node | None = None
    beside: str = ""
    then: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a format, with its paragraph number and heading.

    `type`: line, text, yes/no, count, date, instant, party, parties, word, words, points (coordinates), counts (a
    number for each party), amounts (a number for each type named by the writer), rows (with `columns`, simple types),
    notices (references to others). `feeds` is "kind.attribute" of the item that a notice describes (a `counts` or
    `amounts` feeds its sum). `sum_of` names the `counts` whose sum this must equal; `parties_in` the `parties` field
    in which every party here must stand; `not_before` the date field this may not precede.
    """

    name: str
    paragraph: str
    section: str
    heading: str
    type: str
    basis: Basis = Basis.MEMORY
    required: bool = False
    unit: str = ""
    one_of: tuple[str, ...] = ()
    columns: tuple[Question, ...] = ()
    feeds: str = ""
    sum_of: str = ""
    parties_in: str = ""
    not_before: str = ""
    low: int = 0
    high: int = 10**12
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a format; `may_stay` allows “nothing new since the last return”."""

    name: str
    heading: str
    may_stay: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the regime: its own code, the paragraphs, the sections and questions in order.

    `osce_format` is the real number where the user has the list, else empty. `about` is the kind of item a notice in
    this format describes or changes; `does` says what it does to it: opens, changes, cancels or answers.
    `by_as` names the attribute that is the sender, `sent_as` the one that is the day or instant of sending.
    `answers` are the codes of formats this one replies to; `nil` whether “nothing to report” is a return.
    """

    code: str
    chapter: str
    cite: str
    heading: str
    text: str
    precedence: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    about: str = ""
    does: str = "opens"
    by_as: str = ""
    sent_as: str = ""
    sets: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    nil: bool = False
    yearly: bool = False
    osce_format: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the instrument."""

    name: str
    heading: str


@dataclass(frozen=True, slots=True)
class NotCovered:
    """What the text demands and the pack does not hold."""

    cite: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A checked pack. `document` is what its digest is over; `words` are translations by language, then by path."""

    name: str
    title: str
    source: str
    profile: str
    clock: str
    counts: str
    warning: str
    first: int
    last: int | None
    parties: tuple[str, ...]
    chapters: Mapping[str, Chapter]
    kinds: Mapping[str, Kind]
    limits: Mapping[str, Figure]
    totals: Mapping[str, Total]
    facts: Mapping[str, Fact]
    quotas: Mapping[str, Quota]
    duties: Mapping[str, Duty]
    formats: Mapping[str, Format]
    not_covered: tuple[NotCovered, ...]
    document: Mapping[str, Any]
    digest: str
    base: str = ""
    variant: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def word(self, language: str, path: str, english: str) -> str:
        """Return the translation of a text at a path such as `limit.notify_troops.label`, else the English."""
        return self.words.get(language, {}).get(path, english)
