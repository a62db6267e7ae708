"""To which threads a dispatch belongs. One paper may belong to two (scenario R18).

A thread is named by its root: a paper that answers, repeats or continues nothing that is on record. Membership follows
the senders' claims, and a recognition: whoever judges a paper as the reply to its own puts it into that thread too,
whatever its sender meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.kernel import DispatchId

_UPWARD = (Rel.IN_REPLY_TO, Rel.REPEATS, Rel.CONTINUES, Rel.AS_REPLY_TO, Rel.ABOUT)


def thread_roots(deeds: Iterable[Deed]) -> dict[DispatchId, tuple[DispatchId, ...]]:
    """For each deed, the roots of its threads in the order of the record."""
    known = {deed.id: deed for deed in deeds}
    parents = {deed.id: _parents(deed, known) for deed in known.values()}
    for deed in known.values():
        _judge(deed, known, parents)
    order = {of: place for place, of in enumerate(known)}
    return {of: tuple(sorted(_roots(of, parents), key=order.__getitem__)) for of in known}


def _parents(deed: Deed, known: Mapping[DispatchId, Deed]) -> set[DispatchId]:
    return {of for rel in _UPWARD for of in deed.ids(rel) if of in known and of != deed.id}


def _judge(deed: Deed, known: Mapping[DispatchId, Deed], parents: dict[DispatchId, set[DispatchId]]) -> None:
    """Put a judged paper under the paper it is judged against, if the judge wrote the latter."""
    papers = [of for of in deed.ids(Rel.AS_REPLY_TO) if of in known and known[of].sender == deed.sender]
    for judged in deed.ids(Rel.RECOGNISES):
        if judged in parents:
            parents[judged].update(of for of in papers if of != judged)


def _roots(start: DispatchId, parents: Mapping[DispatchId, set[DispatchId]]) -> set[DispatchId]:
    """Climb without recursion; papers that refer to each other in a ring name themselves."""
    seen, todo, roots = {start}, [start], set[DispatchId]()
    while todo:
        above = parents[(at := todo.pop())]
        if not above:
            roots.add(at)
        todo.extend(above - seen)
        seen |= above
    return roots or {start}
