"""Coverage-guided fuzzing of one reader, for an afternoon and not for every test run.

    python -m tests.fuzz.atheris_parsers seal.notes.parse_note [folder of found inputs] [options of libFuzzer]

Needs the package `atheris`, which détente does not depend on. Stops at the first error that is not ours.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from detente.errors import DetenteError


def main(arguments: list[str]) -> None:
    """Fuzz the reader named first until stopped."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("The package “atheris” is not installed. Install it, then start this again.")
    with atheris.instrument_imports(include=["detente"]):
        from tests.fuzz.entries import ENTRIES
    if len(arguments) < 2 or arguments[1] not in ENTRIES:
        sys.exit("Name one of these readers: " + ", ".join(sorted(ENTRIES)))
    program, name, *rest = arguments
    entry = ENTRIES[name]

    def once(data: bytes) -> None:
        with contextlib.suppress(DetenteError):
            entry.read(data)

    atheris.Setup([program, *_with_good(name, entry.good, rest)], once)
    atheris.Fuzz()


def _with_good(name: str, good: list[bytes] | tuple[bytes, ...], rest: list[str]) -> list[str]:
    """Lay the good bytes into the folder of inputs, so that the fuzzer begins where a reader is happy."""
    if rest and not rest[0].startswith("-"):
        folder = Path(rest[0])
        folder.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(good):
            (folder / f"{name}.{number}").write_bytes(data)
    return rest


if __name__ == "__main__":
    main(sys.argv)
