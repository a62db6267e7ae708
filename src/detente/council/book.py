"""The book: every matter before a council, kept up with one deed at a time.

The incremental form of the fold: entering deeds one by one gives the same matters as folding the whole record at once
(`tests/council/test_book.py`). A deed that was heard before others which are already in (its receipt came late, or the
opening of its matter did) makes only its own matter be folded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.council.deeds import Deed
from detente.council.matters import Matter, advance, fold_matter, matter_of
from detente.kernel import DispatchId, Instant


@dataclass(slots=True)
class Book:
    """Matters by the dispatch that opened them. The one value of this room that changes; nobody shares it."""

    matters: dict[DispatchId, Matter] = field(default_factory=dict)
    _deeds: dict[DispatchId, list[Deed]] = field(default_factory=dict)
    _heard: dict[DispatchId, Instant] = field(default_factory=dict)

    def enter(self, deed: Deed) -> Matter | None:
        """Enter one deed in the order of the record; return the matter it moved, None while there is none to move."""
        root = matter_of(deed)
        if root is None:
            return None
        deeds = self._deeds.setdefault(root, [])
        deeds.append(deed)
        matter = self.matters.get(root)
        if matter is not None and deed.heard_by(matter.chair) >= self._heard[root]:
            moved: Matter | None = advance(matter, deed)
            self._heard[root] = deed.heard_by(matter.chair)
        else:
            moved = self._fold(root, deeds)
        if moved is not None:
            self.matters[root] = moved
        return moved

    def _fold(self, root: DispatchId, deeds: Sequence[Deed]) -> Matter | None:
        matter = fold_matter(root, deeds)
        if matter is not None:
            self._heard[root] = max(deed.heard_by(matter.chair) for deed in deeds)
        return matter

    def enter_all(self, deeds: Iterable[Deed]) -> None:
        """Enter several."""
        for deed in deeds:
            self.enter(deed)

    def of_kind(self, kind: str) -> Iterator[Matter]:
        """The matters of one kind, in the order in which they were opened."""
        return (matter for matter in self.matters.values() if matter.kind == kind)
