"""Which references an act must or may carry."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.choices import Rel


@dataclass(frozen=True, slots=True)
class RefRule:
    """`once`: exactly one of each; `free`: any number of each."""

    once: tuple[Rel, ...] = ()
    free: tuple[Rel, ...] = ()


NO_REFS = RefRule()
