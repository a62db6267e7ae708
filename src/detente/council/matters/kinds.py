"""What a kind of matter is: its machine, who may take which step, and what a step changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.council.acts import Written
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.matters.matter import Matter
from detente.council.tables import Machine
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Role:
    """Who may take a step; `label` is a message id that completes “This is for … to do”."""

    label: str
    holds: Callable[[Matter, PartyName], bool]


OPENER = Role(N_("the party that opened it"), lambda matter, party: party == matter.opened_by)
OTHERS = Role(N_("a party other than the one that opened it"), lambda m, p: p in m.parties and p != m.opened_by)
PARTIES = Role(N_("any party to it"), lambda matter, party: party in matter.parties)
CHAIR = Role(N_("the chair"), lambda matter, party: party == matter.chair)

Effect = Callable[[Matter, Deed], Any]


def no_effect(matter: Matter, _: Deed) -> Any:
    """Most steps move the state and leave the details as they are."""
    return matter.details


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may take a step and what it changes. `effect` returns the new details and may raise `council.*`."""

    by: Role
    effect: Effect = no_effect


def no_details(_: Deed) -> None:
    """A kind that needs no more than its steps."""


def title_of(deed: Deed) -> str:
    """The author's own title, else the subject of the dispatch."""
    body = deed.act.body
    return str(body.get("title", deed.subject)) if isinstance(body, Written) else deed.subject


def opener(deed: Deed) -> PartyName:
    """Whoever opened it presides."""
    return deed.sender


def everyone(deed: Deed) -> tuple[PartyName, ...]:
    """Sender and addressees."""
    return tuple(dict.fromkeys((deed.sender, *deed.addressees)))


def stands_still(matter: Matter, _: Instant) -> Matter:
    """Time alone changes nothing."""
    return matter


def hears_nothing(matter: Matter, _: Deed) -> Matter:
    """Most kinds are moved by their own steps alone."""
    return matter


def says_nothing_more(_: Matter, __: Labelled) -> OursError | None:
    """The general sentence says enough: which state it is in, and what can be done."""
    return None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of matter.

    `opens` is the act that opens one, `takes` the act whose steps move it. `begin` makes the details from the opening.
    `clock` applies what time alone does up to an instant: it must be idempotent, and may set `due`, the next instant
    at which it would do something. `settle` may correct the state after a step, by what the details now hold (a round
    is complete, everyone has signed), using moves of the table. `hears` are other acts that the kind reads (the replies
    to a proposal), by `hear`: it passes over what belongs elsewhere, refuses none, and leaves what follows to `clock`,
    so that many answers are read at once. `beside` are acts whose steps are taken in the same matter, each with the
    function that judges one and may refuse it (a series, opened by the proposal of a meeting). `explain` may name a
    sharper reason why a step is not legal now (a period that has ended).
    """

    name: str
    label: str
    machine: Machine[Any, Any]
    opens: str
    takes: str
    rules: Mapping[Labelled, Rule]
    begin: Callable[[Deed], Any] = no_details
    clock: Callable[[Matter, Instant], Matter] = stands_still
    settle: Callable[[Matter, Instant], Matter] = stands_still
    hears: tuple[str, ...] = ()
    hear: Callable[[Matter, Deed], Matter] = hears_nothing
    beside: Mapping[str, Callable[[Matter, Deed], Matter]] = field(default_factory=dict)
    explain: Callable[[Matter, Labelled], OursError | None] = says_nothing_more
    title: Callable[[Deed], str] = title_of
    chair: Callable[[Deed], PartyName] = opener
    parties: Callable[[Deed], tuple[PartyName, ...]] = everyone
