"""Print a tree: one spelling for each, the one that is hashed and shown as a reason."""

from __future__ import annotations

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

_CHOICE, _OR, _AND, _RELATION, _SUM, _PRODUCT, _UNARY = range(7)
_ARITHMETIC = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT}


def show(node: Node) -> str:
    """Return the text whose tree this is, with as few parentheses as that takes.

    >>> from detente.regimes.language.parse import parse
    >>> show(parse("((a.x)+1)*2>=limit.y&&!(is.b||a.z in ['']) " .replace("''", '"w"')))
    '(a.x + 1) * 2 >= limit.y && !(is.b || a.z in ["w"])'
    """
    return _show(node, _CHOICE)


def _show(node: Node, at: int) -> str:
    binds, text = _written(node)
    return text if binds >= at else f"({text})"


def _written(node: Node) -> tuple[int, str]:
    """Return how strongly the node binds, and its text."""
    match node:
        case Or(parts):
            found = _OR, " || ".join(_show(part, _AND) for part in parts)
        case And(parts):
            found = _AND, " && ".join(_show(part, _RELATION) for part in parts)
        case Compare(op, left, right):
            found = _RELATION, f"{_show(left, _SUM)} {op} {_show(right, _SUM)}"
        case Among(of, values):
            found = _RELATION, f"{_show(of, _SUM)} in [{', '.join(_literal(value) for value in values)}]"
        case Arithmetic(op, left, right):
            found = _ARITHMETIC[op], _arithmetic(op, left, right)
        case Choice(condition, yes, no):
            found = _CHOICE, f"{_show(condition, _OR)} ? {_show(yes, _OR)} : {_show(no, _CHOICE)}"
        case Not(of):
            found = _UNARY, f"!{_show(of, _UNARY)}"
        case _:
            found = _UNARY, _atom(node)
    return found


def _arithmetic(op: str, left: Node, right: Node) -> str:
    binds = _ARITHMETIC[op]
    return f"{_show(left, binds)} {op} {_show(right, binds + 1)}"


def _atom(node: Node) -> str:
    match node:
        case Has(of):
            text = f"has({_atom(of)})"
        case Call(function, of):
            text = f"{function}({_show(of, _SUM)})"
        case Name(root, name):
            text = f"{root}.{name}"
        case Truth(value):
            text = "true" if value else "false"
        case Number(value) | Word(value):
            text = _literal(value)
        case _:
            raise AssertionError(node)
    return text


def _literal(value: str | int) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
