"""A record: all that both parties lay on the table when they compute findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from detente.errors import TheirsError
from detente.regimes.judging.items import Item, read_item
from detente.regimes.pack.values import Pack
from detente.regimes.time.messages import EVERYBODY, Message, read_message


@dataclass(frozen=True, slots=True)
class Record:
    """Items and messages in any order, the parties, who has suspended from which day with which statement.

    `parties` empty: those that items and messages name. `accepted` is the first day from which the regime binds each
    party; empty: it binds all, always.
    """

    items: tuple[Item, ...] = ()
    messages: tuple[Message, ...] = ()
    parties: tuple[str, ...] = ()
    suspended: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    accepted: Mapping[str, int] = field(default_factory=dict)


def read_record(pack: Pack, items: Iterable[Mapping[str, Any]], messages: Iterable[Mapping[str, Any]] = ()) -> Record:
    """Read items and messages. Raises `regimes.item_*`, `regimes.message_*`."""
    record = Record(tuple(read_item(pack, raw) for raw in items), tuple(read_message(pack, raw) for raw in messages))
    check_record(record)
    return record


def check_record(record: Record) -> None:
    """Refuse two items of a kind, or two messages, with one identifier: which of them counts would be a guess.

    Raises `regimes.item_twice`, `regimes.message_twice`.
    """
    for (kind, id_), times in Counter((item.kind, item.id) for item in record.items).items():
        if times > 1:
            raise TheirsError("regimes.item_twice", kind=kind, item=id_)
    for id_, times in Counter(message.id for message in record.messages).items():
        if times > 1:
            raise TheirsError("regimes.message_twice", message=id_)


def seen(record: Record, as_of: int) -> Record:
    """Return the record as it could be known at a moment: without later messages, and without later receipts."""
    known = (message for message in record.messages if message.at.first <= as_of)
    return replace(record, messages=tuple(_unreceived(message, as_of) for message in known))


def _unreceived(message: Message, as_of: int) -> Message:
    is_later = message.received is not None and message.received.first > as_of
    return replace(message, received=None) if is_later else message


def parties_of(pack: Pack, record: Record) -> tuple[str, ...]:
    """Return the parties of a record in order: those it names itself, else those its items and messages name."""
    if record.parties:
        return tuple(sorted(set(record.parties)))
    found = {party for message in record.messages for party in (message.by, *message.to)} | set(record.suspended)
    for item in record.items:
        attributes = pack.kinds[item.kind].attributes
        found |= {str(value) for name, value in item.values.items() if attributes[name].type == "party"}
    return tuple(sorted(found - {EVERYBODY}))
