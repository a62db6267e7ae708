"""Why a rule says what it says, as values that a reader's language is put to elsewhere.

Named tuples, not dataclasses: a case makes dozens of them, and they are made three times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from detente.regimes.judging.items import Value, write_value
from detente.regimes.pack.values import Basis, Pack

YES, NO, CANNOT_TELL, NOT_IN_FORCE = "yes", "no", "cannot tell", "not in force"
ANSWERS: Mapping[bool | None, str] = {True: YES, False: NO, None: CANNOT_TELL}


class Reason(NamedTuple):
    """A part of the rule that carries the answer: its text, its value, the figures in it (None: missing).

    Where the part is another fact, `rule` names it and `because` holds its own reasons.
    """

    part: str
    value: Value | None
    figures: Mapping[str, Value | None]
    because: tuple[Reason, ...] = ()
    rule: str = ""


class Change(NamedTuple):
    """The least change of one figure that alone would turn the answer into `answer`."""

    figure: str
    now: Value | None
    to: Value
    answer: str


class Explanation(NamedTuple):
    """What one rule says of one item, and why. `basis` is the weakest of the figures and wordings it rests on."""

    rule: str
    cite: str
    item: str
    answer: str
    basis: Basis
    because: tuple[Reason, ...]
    missing: tuple[str, ...] = ()

    def document(self, pack: Pack) -> dict[str, Any]:
        """Return it as plain values: dates as text, the digest of the pack beside it."""
        return {
            "rule": f"{pack.name}.{self.rule}",
            "cite": self.cite,
            "pack": f"sha256:{pack.digest}",
            "item": self.item,
            "answer": self.answer,
            "basis": self.basis.name.lower(),
            "because": [_reason(pack, reason) for reason in self.because],
            "missing": list(self.missing),
        }


def _reason(pack: Pack, reason: Reason) -> dict[str, Any]:
    figures = {name: written(pack, name, value) for name, value in reason.figures.items() if value is not None}
    below = {"because": [_reason(pack, inner) for inner in reason.because]} if reason.because else {}
    value = {} if reason.value is None else {"value": reason.value}
    return {"part": reason.part, **value, "figures": figures, **below}


def written(pack: Pack, name: str, value: Value) -> Value:
    """Spell a figure named `root.name` as a document does."""
    root, _, attribute = name.partition(".")
    kind = pack.kinds.get(root)
    return write_value(kind.attributes[attribute], value) if kind and attribute in kind.attributes else value
