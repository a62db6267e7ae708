"""References of messages, as States write them: `CBM/LT/22/0007/F10/O` (reference: from memory, so read tolerantly)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.errors import TheirsError
from detente.regimes.pack.values import Format

_PIVOT = 70  # the network began after 1990: two digits from 70 on are of the last century
_REFERENCE = re.compile(
    r"\s*([A-Za-z]{2,4})\s*/\s*([A-Za-z]{2})\s*/\s*([0-9]{2})\s*/\s*([0-9]{1,6})\s*/\s*([A-Za-z][A-Za-z0-9.-]{0,31})"
    r"(?:\s*/\s*([A-Za-z][0-9]{0,3}))?\s*",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Regime, State, year, running number, format, and whether it is the original (`O`) or a correction."""

    regime: str
    state: str
    year: int
    serial: int
    format: str
    kind: str = "O"

    def __str__(self) -> str:
        return f"{self.regime}/{self.state}/{self.year % 100:02}/{self.serial:04}/{self.format}/{self.kind}"


def reference_of(form: Format, regime: str, state: str, year: int, serial: int) -> Reference:
    """Return our own reference of a notice: with the real number of its format where the pack has it, else our code."""
    return Reference(regime, state, year, serial, form.osce_format or form.code)


def read_reference(text: str) -> Reference:
    """Read a reference; spaces and small letters do not matter. Raises `regimes.reference`.

    >>> str(read_reference("cbm / lt / 22 / 7 / f10"))
    'CBM/LT/22/0007/F10/O'
    """
    match = _REFERENCE.fullmatch(text) if len(text) <= 200 else None  # noqa: PLR2004  (no reference is as long)
    if match is None:
        raise TheirsError("regimes.reference", text=text[:40])
    regime, state, two, serial, form, kind = match.groups()
    year = int(two) + (1900 if int(two) >= _PIVOT else 2000)
    return Reference(regime.upper(), state.upper(), year, int(serial), form.upper(), (kind or "O").upper())
