"""What is attached to a text, and that the text is the same with it and without (council-procedures § 14: 11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.council.deeds import Deed
from detente.council.matters.engine import fold_matter, matter_of
from detente.council.matters.matter import Matter
from detente.council.matters.position_statement import Statement
from detente.kernel import Digest, DispatchId


@dataclass(frozen=True, slots=True)
class Attached:
    """A text with its statements: its digest read `before` any of them was on record, and `after` all of them were."""

    target: DispatchId
    before: Digest
    after: Digest
    statements: tuple[Matter, ...]

    @property
    def unchanged(self) -> bool:
        """Whether the text is the same; it always is."""
        return self.before == self.after


def statements_on(target: DispatchId, deeds: Iterable[Deed]) -> tuple[Matter, ...]:
    """The statements that name `target` as what they are attached to, in the order of the record."""
    record = tuple(deeds)
    folded = (fold_matter(deed.id, _of(deed.id, record)) for deed in record if deed.act.type == "position_statement")
    return tuple(
        matter
        for matter in folded
        if matter is not None and isinstance(matter.details, Statement) and target in matter.details.targets
    )


def attached(target: DispatchId, deeds: Iterable[Deed]) -> Attached | None:
    """Read the text of `target` without the statements on it and with them; None when it is no matter with a digest."""
    record = tuple(deeds)
    statements = statements_on(target, record)
    theirs = {statement.id for statement in statements}
    before = _digest(target, (deed for deed in record if matter_of(deed) not in theirs))
    after = _digest(target, record)
    return None if before is None or after is None else Attached(target, before, after, statements)


def _of(root: DispatchId, record: Iterable[Deed]) -> tuple[Deed, ...]:
    return tuple(deed for deed in record if matter_of(deed) == root)


def _digest(root: DispatchId, deeds: Iterable[Deed]) -> Digest | None:
    """The digest that the details of the matter state of their text."""
    matter = fold_matter(root, _of(root, deeds))
    found = None if matter is None else getattr(matter.details, "digest", None)
    return found if isinstance(found, Digest) else None
