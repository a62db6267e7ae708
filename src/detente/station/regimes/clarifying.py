"""Requests for clarification, kept by the council, as requests, replies and meetings under a regime.

Chapter III of the Vienna Document is a mechanism between States, and the council keeps it as a matter with its own
clocks. Where its author names the regime as the mechanism, the rules of the regime see it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.council.acts.forms.clarification import Applies
from detente.council.matters import Matter
from detente.council.matters.clarification_details import Clarification, Meeting
from detente.errors import DetenteError
from detente.kernel import Instant, Traffic
from detente.regimes.judging import Item, instant_text, read_item
from detente.regimes.pack import Pack
from detente.regimes.time import EVERYBODY, Message, Moment
from detente.station.ports import MattersWanted, Transaction
from detente.station.queries.matters import folded_matter
from detente.station.regimes.agreed import Regime, turns_of

LOOKED_AT = 200
_FORMS = ("D-III-16.1", "D-III-16.1R", "D-III-16.2", "D-III-16.2P", "D-III-16.3")
_KINDS = ("request", "meeting")


@dataclass(frozen=True, slots=True)
class Asked:
    """Items and messages made from matters of the council; `turns` are when the matter of an item moved."""

    items: tuple[Item, ...]
    messages: tuple[Message, ...]
    turns: dict[str, tuple[Instant, ...]] = field(default_factory=dict)


def asked(tx: Transaction, regime: Regime, now: Instant) -> Asked:
    """Return the requests under a regime that the council keeps; nothing for a pack without these forms."""
    pack = regime.pack
    if not set(_FORMS) <= pack.formats.keys() or not set(_KINDS) <= pack.kinds.keys():
        return Asked((), ())
    items: list[Item] = []
    messages: list[Message] = []
    turns: dict[str, tuple[Instant, ...]] = {}
    for row in tx.matters(MattersWanted(kinds=("clarification",), real=regime.is_meant, limit=LOOKED_AT)):
        matter, _ = folded_matter(tx, row.id, now)
        if matter.traffic is not Traffic.TEST and _names(matter.details.mechanism, pack):
            made = list(_items(regime, matter))
            items += made
            messages += _messages(regime, matter)
            turns |= {item.id: turns_of(matter) for item in made}
    return Asked(tuple(items), tuple(messages), turns)


def _names(mechanism: str, pack: Pack) -> bool:
    """Whether the words of a mechanism name the regime: by its name, or by the first words of its title."""
    said = mechanism.casefold()
    return pack.name in said or " ".join(pack.title.split()[:2]).casefold() in said


def request_id(matter: Matter) -> str:
    """The identifier of a request in the rules: the slug of the dispatch that opened it."""
    return matter.id.slug


def _items(regime: Regime, matter: Matter) -> Iterator[Item]:
    details: Clarification = matter.details
    raw: dict[str, Any] = {
        "about": "request",
        "id": request_id(matter),
        "from": regime.code(matter.opened_by),
        "to": regime.code(details.respondent),
        "sent": instant_text(int(matter.opened_at)),
    }
    if details.replies:
        raw["replied"] = instant_text(int(details.replies[0].at))
        if details.replies[-1].applies is not None:
            raw["applicability"] = "contested" if details.replies[-1].applies is Applies.NO else "accepted"
    if details.sufficiency is not None:
        raw["assessment"] = details.sufficiency.value
    yield from _read(regime, raw)
    for number, meeting in enumerate(details.meetings, 1):
        yield from _read(regime, _meeting(regime, matter, number, meeting))


def _meeting(regime: Regime, matter: Matter, number: int, meeting: Meeting) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "about": "meeting",
        "id": f"{request_id(matter)}.{number}",
        "kind": "of all" if meeting.of_all else "with the respondent",
        "from": regime.code(meeting.requested_by),
        "respondent": regime.code(matter.details.respondent),
        "sent": instant_text(int(meeting.requested_at)),
    }
    chair = regime.code(matter.details.presides)
    if (
        not regime.pack.parties or chair in regime.pack.parties
    ):  # an organisation that presides is no party of the regime
        raw["chair"] = chair
    if meeting.presence is not None:
        raw["presence"] = meeting.presence.value.replace("_", " ")
    return raw


def _read(regime: Regime, raw: dict[str, Any]) -> Iterator[Item]:
    """An item of a party that the regime does not know cannot be judged by it, and is left out."""
    try:
        yield read_item(regime.pack, raw)
    except DetenteError:
        return


def _messages(regime: Regime, matter: Matter) -> Iterator[Message]:
    details: Clarification = matter.details
    request, opener, respondent = request_id(matter), regime.code(matter.opened_by), regime.code(details.respondent)
    everyone = (EVERYBODY,)
    yield _sent(matter.id, "D-III-16.1", opener, (respondent,), request, matter.opened_at)
    for reply in details.replies:
        yield _sent(reply.dispatch, "D-III-16.1R", respondent, everyone, request, reply.at)
    for number, meeting in enumerate(details.meetings, 1):
        item, by = f"{request}.{number}", regime.code(meeting.requested_by)
        form = "D-III-16.3" if meeting.of_all else "D-III-16.2"
        yield _sent(f"{item} asked", form, by, everyone, item, meeting.requested_at)
        if meeting.held_at is not None:
            chair = regime.code(details.presides)
            yield _sent(f"{item} held", "D-III-16.2P", chair, everyone, item, meeting.held_at)


def _sent(id_: str, form: str, by: str, to: tuple[str, ...], item: str, at: Instant) -> Message:
    return Message(str(id_), form, by, to, item, Moment.of_instant(int(at)), Moment.of_instant(int(at)))
