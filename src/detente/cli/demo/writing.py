"""From a scene of a script to what an officer writes."""

from __future__ import annotations

from collections.abc import Mapping

from detente.cli.demo.filling import body_of
from detente.cli.demo.rows import Deed, Spoken
from detente.cli.demo.script import Script
from detente.council.acts.public_event import PublicEvent
from detente.kernel import DispatchId
from detente.station.views import DraftFields

REPLAY = "replay"
DEMONSTRATION = "demonstration"


def fields_of(script: Script, deed: Deed, ids: Mapping[str, DispatchId]) -> DraftFields:
    """The draft of a dispatch; `ids` are the dispatches sent before, by key."""
    offices = {station.code: station.office for station in script.stations}
    return DraftFields(
        type=deed.type,
        office=deed.office or offices[deed.sender],
        to=tuple((script.name(code), offices[code]) for code in deed.to),
        subject=deed.subject or script.events[deed.event].title,
        precedence=deed.precedence,
        traffic=DEMONSTRATION if deed.shown else REPLAY,
        declared="" if deed.undated or deed.shown else script.day(deed).isoformat(),
        body=body_of(script, deed),
        refs=tuple((rel, ids[key]) for rel, key in deed.refs),
    )


def answer_to(script: Script, letter: Deed, ids: Mapping[str, DispatchId]) -> DraftFields:
    """A reply as it might look, from whom the letter went to; no such reply is on record, and it is marked as that."""
    offices = {station.code: station.office for station in script.stations}
    return DraftFields(
        type="reply",
        office=offices[letter.to[0]],
        to=((script.name(letter.sender), offices[letter.sender]),),
        subject=letter.subject or script.events[letter.event].title,
        traffic=DEMONSTRATION,
        body={
            "kind": "hold",
            "hold_reason": "Demonstration: the themes are being studied.",
            "text": "DEMONSTRATION. The letter is received and under consideration. No such reply is on record.",
        },
        refs=(("in_reply_to", ids[letter.name]),),
    )


def public_event_of(script: Script, said: Spoken, ids: Mapping[str, DispatchId], code: str) -> PublicEvent:
    """The entry for the chronicle of one station; its source names the event, the mark and the first page.

    It names a dispatch only where that station sent or received it.
    """
    held = {key: id_ for key, id_ in ids.items() if code in script.holders(key)}
    event = script.events[said.event]
    party = script.parties.get(said.party)
    page = f": {event.sources[0]}" if event.sources else ""
    body = {
        "kind": said.kind,
        "by": said.by or (party.names["en"] if party else ""),
        "declared": script.day(said).isoformat(),
        "source": f"{event.id} ({event.status_mark}){page}",
        "party": party.name if party else None,
        "time": f"{script.day(said)}T{said.time}:00Z" if said.time else None,
        "place": said.place,
        "with_whom": list(said.with_whom),
        "quote": said.quote or f"{event.summary} (paraphrase)",
        "about": held.get(said.about),
        "matter": held.get(said.matter),
        "release": said.release,
        "confirmation": said.confirmation,
    }
    return PublicEvent.from_json({name: value for name, value in body.items() if value not in (None, "", [])})
