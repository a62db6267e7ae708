"""Read an expression of `treaty-cel/1` (docs/spec/rules.md § 5)."""

from __future__ import annotations

from collections.abc import Callable

from detente.errors import TheirsError
from detente.regimes.language.tokens import MOST, Token, tokens
from detente.regimes.language.tree import (
    Among,
    And,
    Arithmetic,
    Call,
    Choice,
    Compare,
    Has,
    Name,
    Node,
    Not,
    Number,
    Or,
    Truth,
    Word,
)
from detente.regimes.language.walk import MOST_LEVELS, MOST_NODES, levels, size

FUNCTIONS = ("hours", "day")
_ORDER = ("==", "!=", "<", "<=", ">", ">=")
_TRUTHS = {"true": Truth(value=True), "false": Truth(value=False)}
RESERVED = frozenset({"has", "in", "true", "false", "null", *FUNCTIONS})
_NESTED = MOST_LEVELS + 8  # parentheses do not become nodes, but reading them costs stack


def parse(text: str) -> Node:
    """Return the tree of an expression.

    >>> parse("activity.troops >= limit.troops")
    Compare(op='>=', left=Name(root='activity', name='troops'), right=Name(root='limit', name='troops'))

    Raises `TheirsError` `regimes.syntax` with the place, `regimes.long`, `regimes.deep`, `regimes.many_nodes`.
    """
    reader = _Reader(tokens(text))
    tree = reader.expression()
    reader.expect("end", "")
    if levels(tree) > MOST_LEVELS:
        raise TheirsError("regimes.deep", limit=MOST_LEVELS)
    if size(tree) > MOST_NODES:
        raise TheirsError("regimes.many_nodes", limit=MOST_NODES)
    return tree


class _Reader:
    """Recursive descent over the tokens; `depth` bounds the stack before there is a tree to measure."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.place = 0
        self.depth = 0

    @property
    def now(self) -> Token:
        return self.tokens[self.place]

    def refuse(self) -> TheirsError:
        return TheirsError("regimes.syntax", at=self.now.at + 1, what=self.now.text[:20] or "…")

    def take(self) -> Token:
        token = self.now
        self.place += 1
        return token

    def at_sign(self, *signs: str) -> bool:
        return self.now.kind == "sign" and self.now.text in signs

    def skip(self, sign: str) -> bool:
        if not self.at_sign(sign):
            return False
        self.place += 1
        return True

    def expect(self, kind: str, text: str) -> Token:
        if self.now.kind != kind or (text and self.now.text != text):
            raise self.refuse()
        return self.take()

    def deeper(self, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > _NESTED:
            raise TheirsError("regimes.deep", limit=MOST_LEVELS)
        node = read()
        self.depth -= 1
        return node

    def expression(self) -> Node:
        return self.deeper(self._choice)

    def _choice(self) -> Node:
        condition = self.any_of()
        if not self.skip("?"):
            return condition
        yes = self.any_of()
        self.expect("sign", ":")
        return Choice(condition, yes, self.expression())

    def any_of(self) -> Node:
        return self.joined("||", Or, lambda: self.joined("&&", And, self.relation))

    def joined(self, sign: str, make: type[And | Or], read: Callable[[], Node]) -> Node:
        parts = [read()]
        while self.skip(sign):
            parts.append(read())
        flat = [inner for part in parts for inner in (part.parts if isinstance(part, make) else (part,))]
        return parts[0] if len(parts) == 1 else make(tuple(flat))

    def relation(self) -> Node:
        left = self.sum()
        if self.now.kind == "sign" and self.now.text in _ORDER:
            return Compare(self.take().text, left, self.sum())
        if self.now.kind == "name" and self.now.text == "in":
            self.take()
            return Among(left, self.literals())
        return left

    def literals(self) -> tuple[str | int, ...]:
        self.expect("sign", "[")
        found = [self.literal()]
        while self.skip(","):
            found.append(self.literal())
        self.expect("sign", "]")
        return tuple(found)

    def literal(self) -> str | int:
        if self.now.kind == "word":
            return self.take().text[1:-1]
        return self.number().value

    def sum(self) -> Node:
        node = self.product()
        while self.at_sign("+", "-"):
            node = Arithmetic(self.take().text, node, self.product())
        return node

    def product(self) -> Node:
        node = self.unary()
        while self.at_sign("*", "/"):
            node = Arithmetic(self.take().text, node, self.divisor())
        return node

    def divisor(self) -> Node:
        if self.now.kind == "number":
            return self.number()
        name = self.name()
        if name.root != "limit":
            raise TheirsError("regimes.divisor", name=f"{name.root}.{name.name}"[:80])
        return name

    def unary(self) -> Node:
        return Not(self.deeper(self.unary)) if self.skip("!") else self.primary()

    def primary(self) -> Node:
        if self.now.kind == "number":
            return self.number()
        if self.now.kind == "word":
            return Word(self.take().text[1:-1])
        if self.skip("("):
            node = self.expression()
            self.expect("sign", ")")
            return node
        return _TRUTHS[self.take().text] if self.now.text in _TRUTHS else self.called()

    def called(self) -> Node:
        if self.now.kind != "name" or self.tokens[self.place + 1].text != "(":
            return self.name()
        function = self.take().text
        self.expect("sign", "(")
        node = self.argument(function)
        self.expect("sign", ")")
        return node

    def argument(self, function: str) -> Node:
        if function == "has":
            return Has(self.name())
        if function not in FUNCTIONS:
            raise TheirsError("regimes.function", name=function[:40])
        return Call(function, self.deeper(self.sum))

    def number(self) -> Number:
        text = self.expect("number", "").text
        if len(text) > len(str(MOST)) or int(text) > MOST or (text[0] == "0" and text != "0"):
            raise TheirsError("regimes.number", what=text[:20])
        return Number(int(text))

    def name(self) -> Name:
        root = self.expect("name", "")
        if root.text in RESERVED:
            self.place -= 1
            raise self.refuse()
        self.expect("sign", ".")
        return Name(root.text, self.expect("name", "").text)
