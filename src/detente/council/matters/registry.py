"""The kinds of matters, by name, by the act that opens one, and by the act whose steps move it."""

from detente.council.matters.contacts import CONTACT_KINDS
from detente.council.matters.decision import DECISIONS
from detente.council.matters.kinds import Kind
from detente.council.matters.meetings import MEETING_KINDS
from detente.council.matters.positions import POSITION_KINDS
from detente.council.matters.rules_agreement import RULES_AGREEMENTS
from detente.council.matters.texts import TEXT_KINDS

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (DECISIONS, *CONTACT_KINDS, *MEETING_KINDS, *POSITION_KINDS, *TEXT_KINDS, RULES_AGREEMENTS)
}
OPENING: dict[str, Kind] = {kind.opens: kind for kind in KINDS.values()}
TAKING: dict[str, tuple[Kind, ...]] = {
    act: tuple(kind for kind in KINDS.values() if act in (kind.takes, *kind.beside))
    for act in {act for kind in KINDS.values() for act in (kind.takes, *kind.beside)}
}
ACTS: frozenset[str] = frozenset({*OPENING, *TAKING, *(act for kind in KINDS.values() for act in kind.hears)})
HEARD: frozenset[str] = frozenset(act for kind in KINDS.values() for act in kind.hears)
