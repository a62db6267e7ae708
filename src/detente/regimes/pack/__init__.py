"""A rule pack: its values, how a folder of files becomes one, overlays, differences."""

from detente.regimes.pack.differences import Difference, differences, paragraph_order
from detente.regimes.pack.folder import LANGUAGES
from detente.regimes.pack.lint import Remark, lint
from detente.regimes.pack.load import load
from detente.regimes.pack.overlay import Overlay, overlaid, read_overlay
from detente.regimes.pack.problems import PackError, Problem
from detente.regimes.pack.values import Basis, Pack
from detente.regimes.pack.variants import case_tables, problems, variants
from detente.regimes.pack.words import texts

__all__ = [
    "LANGUAGES", "Basis", "Difference", "Overlay", "Pack", "PackError", "Problem", "Remark", "case_tables",
    "differences", "lint", "load", "overlaid", "paragraph_order", "problems", "read_overlay", "texts", "variants",
]  # fmt: skip
