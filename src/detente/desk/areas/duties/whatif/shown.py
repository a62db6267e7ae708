"""What stands on the page of an answer, as values, and how a few of them are worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext

from detente.analysis.histories import Row
from detente.analysis.telling import day
from detente.documents.findings import ANSWER_WORDS as WORDS
from detente.documents.findings import Finding, Speaker, Statement


@dataclass(frozen=True, slots=True)
class WorldShown:
    """A world: its letter on this page, its title, the page of its rules, what it changes."""

    letter: str
    title: str
    why: str
    digest: str
    url: str
    compare_url: str


@dataclass(frozen=True, slots=True)
class Word:
    """An answer: for programs, and as the reader's word."""

    answer: str
    word: str


@dataclass(frozen=True, slots=True)
class CountShown:
    """How often a fact holds in a world; `span` is at least to at most, `basis` that of the weakest it rests on."""

    letter: str
    basis: str
    basis_label: str
    yes: str
    no: str
    untold: str
    span: str


@dataclass(frozen=True, slots=True)
class FactShown:
    """A fact with its counts in every world."""

    name: str
    label: str
    text: str
    cite: str
    url: str
    counts: tuple[CountShown, ...]


@dataclass(frozen=True, slots=True)
class TurnedShown:
    """An activity that turns, with the reasons in the first world and in the other as one line each."""

    label: str
    url: str
    fact: str
    letter: str
    one: Word
    other: Word
    why: str
    why_other: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """The answer of the first world, and by letter those that differ."""

    first: Word
    others: tuple[tuple[str, Word], ...]


@dataclass(frozen=True, slots=True)
class ActivityShown:
    """An activity of a history: what is claimed of it and by which source, and what each world says."""

    id: str
    label: str
    url: str
    state: str
    starts: str
    when: str
    at: str
    troops: str
    answers: tuple[AnswerShown, ...]
    asked: tuple[str, ...]
    organiser: str
    area: str
    reported: tuple[str, ...]
    source: str
    source_url: str

    @property
    def labelled(self) -> list[tuple[str, AnswerShown]]:
        """Each answer with the label of what was asked."""
        return list(zip(self.asked, self.answers, strict=True))


@dataclass(frozen=True, slots=True)
class Explained:
    """One activity: for each fact the finding of every world, with its letter and the name of its pack."""

    label: str
    facts: tuple[tuple[tuple[str, str, Finding], ...], ...]


def in_a_line(found: Finding) -> str:
    """Return the statements that carry a finding, without those that only lead to them."""
    said = list(_leaves(found.because)) or [gap.text for gap in found.missing]
    return "; ".join(said) or found.sentence


def _leaves(statements: Iterable[Statement]) -> Iterator[str]:
    for one in statements:
        yield from _leaves(one.because) if one.because else (one.text,)


def word_of(speaker: Speaker, answer: str) -> Word:
    """Return an answer with the reader's word for it."""
    return Word(answer, speaker.say(WORDS[answer]))


def days_of(speaker: Speaker, row: Row, *names: str) -> str:
    """Return days of an activity from first to last; one known in part only as it was given."""
    told = []
    for name in names:
        value = row.item.get(name)
        told.append(day(row, name) if value is None else speaker.day(int(value)))
    return " – ".join(one for one in dict.fromkeys(told) if one)


def reported(row: Row) -> Iterator[str]:
    """What its source says was notified or observed: a claim beside the answers, never their ground."""
    notified, observed = row.beside.get("notified_as_reported"), row.beside.get("observed_as_reported")
    if notified:
        yield gettext("notified: {word}").format(word=notified)
    if observed:
        yield gettext("observed: {word}").format(word=observed)


def host_of(address: str) -> str:
    """Return the host of a web address; nothing else that a table calls its source may be followed.

    >>> host_of("https://www.example.org/a"), host_of("javascript:alert(1)"), host_of("http://[")
    ('www.example.org', '', '')
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in {"http", "https"} else ""
