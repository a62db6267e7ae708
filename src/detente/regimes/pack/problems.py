"""What is wrong in a pack, told all together: file, table, member, and the error with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from detente.errors import DetenteError, TheirsError

T = TypeVar("T")
MOST_TOLD = 200
_IN_ONE_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where: `place` is a path such as `fact.notifiable.when`."""

    file: str
    place: str
    error: DetenteError

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.error}"


@dataclass(slots=True)
class Notes:
    """Collects problems while reading goes on; `files` tells which file a table came from."""

    files: dict[str, str] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def note(self, place: str, error: DetenteError) -> None:
        """Add a problem at a place; after the first few hundred the rest would tell nobody more."""
        if len(self.found) < MOST_TOLD:
            self.found.append(Problem(self._file(place), place, error))

    def add(self, place: str, code: str, **fields: str | int) -> None:
        """Add a problem by its code."""
        self.note(place, TheirsError(code, **fields))

    def tried(self, place: str, read: Callable[..., T], *given: Any) -> T | None:
        """Return what a reader returns, or note its error, or all its errors, and return None."""
        try:
            return read(*given)
        except PackError as error:
            self.found += [Problem(self._file(place), one.place, one.error) for one in error.problems]
            return None
        except DetenteError as error:
            self.note(place, error)
            return None

    def _file(self, place: str) -> str:
        section, _, rest = place.partition(".")
        table = f"{section}.{rest.partition('.')[0]}"
        known = (self.files.get(name) for name in (place, table, section))
        return next((file for file in known if file), "pack.toml")

    def stop(self) -> None:
        """Raise everything found so far as one error, `regimes.pack_bad`; return when there is nothing."""
        if self.found:
            raise PackError(tuple(self.found))


class PackError(TheirsError):
    """A pack that cannot be used, with all that is wrong in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = "; ".join(str(problem) for problem in problems[:_IN_ONE_SENTENCE])
        super().__init__("regimes.pack_bad", count=len(problems), first=first[:2000])
        self.problems = problems
