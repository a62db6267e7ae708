"""Draw the icons of the public app from our own drawings: SVG in, PNG beside it, the same bytes each time.

Launchers of Android and iOS take no SVG (W3C Web Application Manifest § icons; apple-touch-icon). Run it after a change
of a drawing and commit what it makes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

FOLDER = Path(__file__).parent.parent / "src" / "detente" / "desk" / "static" / "desk"
POINTS = 72  # an icon is one inch wide, so that dots for each inch are its pixels
ICONS = {
    "public-icon-192.png": ("public-icon.svg", 192),
    "public-icon-512.png": ("public-icon.svg", 512),
    "public-icon-maskable-192.png": ("public-icon-maskable.svg", 192),
    "public-icon-maskable-512.png": ("public-icon-maskable.svg", 512),
    "public-icon-180.png": ("public-icon-maskable.svg", 180),  # iOS cuts the corners itself
}
MOST_BYTES = 20 * 1024


def draw(drawing: Path, pixels: int) -> bytes:
    """Return the drawing as PNG, `pixels` wide and high."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        shutil.copy(drawing, folder)
        paper = f"width: {POINTS}pt, height: {POINTS}pt, margin: 0pt, fill: none"
        page.write_text(f'#set page({paper})\n#image("{drawing.name}")', "utf-8")
        return typst.compile(page, format="png", ppi=pixels)


def main() -> None:
    """Write every icon."""
    for name, (drawing, pixels) in ICONS.items():
        made = draw(FOLDER / drawing, pixels)
        assert len(made) < MOST_BYTES, name
        (FOLDER / name).write_bytes(made)
        print(f"{name}: {len(made)} bytes")


if __name__ == "__main__":
    main()
