"""The few elements of SVG that the pictures need. Every text is escaped; colours are the page's own ink."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

INK, PAPER = "#14191c", "#ffffff"


def element(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """Return an element; `_` in the name of an attribute stands for `-`."""
    spelled = {key.replace("_", "-"): escape(_spelled(value)) for key, value in attributes.items()}
    told = "".join(f' {key}="{value}"' for key, value in spelled.items())
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def _spelled(value: str | float) -> str:
    """Numbers to a tenth of a unit: the same picture on every machine."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def label(text: str, x: float, y: float, *, anchor: str = "start", size: int = 12) -> str:
    """Return a line of text."""
    return element(
        "text",
        escape(text),
        x=x,
        y=y,
        text_anchor=anchor,
        font_size=size,
        font_family="sans-serif",
        fill="currentColor",
    )


def line(points: Iterable[tuple[float, float]], **attributes: str | float) -> str:
    """Return a line through points."""
    told = " ".join(f"{_spelled(x)},{_spelled(y)}" for x, y in points)
    return element("polyline", points=told, fill="none", stroke="currentColor", **attributes)


def picture(title: str, width: int, height: int, parts: Iterable[str]) -> str:
    """Return a whole picture that scales with the page."""
    return element(
        "svg", f"<title>{escape(title)}</title>{''.join(parts)}", xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}", width=width, height=height, role="img",
    )  # fmt: skip


def standalone(svg: str) -> bytes:
    """Return a picture as a file of its own: dark ink on white, whatever program opens it."""
    opening, rest = svg.split(">", maxsplit=1)
    background = element("rect", width="100%", height="100%", fill=PAPER)
    title, inside = rest.split("</title>", maxsplit=1)
    whole = f'{opening} color="{INK}">{title}</title>{background}{inside}'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode()
