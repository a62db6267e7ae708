"""A finding and why, as sentences in a language: for the desk, the terminal and papers alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.documents.findings.parts import statement
from detente.documents.findings.speaking import ANSWER_WORDS, GAP_WORDS, Speaker
from detente.errors.sentences.shape import N_
from detente.regimes.judging import ANSWERS, CANNOT_TELL, Change, Explanation, Item, Reason
from detente.regimes.pack.values import Pack


@dataclass(frozen=True, slots=True)
class Statement:
    """One true statement about the item. `holds` is yes, no or cannot tell; `because` carries it."""

    text: str
    holds: str
    because: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that keeps a finding open: its name in the pack, and the sentence that says so."""

    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of an item. `answer` is for programs (yes, no, cannot tell, not in force), `word` for people.

    `sentence` says the whole in one line, `text` is the rule as the pack puts it.
    """

    rule: str
    label: str
    text: str
    cite: str
    basis: str
    answer: str
    word: str
    sentence: str
    because: tuple[Statement, ...]
    missing: tuple[Missing, ...]
    changes: tuple[str, ...]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield everything as lines with their depth: for a terminal or a paper."""
        yield 0, self.sentence
        yield from _deepened(self.because, 1)
        yield from ((1, gap.text) for gap in self.missing)
        yield from ((1, change) for change in self.changes)


def _deepened(statements: Iterable[Statement], depth: int) -> Iterator[tuple[int, str]]:
    for one in statements:
        yield depth, one.text
        yield from _deepened(one.because, depth + 1)


def finding(
    pack: Pack, told: Explanation, language: str, item: Item | None = None, changes: Iterable[Change] = ()
) -> Finding:
    """Return an explanation as sentences; `item` tells why figures are missing, `changes` are from `would_change`."""
    speaker, fact = Speaker(pack, language), pack.facts[told.rule]
    gaps = dict(item.gaps) if item else {}
    label, word = speaker.label(f"is.{told.rule}"), speaker.say(ANSWER_WORDS[told.answer])
    basis = speaker.basis(told.basis)
    whole = N_("{rule}: {answer} (¶ {cite}, {basis})")
    return Finding(
        rule=told.rule,
        label=label,
        text=speaker.word(f"fact.{told.rule}.text", fact.text),
        cite=told.cite,
        basis=basis,
        answer=told.answer,
        word=word,
        sentence=speaker.say(whole, rule=label, answer=word, cite=told.cite, basis=basis),
        because=tuple(_statement(speaker, reason, gaps) for reason in told.because),
        missing=tuple(_missing(speaker, name, gaps) for name in told.missing),
        changes=tuple(_change(speaker, change) for change in changes),
    )


def _statement(speaker: Speaker, reason: Reason, gaps: dict[str, str]) -> Statement:
    holds = ANSWERS[reason.value] if reason.value is None or isinstance(reason.value, bool) else CANNOT_TELL
    below = tuple(_statement(speaker, inner, gaps) for inner in reason.because)
    return Statement(statement(speaker, reason, gaps), holds, below)


def _missing(speaker: Speaker, name: str, gaps: dict[str, str]) -> Missing:
    why = gaps.get(name.partition(".")[2], "")
    template = N_("“{figure}” is needed: {why}.") if why else N_("“{figure}” is needed and was not given.")
    return Missing(name, speaker.say(template, figure=speaker.label(name), why=speaker.say(GAP_WORDS[why])))


def _change(speaker: Speaker, change: Change) -> str:
    """What the least change of one figure would do."""
    value, answer = speaker.value(change.figure, change.to), speaker.say(ANSWER_WORDS[change.answer])
    template = N_("With “{figure}” at {value} the answer would be “{answer}”.")
    return speaker.say(template, figure=speaker.label(change.figure), value=value, answer=answer)
