"""What the names in the expressions of a pack can mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from detente.errors import TheirsError
from detente.regimes.language.tree import Name
from detente.regimes.language.types import MOST_COUNT, TRUTH, Type, attribute_type, count
from detente.regimes.pack.values import Figure, Kind, Total

MOST_TOTAL = 1_000 * MOST_COUNT


@dataclass(frozen=True, slots=True)
class Declared:
    """The kinds whose attributes may be named, the limits, the facts of the same kind, the totals."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    limits: Mapping[str, Figure] = field(default_factory=dict)
    facts: Collection[str] = ()
    totals: Mapping[str, Total] = field(default_factory=dict)

    def type_of(self, name: Name) -> Type:
        """Return the type of a name; raise `regimes.unknown_name` for one that is not declared."""
        found = self._find(name)
        if found is None:
            raise TheirsError("regimes.unknown_name", name=f"{name.root}.{name.name}"[:120])
        return found

    def _find(self, name: Name) -> Type | None:
        match name.root:
            case "limit" if name.name in self.limits:
                figure = self.limits[name.name]
                values = [value for _, value in figure.history]
                return count(figure.unit, min(values), max(values))
            case "is" if name.name in self.facts:
                return TRUTH
            case "total" if name.name in self.totals:
                return count(self._unit(self.totals[name.name]), high=MOST_TOTAL)
            case root if root in self.kinds and name.name in self.kinds[root].attributes:
                attribute = self.kinds[root].attributes[name.name]
                return attribute_type(attribute.type, attribute.unit, attribute.one_of)
        return None

    def _unit(self, total: Total) -> str:
        kind = self.kinds.get(total.about)
        return kind.attributes[total.of].unit if kind and total.of in kind.attributes else ""
