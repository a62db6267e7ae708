"""Bodies of declared acts, made from their forms: every part filled with something of its shape, under one seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from detente.council.acts import Form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Part, Shape
from detente.kernel import Digest, Instant, PartyName

WORDS = (
    "transparency", "exercise", "briefing", "mission", "article", "notification", "council", "concern", "principle",
    "restraint", "verification", "dialogue", "measure", "threshold", "observer", "reply", "series", "meeting",
)  # fmt: skip
LANGUAGES = ("en", "fr", "uk")
DAY = 86_400


def write_body(
    form: Form, rng: Random, parties: Sequence[PartyName], now: Instant, step: Labelled | None = None,
    only_required: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Write the body of an act of `form`; for a form of steps, of `step`.

    >>> from detente.council.acts import FORMS
    >>> a, b = PartyName("a.example"), PartyName("b.example")
    >>> body = write_body(FORMS["decision"], Random(1), [a, b], Instant(0), only_required=True)
    >>> sorted(body)
    ['body', 'text', 'title']
    """
    names = _names(form, step, only_required=only_required)
    body = {part.name: _value(part, rng, parties, now) for part in form.parts if part.name in names}
    return body | ({"step": step.value} if step is not None else {})


def _names(form: Form, step: Labelled | None, *, only_required: bool) -> set[str]:
    if step is not None:
        takes = form.steps[step]
        return set(takes.required) if only_required else {*takes.required, *takes.optional, "text"}
    return {part.name for part in form.parts if part.required or not only_required}


def sentence(rng: Random) -> str:
    """A few words of the field that mean nothing."""
    return " ".join(rng.choices(WORDS, k=rng.randint(3, 9))).capitalize() + "."


def _value(part: Part, rng: Random, parties: Sequence[PartyName], now: Instant) -> Any:
    return _WRITERS[part.shape](part, rng, parties, Instant(now + rng.randint(1, 30) * DAY))


_CODES = {"format": "D-XII-41"}  # lines that are a code rather than words
Writer = Callable[[Part, Random, Sequence[PartyName], Instant], Any]

_WRITERS: dict[Shape, Writer] = {
    Shape.LINE: lambda part, rng, *_: _CODES.get(part.name) or sentence(rng)[: min(part.limit, 60)].strip(),
    Shape.TEXT: lambda _, rng, *__: " ".join(sentence(rng) for _number in range(3)),
    Shape.DATE: lambda _, __, ___, ahead: ahead.iso[:10],
    Shape.INSTANT: lambda _, __, ___, ahead: ahead.iso,
    Shape.FLAG: lambda *_: True,
    Shape.COUNT: lambda part, rng, *_: rng.randint(part.low, part.high),
    Shape.CHOICE: lambda part, rng, *_: rng.choice(list(part.choices or ())).value,
    Shape.CHOICES: lambda part, *_: [choice.value for choice in part.choices or ()],
    Shape.PARTY: lambda _, rng, parties, __: str(rng.choice(parties)),
    Shape.PARTIES: lambda _, __, parties, ___: [str(party) for party in parties],
    Shape.LINES: lambda _, rng, *__: [f"{number}. {sentence(rng)}" for number in range(1, rng.randint(2, 4))],
    Shape.LANGUAGES: lambda *_: ["en", "fr"],
    Shape.DIGEST: lambda _, rng, *__: str(Digest.of(rng.randbytes(4))),
    Shape.ROWS: lambda part, rng, parties, ahead: [_row(part, rng, parties, ahead, n) for n in _numbers(part, parties)],
}


def _numbers(part: Part, parties: Sequence[PartyName]) -> range:
    """Three rows; where each is a party's, no more than there are parties."""
    by_party = any(inner.name == part.key and inner.shape is Shape.PARTY for inner in part.parts)
    return range(1, 1 + (min(3, len(parties)) if by_party else 3))


def _row(part: Part, rng: Random, parties: Sequence[PartyName], now: Instant, number: int) -> dict[str, Any]:
    """One row; its key is its number, or the party of that number, so that no two are the same."""
    row = {inner.name: _value(inner, rng, parties, now) for inner in part.parts}
    row |= {"language": LANGUAGES[number - 1]} if "language" in row else {}
    key = next(inner for inner in part.parts if inner.name == part.key)
    if key.shape is Shape.PARTY:
        row[part.key] = str(parties[(number - 1) % len(parties)])
    elif key.shape is Shape.LINE and key.name != "language":
        row[part.key] = str(number)
    return row
