"""What stands on either side of a comparison: its value from the figures at hand, and how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.documents.findings.speaking import GAP_WORDS, Speaker
from detente.errors.sentences.shape import N_
from detente.regimes.judging import Value
from detente.regimes.language.tree import Arithmetic, Call, Name, Node, Number, Truth, Word

Figures = Mapping[str, Value | None]
SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "==": "=", ">": ">", "<": "<", "-": "−", "+": "+", "*": "×", "/": "÷"}
_HOUR, _DAY = 3600, 86_400


def value_of(node: Node, figures: Figures) -> Value | None:
    """Return what an operand is, None where a figure is missing or the node is no operand."""
    match node:
        case Name(root, name):
            return figures.get(f"{root}.{name}")
        case Number(value) | Word(value) | Truth(value):
            return value
        case Call(function, of):
            inner = value_of(of, figures)
            return None if inner is None else int(inner) * _HOUR if function == "hours" else int(inner) // _DAY
        case Arithmetic(op, left, right):
            return _computed(op, value_of(left, figures), value_of(right, figures))
    return None


def _computed(op: str, left: Value | None, right: Value | None) -> Value | None:
    if not isinstance(left, int) or not isinstance(right, int) or (op == "/" and not right):
        return None
    return {"+": left + right, "-": left - right, "*": left * right}[op] if op != "/" else left // right


@dataclass(frozen=True, slots=True)
class Operands:
    """Says operands with the figures of one reason; `gaps` says why figures of the item are missing."""

    speaker: Speaker
    figures: Figures
    gaps: Mapping[str, str]

    def figure(self, name: Name) -> str:
        """Return the value of a figure, or why there is none."""
        at = f"{name.root}.{name.name}"
        value = self.figures.get(at)
        if value is None:
            return self.speaker.say(GAP_WORDS[self.gaps.get(name.name, "") if name.root != "limit" else ""])
        return self.speaker.value(at, value)

    def sort(self, node: Node) -> str:
        """Return `date`, `instant`, `days`, `span` (of seconds) or the unit of a count."""
        match node:
            case Name(root, name):
                attribute = self.speaker.attribute(f"{root}.{name}")
                is_moment = attribute and attribute.type in {"date", "instant"}
                return attribute.type if attribute and is_moment else self.speaker.unit(f"{root}.{name}")
            case Call(function, _):
                return "span" if function == "hours" else "date"
            case Arithmetic("-", left, right):
                sorts = self.sort(left), self.sort(right)
                return {("date", "date"): "days", ("instant", "instant"): "span"}.get(sorts, sorts[0])
            case Arithmetic(_, left, _):
                return self.sort(left)
        return ""

    def spelled(self, value: Value, sort: str) -> str:
        """Return a computed value."""
        if sort == "date":
            return self.speaker.day(int(value))
        if sort == "instant":
            return self.speaker.instant(int(value))
        return self.speaker.span(int(value)) if sort == "span" else self.speaker.amount(int(value), sort)

    def short(self, node: Node, sort: str = "") -> str:
        """Return an operand by its value, with the paragraph where it is a figure of the text."""
        limit = node.of if isinstance(node, Call) else node
        if isinstance(limit, Name) and limit.root == "limit" and limit.name in self.speaker.pack.limits:
            figure = self.speaker.pack.limits[limit.name]
            source = self.speaker.source(figure)
            return self.speaker.say(N_("{amount} ({source})"), amount=self.figure(limit), source=source)
        if isinstance(node, Word):
            return self.speaker.word(f"value.{node.value}", node.value)
        if isinstance(node, Number):
            return self.spelled(node.value, sort)
        return self.long(node)

    def long(self, node: Node) -> str:
        """Return an operand with the labels of its figures; what is computed, with its result."""
        match node:
            case Name(root, name):
                label = self.speaker.label(f"{root}.{name}")
                return self.speaker.say(N_("{figure} ({amount})"), figure=label, amount=self.figure(node))
            case Call(_, of):
                return self.long(of)
            case Arithmetic():
                value = value_of(node, self.figures)
                formula = self._formula(node)
                return formula if value is None else f"{formula} = {self.spelled(value, self.sort(node))}"
        return self.short(node)

    def _formula(self, node: Node) -> str:
        if isinstance(node, Arithmetic):
            right = self._formula(node.right)
            right = f"({right})" if isinstance(node.right, Arithmetic) else right
            return f"{self._formula(node.left)} {SIGNS[node.op]} {right}"
        is_limit = isinstance(node, Name) and node.root == "limit"
        return self.short(node) if is_limit else self.long(node)
