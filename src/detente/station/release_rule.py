"""The release rule: how many officers, of which roles, must sign a dispatch before it leaves.

A rule is a list of clauses; the first whose kind and precedence fit decides. It is the station's own affair: the other
side sees who signed, not how many had to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.kernel import Officer

ANY = "*"


@dataclass(frozen=True, slots=True)
class Clause:
    """`total` officers, among them at least `roles[r]` who hold role `r`, for this kind and precedence."""

    kind: str
    precedence: str
    total: int
    roles: tuple[tuple[str, int], ...] = ()

    def fits(self, kind: str, precedence: str) -> bool:
        """Whether the clause speaks of this dispatch."""
        return self.kind in (ANY, kind) and self.precedence in (ANY, precedence)


DEFAULT_CLAUSES: tuple[Clause, ...] = (
    # At night one officer on watch must be able to send a FLASH alone.
    Clause(ANY, "FLASH", 1, (("release", 1),)),
    Clause("letter", ANY, 2, (("release", 1),)),
    Clause("meeting_proposal", ANY, 2, (("release", 1),)),
    Clause("reply", ANY, 2, (("release", 1),)),
    Clause(ANY, ANY, 1, (("release", 1),)),
)


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """An ordered list of clauses; the last one should fit everything.

    >>> ReleaseRule().clause("letter", "ROUTINE").total
    2
    >>> ReleaseRule().clause("letter", "FLASH").total
    1
    """

    clauses: Sequence[Clause] = field(default=DEFAULT_CLAUSES)

    def clause(self, kind: str, precedence: str) -> Clause:
        """Return the clause that decides; two officers, one of them with `release`, when none fits."""
        fallback = Clause(ANY, ANY, 2, (("release", 1),))
        return next((clause for clause in self.clauses if clause.fits(kind, precedence)), fallback)

    def is_met(self, kind: str, precedence: str, signed: Mapping[str, Officer]) -> bool:
        """Whether the officers who signed (by login) suffice."""
        clause = self.clause(kind, precedence)
        enough = len(signed) >= clause.total
        return enough and all(
            sum(officer.has(role) for officer in signed.values()) >= count for role, count in clause.roles
        )
