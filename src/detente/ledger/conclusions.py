"""From what stands up in an item to what an arbiter concludes, claim by claim.

A claim that does not hold is not shown; that is never proof of the contrary. No receipt does not mean "not received".
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.kernel import Instant
from detente.ledger import findings as say
from detente.ledger.cases import Case
from detente.ledger.findings import Finding, Phrase
from detente.ledger.heads import skewed
from detente.ledger.items import Entry, Item
from detente.ledger.releases import OfficerRelease
from detente.seal.payloads import Receipt


def conclude(case: Case, item: Item) -> tuple[Finding, ...]:
    """Return the findings of one item: signed, sent, text, releases, received, then each further receipt."""
    further = [(outcome, claim) for outcome, claim in _FURTHER.items() if outcome in item.receipts]
    return (
        _signed(case, item),
        _sent(case, item),
        _text(item),
        *(_released(item, release) for release in item.releases),
        _received(case, item),
        *(_further(case, item, outcome, claim) for outcome, claim in further),
    )


_LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z")
_FURTHER = {"opened": say.OPENED, "undecipherable": say.UNDECIPHERABLE, "refused": say.REFUSED}


def _claim(text: str, item: Item, **fields: str | int) -> Phrase:
    names = {"sender": item.parcel.sender, "addressee": item.parcel.to, "id": item.parcel.id}
    return Phrase.of(text, **{name: value for name, value in names.items() if f"{{{name}}}" in text}, **fields)


def _finding(
    claim: Phrase, grounds: Sequence[Phrase], doubts: Sequence[Phrase], weak: Sequence[Phrase] = ()
) -> Finding:
    """A claim holds when there are grounds and no doubts; what merely weakens it is listed all the same."""
    if grounds and not doubts:
        return Finding.shown(claim, grounds, weak)
    return Finding.open(claim, [*doubts, *weak], grounds)


def _signed(case: Case, item: Item) -> Finding:
    verifies = Phrase.of(say.PARCEL_VERIFIES, party=item.parcel.sender)
    return _finding(_claim(say.SIGNED, item), [verifies], case.doubts(item.parcel.sender))


def _sent(case: Case, item: Item) -> Finding:
    """S sent X before t: the parcel verifies, a ledger of one of the two holds it, a quorum cosigned by t."""
    entry = item.entry
    if entry is None:
        return Finding.open(_claim(say.SENT, item), [Phrase.of(say.NO_LEDGER), *item.failed])
    grounds, weak = _entry_phrases(entry)
    doubts = [*case.doubts(item.parcel.sender), *_rewritten(case, entry)]
    at = entry.bounds.not_after
    if at is None:
        undated = [Phrase.of(say.NO_QUORUM, size=entry.cosigned.head.size), Phrase.of(say.NO_TIME)]
        return _finding(_claim(say.SENT, item), grounds, [*doubts, *undated], weak)
    return _finding(_claim(say.SENT_BEFORE, item, time=_clock(at)), grounds, doubts, weak)


def _entry_phrases(entry: Entry) -> tuple[list[Phrase], list[Phrase]]:
    """Return the grounds an entry gives, and what would make them stronger."""
    head, times, limits = entry.cosigned.head, entry.cosigned.times, entry.bounds
    grounds = [Phrase.of(say.ENTRY, index=entry.index, origin=entry.origin, size=head.size)]
    weak = [Phrase.of(say.SKEWED, witness=name) for name in skewed(times)]
    if limits.not_after is not None:
        time = _clock(limits.not_after)
        grounds.append(Phrase.of(say.QUORUM, witnesses=", ".join(sorted(times)), time=time))
    if limits.not_before is not None:
        grounds.append(Phrase.of(say.NOT_BEFORE, time=_clock(limits.not_before)))
    else:
        weak.append(Phrase.of(say.NO_EARLIER_HEAD))
    return grounds, weak


def _clock(at: int) -> str:
    """A witness may state any 63-bit number; one that no calendar reaches is shown as it stands."""
    return Instant(at).iso if at <= _LAST_SECOND else str(at)


def _rewritten(case: Case, entry: Entry) -> list[Phrase]:
    return [Phrase.of(say.REWRITTEN, origin=entry.origin)] if entry.origin in case.splits else []


def _text(item: Item) -> Finding:
    sealed, absent = [Phrase.of(say.SEALED)] * item.has_text, [Phrase.of(say.NO_TEXT)] * (not item.has_text)
    return _finding(_claim(say.TEXT, item), sealed, absent, [] if item.has_text else item.failed)


def _released(item: Item, release: OfficerRelease) -> Finding:
    claim = _claim(say.RELEASED, item, officer=release.officer, office=release.office)
    return Finding.shown(claim, [Phrase.of(say.RELEASE_VERIFIES, keyid=release.keyid, sender=item.parcel.sender)])


def _received(case: Case, item: Item) -> Finding:
    """R received X: a receipt of R verifies, or R's own ledger holds the entry."""
    addressee = item.parcel.to
    both = [(o, item.receipts[o]) for o in ("received", "opened") if o in item.receipts]
    grounds = [phrase for outcome, held in both for phrase in _receipt_grounds(outcome, held)]
    entry = item.entry
    if entry is not None and entry.kind == "received" and not _rewritten(case, entry):
        grounds.append(Phrase.of(say.HELD_BY_ADDRESSEE, addressee=addressee))
    absent = [] if "received" in item.receipts else [_no_receipt(item), *item.failed]
    return _finding(_claim(say.RECEIVED, item), grounds, case.doubts(addressee), absent)


def _no_receipt(item: Item) -> Phrase:
    return Phrase.of(say.NO_RECEIPT, outcome="received", addressee=item.parcel.to)


def _further(case: Case, item: Item, outcome: str, claim: str) -> Finding:
    held = item.receipts[outcome]
    reason = [Phrase.of(say.REASON, reason=held[0].reason)] if held[0].reason else []
    return _finding(_claim(claim, item), [*_receipt_grounds(outcome, held), *reason], case.doubts(item.parcel.to))


def _receipt_grounds(outcome: str, held: tuple[Receipt, Entry | None]) -> list[Phrase]:
    receipt, entry = held
    grounds = [Phrase.of(say.RECEIPT_VERIFIES, outcome=outcome, party=receipt.sender)]
    return grounds if entry is None else [*grounds, *_entry_phrases(entry)[0]]
