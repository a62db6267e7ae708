"""One activity as a mark: filled for yes, open for cannot tell, small for no; a ring where worlds differ."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from detente.analysis.pictures.svg import element

RADIUS, RING = 5.0, 9.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a picture shows of an activity. `answer` is yes, no or cannot tell; `told` is what a pointer is told."""

    answer: str
    told: str
    turns: bool = False
    day: int | None = None
    troops: int | None = None
    place: tuple[float, float] | None = None


def mark(seen: Seen, x: float, y: float) -> str:
    """Return the mark of an activity. The shape alone tells the answer; there is no colour."""
    title = f"<title>{escape(seen.told)}</title>"
    ring = (
        element("circle", cx=x, cy=y, r=RING, fill="none", stroke="currentColor", stroke_width=1) if seen.turns else ""
    )
    if seen.answer == "yes":
        shape = element("circle", title, cx=x, cy=y, r=RADIUS, fill="currentColor", fill_opacity="0.85")
    elif seen.answer == "no":
        shape = element("circle", title, cx=x, cy=y, r=RADIUS / 2, fill="currentColor", fill_opacity="0.45")
    else:
        points = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
        shape = element(
            "polygon", title, points=points, fill="none", stroke="currentColor", stroke_width=1.5, pointer_events="all"
        )
    return shape + ring
