"""Between one member of an act's body and the text of one form field.

Reading back never fails and never loses: what has another shape than the form expects is shown as text, and the check
says what is wrong with it.
"""

from __future__ import annotations

import re
from typing import Any, Literal

Kind = Literal["text", "lines", "passages", "number", "flag", "instant", "themes", "items"]

_NUMBER = re.compile(r"-?\d{1,9}")
_POINT = "- "


def to_member(kind: Kind, value: Any) -> Any:
    r"""Return the member for what was typed; an empty value means that the member is absent.

    >>> to_member("passages", "One.\n\nTwo,\nstill two.")
    ['One.', 'Two,\nstill two.']
    >>> to_member("instant", "2022-02-20T12:00")
    '2022-02-20T12:00:00Z'
    >>> to_member("number", "three")
    'three'
    """
    match kind:
        case "lines":
            return [text.strip() for text in value.split("\n") if text.strip()]
        case "passages":
            return [text.strip() for text in re.split(r"\n\s*\n", value) if text.strip()]
        case "number":
            return int(value) if _NUMBER.fullmatch(value) else value
        case "instant":
            return _instant(value)
        case "themes":
            return read_themes(value)
        case _:
            return value


def to_text(kind: Kind, member: Any) -> Any:
    r"""Return what the form shows for a member.

    >>> to_text("themes", [{"title": "Arms control", "points": ["Missiles"]}])
    'Arms control\n- Missiles'
    >>> to_text("instant", "2022-02-20T12:00:00Z")
    '2022-02-20T12:00:00'
    """
    match kind:
        case "flag":
            return member is True
        case "items":
            return [str(item) for item in member] if isinstance(member, list) else []
        case "lines" | "passages":
            between = "\n" if kind == "lines" else "\n\n"
            return between.join(str(item) for item in member) if isinstance(member, list) else _plain(member)
        case "themes":
            return write_themes(member) if isinstance(member, list) else _plain(member)
        case "instant":
            return _plain(member).removesuffix("Z")
        case _:
            return _plain(member)


def read_themes(text: str) -> list[dict[str, Any]]:
    r"""Read themes, one per line; lines that begin with a dash and a space are points of the theme above.

    >>> read_themes("Arms control\n- Missiles\nHotlines")
    [{'title': 'Arms control', 'points': ['Missiles']}, {'title': 'Hotlines'}]
    """
    themes: list[dict[str, Any]] = []
    for written in (line.strip() for line in text.split("\n") if line.strip()):
        if written.startswith(_POINT) and themes:
            themes[-1].setdefault("points", []).append(written.removeprefix(_POINT).strip())
        else:
            themes.append({"title": written})
    return themes


def write_themes(themes: list[Any]) -> str:
    """Write themes as `read_themes` reads them."""
    lines: list[str] = []
    for theme in themes:
        named = theme if isinstance(theme, dict) else {"title": theme}
        lines.append(str(named.get("title", "")))
        points = named.get("points")
        lines += [_POINT + str(point) for point in points] if isinstance(points, list) else []
    return "\n".join(lines)


def _instant(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value):
        return f"{value}:00Z"
    return f"{value}Z" if re.fullmatch(r"[\dT:-]+", value) else value


def _plain(member: Any) -> str:
    return "" if member is None else str(member)
