"""The language `treaty-cel/1`: tree, reader, printer, checker (docs/spec/rules.md § 5)."""

from detente.regimes.language.check import check
from detente.regimes.language.parse import parse
from detente.regimes.language.scope import Scope
from detente.regimes.language.show import show
from detente.regimes.language.types import Sort, Type
from detente.regimes.language.walk import names, names_of

__all__ = ["Scope", "Sort", "Type", "check", "names", "names_of", "parse", "show"]
