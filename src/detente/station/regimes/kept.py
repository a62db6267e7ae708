"""The station's record as rules see it: items with who said which figure, messages, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from detente.council.acts import Rel, Written
from detente.council.deeds import Deed
from detente.errors import DetenteError
from detente.kernel import DispatchId, Instant, PartyName, Traffic
from detente.regimes.formats import Answers, item_changes, read_answers
from detente.regimes.judging import Item, read_item
from detente.regimes.pack.values import Format
from detente.regimes.time import Message, Moment, Record
from detente.station.deeds import as_deed, facts_by_dispatch
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.regimes.agreed import Regime
from detente.station.regimes.clarifying import Asked, asked

MOST = 5_000  # notices that are looked at, the newest


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said a figure of an item, when, by which dispatch; `counts` is false where another's word stands."""

    attribute: str
    value: Any
    by: PartyName
    at: Instant
    dispatch: DispatchId
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A notice whose answers, or whose item, could not be read whole: which, and the errors."""

    dispatch: DispatchId
    by: PartyName
    errors: tuple[DetenteError, ...]


@dataclass(slots=True)
class Kept:
    """The record of a regime with its sources. `openers` are the parties that opened each item.

    `turns` are when something was said about each item.
    """

    regime: Regime
    record: Record = field(default_factory=Record)
    sayings: dict[str, list[Saying]] = field(default_factory=dict)
    notices: dict[str, Deed] = field(default_factory=dict)
    openers: dict[str, PartyName] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    turns: dict[str, tuple[Instant, ...]] = field(default_factory=dict)
    is_cut: bool = False

    def about(self, item: str) -> list[Deed]:
        """The notices about an item, in order."""
        return [deed for deed in self.notices.values() if case_of(deed) == item]


def case_of(deed: Deed) -> str:
    """What a notice is about: its author's identifier, else its own dispatch."""
    body = deed.act.body
    assert isinstance(body, Written)
    return str(body.get("case", "")) or deed.id.slug


def kept_of(house: House, tx: Transaction, regime: Regime, now: Instant) -> Kept:
    """Fold the notices and requests of a regime: those that are meant, or a replay and what is shown; never a test.

    The rules in force are those agreed; a notice made under another version is held against them all the same.
    """
    return _folded(regime, _deeds(house, tx, regime, now), asked(tx, regime, now))


def kept_beside(house: House, tx: Transaction, regime: Regime, now: Instant, deed: Deed) -> tuple[Kept, Kept]:
    """Return the record as it is, and with a deed that is not on it, to see what it would change; read once."""
    deeds, requests = _deeds(house, tx, regime, now), asked(tx, regime, now)
    return _folded(regime, deeds, requests), _folded(regime, deeds, requests, deed)


def _deeds(house: House, tx: Transaction, regime: Regime, now: Instant) -> list[Deed]:
    return [deed for deed in _notices(house, tx, regime) if _sent(deed) <= now]


def _folded(regime: Regime, deeds: list[Deed], requests: Asked, *beside: Deed) -> Kept:
    kept = Kept(regime, is_cut=len(deeds) > MOST)
    builder = _Builder(kept)
    replaced = {(of, deed.sender) for deed in (*deeds, *beside) for of in deed.ids(Rel.SUPERSEDES)}
    for deed in (*sorted(deeds[-MOST:], key=lambda deed: (_sent(deed), deed.id)), *beside):
        builder.take(deed, stands=(deed.id, deed.sender) not in replaced)
    items, messages = builder.items(), builder.messages
    kept.turns |= requests.turns
    kept.record = Record(
        (*items, *requests.items), (*messages, *requests.messages), regime.bound, regime.suspended, regime.accepted
    )
    return kept


def _notices(house: House, tx: Transaction, regime: Regime) -> list[Deed]:
    rows = tx.dispatches_typed("notice", MOST + 1, real=regime.is_meant)
    facts = facts_by_dispatch(tx, [row.id for row in rows])
    deeds = (as_deed(row, facts.get(row.id, ()), house.party) for row in rows if row.traffic != Traffic.TEST.value)
    return [deed for deed in deeds if deed is not None and _body(deed).get("regime") == regime.pack.name]


def _body(deed: Deed) -> Written:
    assert isinstance(deed.act.body, Written)
    return deed.act.body


def _sent(deed: Deed) -> Instant:
    return deed.sent or deed.issued


class _Builder:
    """Takes notice after notice in the order of sending."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self.regime = kept, kept.regime
        self.raw: dict[str, dict[str, Any]] = {}
        self.messages: list[Message] = []

    def take(self, deed: Deed, *, stands: bool) -> None:
        form = self.regime.pack.formats.get(_body(deed).get("format"))
        if form is None:
            return
        self.kept.notices[deed.id] = deed
        self.kept.turns[case_of(deed)] = (*self.kept.turns.get(case_of(deed), ()), _sent(deed))
        self.messages.append(self._message(deed, form))
        answers, problems = read_answers(form, flat_of(_body(deed)), self.regime.pack.parties)
        if problems:
            self.kept.unread.append(Unread(deed.id, deed.sender, tuple(one.error for one in problems)))
        if form.about and not _body(deed).get("contests"):
            self._change(deed, form, answers, stands=stands)

    def _message(self, deed: Deed, form: Format) -> Message:
        body, received = _body(deed), [one.delivered_at for one in deed.deliveries if one.delivered_at]
        arrived = len(received) == len(deed.deliveries) and received
        return Message(
            deed.id,
            form.code,
            self.regime.code(deed.sender),
            tuple(self.regime.code(party) for party in deed.addressees),
            case_of(deed) if form.about else "",
            Moment.of_instant(int(_sent(deed))),
            Moment.of_instant(int(max(received))) if arrived else None,
            bool(body.get("contests")),
            bool(body.get("nil")),
            body.get("year") or _year(body),
        )

    def _change(self, deed: Deed, form: Format, answers: Answers, *, stands: bool) -> None:
        case, code = case_of(deed), self.regime.code(deed.sender)
        opener = self.kept.openers.setdefault(case, deed.sender)
        given = item_changes(self.regime.pack, form, answers, code, int(_sent(deed)))
        counts = stands and (form.does == "answers" or deed.sender == opener)
        item = self.raw.setdefault(case, {"about": form.about, "id": case})
        for attribute, value in given.items():
            saying = Saying(attribute, value, deed.sender, _sent(deed), deed.id, counts)
            self.kept.sayings.setdefault(case, []).append(saying)
            if counts and item["about"] == form.about:
                item[attribute] = value

    def items(self) -> list[Item]:
        found = []
        for case, raw in self.raw.items():
            try:
                found.append(read_item(self.regime.pack, raw))
            except DetenteError as error:
                dispatch = self.kept.sayings[case][-1].dispatch if self.kept.sayings.get(case) else DispatchId("")
                self.kept.unread.append(Unread(dispatch, self.kept.openers[case], (error,)))
        return found


def flat_of(body: Written) -> dict[str, str]:
    """Return the answers of a notice as flat text."""
    return {row["field"]: row["value"] for row in body.get("answers", ())}


def _year(body: Written) -> int | None:
    text = flat_of(body).get("year", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None  # noqa: PLR2004  (a year)
