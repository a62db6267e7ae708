"""The book: every matter before a council, kept up with one deed at a time.

The incremental form of the fold: entering deeds one by one gives the same matters as folding the whole record at once
(`tests/council/test_book.py`). A deed that was heard before others which are already in (its receipt came late, or the
opening of its matter did) makes only its own matter be folded again. An answer that comes before what it answers is
not waited for: its station keeps it, and a fold of the whole record finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.council.matters import HEARD, Matter, advance, fold_matter, matter_of
from detente.kernel import DispatchId, Instant

# References by which a paper that is heard (a reply, a repetition) has to do with a matter through another paper of it.
_TIES = (Rel.IN_REPLY_TO, Rel.REPEATS, Rel.AS_REPLY_TO, Rel.RECOGNISES)


@dataclass(slots=True)
class Book:
    """Matters by the dispatch that opened them. The one value of this room that changes; nobody shares it.

    A matter here is as its last deed left it; `as_of` reads it at an instant, with what was heard and what time did.
    """

    matters: dict[DispatchId, Matter] = field(default_factory=dict)
    _deeds: dict[DispatchId, list[Deed]] = field(default_factory=dict)
    _heard: dict[DispatchId, Instant] = field(default_factory=dict)
    _papers: dict[DispatchId, set[DispatchId]] = field(default_factory=dict)
    _known: set[DispatchId] = field(default_factory=set)

    def enter(self, deed: Deed) -> tuple[Matter, ...]:
        """Enter one deed in the order of the record; return the matters it has to do with, none while none is known.

        A deed that is in already moves nothing a second time.
        """
        if deed.id in self._known:
            return ()
        self._known.add(deed.id)
        moved = (self._move(root, deed) for root in self._roots(deed))
        return tuple(matter for matter in moved if matter is not None)

    def _roots(self, deed: Deed) -> set[DispatchId]:
        """The matter it opens or moves, and those whose papers it answers, repeats or judges."""
        own = matter_of(deed)
        roots = set() if own is None else {own}
        if deed.act.type in HEARD:
            for rel in _TIES:
                for of in deed.ids(rel):
                    roots |= self._papers.get(of, set())
            self._papers[deed.id] = roots
        return roots

    def _move(self, root: DispatchId, deed: Deed) -> Matter | None:
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
