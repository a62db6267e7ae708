"""What is remarked on the acceptance of rules before it is sent: rules that are not here, a code that they do not know.

An acceptance under a code that the pack does not know would bind nobody to anything, and nothing would say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.council.checks import Remark, Sketch
from detente.council.machines.rules_agreement import RulesEvent
from detente.station.house import House


def acceptance_remarks(house: House, sketch: Sketch) -> tuple[Remark, ...]:
    """Return what warns of an acceptance of rules; nothing for any other act."""
    if sketch.type != "rules_step" or sketch.body.get("step") != RulesEvent.ACCEPT.value:
        return ()
    return tuple(_remarks(house, str(sketch.body.get("rules", "")), str(sketch.body.get("code", ""))))


def _remarks(house: House, digest: str, code: str) -> Iterator[Remark]:
    pack = house.packs.with_digest(digest)
    if pack is None:
        yield Remark("warns", "regimes.accepted_unread", "rules", (("digest", digest[:16]),))
    elif pack.parties and code and code not in pack.parties:
        yield Remark("warns", "regimes.accepted_unknown_code", "code", (("code", code[:40]), ("pack", pack.name)))
