"""Every error détente raises on purpose, in one tree.

    DetenteError
    ├── OursError      we broke the rules: a draft without addressee, an illegal transition      exit 3
    ├── TheirsError    the bytes or deeds of another party break the rules                        exit 4
    ├── WorldError     the network, the disk, the clock or a missing program failed               exit 5
    ├── RefusedError   permission or policy says no                                               exit 6
    └── DefectError    détente itself is wrong; never the user's fault                            exit 70

An error carries a stable code (`room.what`), named fields, and nothing else. The sentence a person reads is looked up
by the code in `detente.errors.sentences` and translated at the last moment, so code and language never mix: peers get
codes, people get sentences, logs get both. Fields never hold secrets or texts of dispatches.
"""

from __future__ import annotations

from typing import ClassVar

from detente.errors.sentences import SENTENCES, Sentence

__all__ = ["DefectError", "DetenteError", "OursError", "RefusedError", "TheirsError", "WorldError"]

Field = str | int


class DetenteError(Exception):
    """The root: a stable `code` with its `fields`.

    Raises `KeyError` at once for a code that has no sentence: an error nobody can read is a defect.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, /, **fields: Field) -> None:
        self.code = code
        self.fields = fields
        self.sentence: Sentence = SENTENCES[code]
        super().__init__(code)

    def __str__(self) -> str:
        """Say what happened in English, code first, for logs."""
        return f"{self.code}: {self.sentence.message.format_map(self.fields)}"

    @property
    def status(self) -> int:
        """The HTTP status a machine gets for it (RFC 9110)."""
        return self.sentence.status


class OursError(DetenteError):
    """We broke the rules; nothing was sent and nothing was logged."""

    exit_code = 3


class TheirsError(DetenteError):
    """What another party sent breaks the rules; it was refused and changed nothing."""

    exit_code = 4


class WorldError(DetenteError):
    """The world failed: network, disk, clock, a missing program."""

    exit_code = 5


class RefusedError(DetenteError):
    """Permission or policy says no."""

    exit_code = 6


class DefectError(DetenteError):
    """détente contradicts itself."""

    exit_code = 70
