"""The life of one parcel at its sender, as a table.

    drafted → released → logged → handed → received → opened

`refused` ends it after `handed`, `undecipherable` after `received`. `witnessed` is a fact beside it: a quorum of
witnesses has cosigned a head that contains the entry, before or after the hand-over (docs/spec/line.md § 5).
Every transition is in `LIFE`; the diagram in docs/machines/parcel.md is drawn from it.
"""

from __future__ import annotations

from enum import Enum

from detente.errors import OursError


class Step(Enum):
    """A state of a parcel at the sender; each is entered with a date and a proof."""

    DRAFTED = "drafted"
    CHECKED = "checked"
    RELEASED = "released"
    LOGGED = "logged"
    HANDED = "handed"
    RECEIVED = "received"
    OPENED = "opened"
    REFUSED = "refused"
    UNDECIPHERABLE = "undecipherable"


# The steps an officer looks for, in order, whether or not they have happened.
STEPS: tuple[Step, ...] = (
    Step.DRAFTED,
    Step.CHECKED,
    Step.RELEASED,
    Step.LOGGED,
    Step.HANDED,
    Step.RECEIVED,
    Step.OPENED,
)

LIFE: dict[Step, dict[str, Step]] = {
    Step.DRAFTED: {"check": Step.CHECKED},
    Step.CHECKED: {"edit": Step.DRAFTED, "enough officers sign": Step.RELEASED},
    Step.RELEASED: {"enter in the ledger": Step.LOGGED},
    Step.LOGGED: {"hand to a circuit": Step.HANDED},
    Step.HANDED: {
        "hand to a circuit": Step.HANDED,
        "receipt received": Step.RECEIVED,
        "receipt refused": Step.REFUSED,
    },
    Step.RECEIVED: {"receipt opened": Step.OPENED, "receipt undecipherable": Step.UNDECIPHERABLE},
    Step.OPENED: {},
    Step.REFUSED: {},
    Step.UNDECIPHERABLE: {},
}


def next_state(step: Step, event: str) -> Step:
    """Return the state after `event`; raise `line.illegal_event`.

    >>> next_state(Step.HANDED, "receipt received").value
    'received'
    """
    try:
        return LIFE[step][event]
    except KeyError:
        raise OursError("line.illegal_event", state=step.value, event=event) from None
