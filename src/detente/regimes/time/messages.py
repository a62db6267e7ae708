"""Messages: what was sent under a regime, read strictly (docs/spec/rules.md § 6)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.errors import TheirsError
from detente.regimes.pack.values import Pack
from detente.regimes.time.moments import Moment, read_moment

EVERYBODY = "all"
_MEMBERS = frozenset({"id", "format", "by", "to", "item", "at", "received", "contests", "nil", "year"})
_FIRST_YEAR, _LAST_YEAR = 1970, 9999
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Message:
    """A notice: its format, who sent it to whom, the item it speaks of (may be empty), when it was sent and received.

    `contests`: its sender denies that it owes what the format would discharge. `nil`: nothing to report. `year`: the
    year that the return is for.
    """

    id: str
    format: str
    by: str
    to: tuple[str, ...]
    item: str
    at: Moment
    received: Moment | None = None
    contests: bool = False
    nil: bool = False
    year: int | None = None


def read_message(pack: Pack, raw: Mapping[str, Any]) -> Message:
    """Read a message as JSON or TOML gives it.

    Raises `TheirsError` `regimes.message_*`, which names the message and the member: nothing is guessed or dropped.
    """
    if not isinstance(raw, Mapping):
        raise TheirsError("regimes.message_not_object")
    id_ = raw.get("id")
    if not isinstance(id_, str) or not _is_line(id_):
        raise TheirsError("regimes.message_id")
    unknown = sorted(str(name) for name in raw if name not in _MEMBERS)
    if unknown:
        raise TheirsError("regimes.message_unknown", message=id_, member=unknown[0][:60])
    return _Reader(pack, id_, raw).message()


def _is_line(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and unicodedata.is_normalized("NFC", text) and text.isprintable()


@dataclass(frozen=True, slots=True)
class _Reader:
    """The members of one message."""

    pack: Pack
    id: str
    raw: Mapping[str, Any]

    def message(self) -> Message:
        """Read them all."""
        at = self._moment("at")
        received = self._moment("received") if "received" in self.raw else None
        if received and received.last < at.first:
            raise TheirsError("regimes.message_order", message=self.id, at=at.text, received=received.text)
        by, to, item = self._party("by", self.raw.get("by")), self._recipients(), self._item()
        flags = self._flag("contests"), self._flag("nil")
        return Message(self.id, self._format(), by, to, item, at, received, *flags, self._year())

    def _wrong(self, member: str, value: object, wanted: str) -> TheirsError:
        shown = str(value)[:40]
        return TheirsError("regimes.message_type", message=self.id, member=member, value=shown, wanted=wanted)

    def _moment(self, member: str) -> Moment:
        value = self.raw.get(member)
        moment = read_moment(value)
        if moment is None:
            raise TheirsError("regimes.message_moment", message=self.id, member=member, value=str(value)[:40])
        return moment

    def _format(self) -> str:
        code = self.raw.get("format")
        if not isinstance(code, str) or code not in self.pack.formats:
            raise TheirsError("regimes.message_format", message=self.id, format=str(code)[:40])
        return code

    def _party(self, member: str, value: object) -> str:
        if not isinstance(value, str) or not _is_line(value):
            raise self._wrong(member, value, "party")
        if self.pack.parties and value not in self.pack.parties:
            raise TheirsError("regimes.message_party", message=self.id, member=member, value=value[:40])
        return value

    def _recipients(self) -> tuple[str, ...]:
        """Every recipient once, in order; `all` stands for everybody."""
        value = self.raw.get("to", [])
        if not isinstance(value, list | tuple):
            raise self._wrong("to", value, "list of parties")
        return tuple(sorted({party if party == EVERYBODY else self._party("to", party) for party in value}))

    def _item(self) -> str:
        value = self.raw.get("item", "")
        if not isinstance(value, str) or (value and not _is_line(value)):
            raise self._wrong("item", value, "identifier")
        return value

    def _flag(self, member: str) -> bool:
        value = self.raw.get(member, False)
        if not isinstance(value, bool):
            raise self._wrong(member, value, "yes/no")
        return value

    def _year(self) -> int | None:
        if "year" not in self.raw:
            return None
        value = self.raw["year"]
        if not isinstance(value, int) or isinstance(value, bool) or not _FIRST_YEAR <= value <= _LAST_YEAR:
            raise self._wrong("year", value, "year")
        return value


def write_message(message: Message) -> dict[str, Any]:
    """Return the message as `read_message` takes it; the same message always gives the same document."""
    needed: dict[str, Any] = {
        "id": message.id,
        "format": message.format,
        "by": message.by,
        "to": sorted(message.to),
        "at": message.at.text,
    }
    options = {
        "item": message.item,
        "received": message.received.text if message.received else "",
        "contests": message.contests,
        "nil": message.nil,
        "year": message.year,
    }
    return needed | {name: value for name, value in options.items() if value}
