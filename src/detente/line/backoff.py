"""When to try again.

Back-off doubles from half a second and is capped by precedence, so that urgent traffic is never far from its next try.
Any sign of life from the peer makes everything due at once; that is the caller's business.
"""

from __future__ import annotations

from detente.kernel import Precedence

FIRST_SECONDS = 0.5
CAP_SECONDS = {
    Precedence.FLASH: 2,
    Precedence.IMMEDIATE: 5,
    Precedence.PRIORITY: 30,
    Precedence.ROUTINE: 120,
}
_DOUBLINGS = 16  # beyond it every cap is reached; keeps the power small


def retry_delay(attempts: int, precedence: Precedence, spread: float) -> float:
    """Return seconds until the next try after `attempts` failed ones; `spread` in [0, 1) is a random number.

    The spread takes off up to a quarter, so that many stations do not knock in step.

    >>> [retry_delay(n, Precedence.FLASH, 0.0) for n in (1, 2, 3, 4, 40)]
    [0.5, 1.0, 2.0, 2.0, 2.0]
    >>> retry_delay(40, Precedence.ROUTINE, 0.0)
    120.0
    """
    full = min(FIRST_SECONDS * 2 ** min(attempts - 1, _DOUBLINGS), CAP_SECONDS[precedence])
    return float(full * (1 - spread / 4))
