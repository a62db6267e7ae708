"""One part of a rule as a statement that is true of the item: what says yes as it stands, what says no turned round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from detente.documents.findings.operands import SIGNS, Operands, value_of
from detente.documents.findings.speaking import ANSWER_WORDS, Speaker
from detente.errors.sentences.shape import N_
from detente.regimes.judging import ANSWERS, Reason
from detente.regimes.language import parse
from detente.regimes.language.tree import Among, And, Compare, Has, Name, Node, Not, Or, Truth, Word

_OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}


def statement(speaker: Speaker, reason: Reason, gaps: Mapping[str, str]) -> str:
    """Return a reason as one statement in the reader's language; `gaps` says why figures of the item are missing."""
    node, holds = _bare(parse(reason.part), reason.value if not isinstance(reason.value, str) else None)
    return _Part(speaker, Operands(speaker, reason.figures, gaps)).told(node, None if holds is None else bool(holds))


def _bare(node: Node, holds: Any) -> tuple[Node, Any]:
    """The part under its negations, and what is then true of it."""
    while isinstance(node, Not):
        node, holds = node.of, (None if holds is None else not holds)
    return node, holds


class _Part:
    def __init__(self, speaker: Speaker, operands: Operands) -> None:
        self.speaker = speaker
        self.operands = operands

    def told(self, node: Node, holds: bool | None) -> str:
        """Say one part, of which `holds` is true."""
        for kind, say in self._ways.items():
            if isinstance(node, kind):
                return say(self, node, holds)
        return self.operands.long(node)

    def _compared(self, node: Compare, holds: bool | None) -> str:
        if isinstance(node.right, Word) and node.op in {"==", "!="}:
            return self._named(node, holds)
        sign = SIGNS[_OPPOSITE[node.op] if holds is False else node.op]
        sort = self.operands.sort(node.left)
        right = self.operands.short(node.right, sort)
        template = N_("{left} {sign} {right}") if holds is not None else N_("{left} {sign} {right}: cannot tell")
        left = self.operands.long(node.left) if holds is None else self._left(node.left)
        return self.speaker.say(template, left=left, sign=sign, right=right)

    def _left(self, node: Node) -> str:
        """A figure alone reads better with a colon than in parentheses."""
        if isinstance(node, Name) and node.root != "limit":
            label = self.speaker.label(f"{node.root}.{node.name}")
            return self.speaker.say(N_("{figure}: {amount}"), figure=label, amount=self.operands.figure(node))
        return self.operands.long(node)

    def _named(self, node: Compare, holds: bool | None) -> str:
        """A word that is, or is not, the one asked for."""
        assert isinstance(node.right, Word)
        is_it = holds is not None and holds == (node.op == "==")
        word = self.operands.short(node.right)
        if is_it or holds is None:
            return self._left(node.left)
        return self.speaker.say(N_("{statement}, not {word}"), statement=self._left(node.left), word=word)

    def _among(self, node: Among, holds: bool | None) -> str:
        words = [self.speaker.word(f"value.{value}", str(value)) for value in node.values]
        template = N_("{statement}, which is {words}") if holds else N_("{statement}, which is not {words}")
        if holds is None or (holds and len(words) == 1):
            return self._left(node.of)
        return self.speaker.say(template, statement=self._left(node.of), words=self.speaker.any_of(words))

    def _name(self, node: Name, holds: bool | None) -> str:
        if node.root == "is":
            return self.rule(node.name, ANSWERS[holds])
        return self._left(node)

    def rule(self, name: str, answer: str) -> str:
        """Say what another rule says."""
        rule, fact = self.speaker.label(f"is.{name}"), self.speaker.pack.facts.get(name)
        said = self.speaker.say(ANSWER_WORDS[answer])
        cite = fact.cite if fact else ""
        return self.speaker.say(N_("{rule}: {answer} (¶ {cite})"), rule=rule, answer=said, cite=cite)

    def _has(self, node: Has, holds: bool | None) -> str:
        label = self.speaker.label(f"{node.of.root}.{node.of.name}")
        template = N_("“{figure}” was given") if holds else N_("“{figure}” was not given")
        return self.speaker.say(template, figure=label)

    def _joined(self, node: And | Or, _holds: bool | None) -> str:
        """Each part with what is true of it; together they say what is true of the whole."""
        return "; ".join(self.told(*_bare(part, self._truth(part))) for part in node.parts)

    def _truth(self, node: Node) -> bool | None:
        bare, turned = _bare(node, holds=True)
        found = value_of(bare, self.operands.figures)
        return None if not isinstance(found, bool) else found == turned

    def _truth_word(self, node: Truth, _holds: bool | None) -> str:
        return self.speaker.say(ANSWER_WORDS["yes" if node.value else "no"])

    _ways: Mapping[Any, Callable[..., str]] = {
        Compare: _compared,
        Among: _among,
        Name: _name,
        Has: _has,
        And: _joined,
        Or: _joined,
        Truth: _truth_word,
    }
