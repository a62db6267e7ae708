"""What the checker must know of the names in an expression."""

from __future__ import annotations

from typing import Protocol

from detente.regimes.language.tree import Name
from detente.regimes.language.types import Type


class Scope(Protocol):
    """What the names in an expression can mean; `detente.regimes.pack` has the one that a pack declares."""

    def type_of(self, name: Name) -> Type:
        """Return the type of a name; raise `regimes.unknown_name` for one that is not declared."""
