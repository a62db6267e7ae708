"""One item of a bundle: verify a parcel, its text, its entry in a ledger, and its receipts."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from detente.errors import DetenteError, TheirsError
from detente.ledger.bundles import OUTCOMES
from detente.ledger.cases import Case
from detente.ledger.commitments import SALT_BYTES, commit
from detente.ledger.findings import FAILED, Phrase
from detente.ledger.heads import Bounds, CosignedHead, bounds
from detente.ledger.proof_files import parse_proof
from detente.ledger.proofs import verify_inclusion
from detente.ledger.releases import OfficerRelease, verify_releases
from detente.ledger.tree import leaf_hash
from detente.seal import canonical, package
from detente.seal.envelope import Envelope
from detente.seal.keyset import Keyset
from detente.seal.payloads import Notification, Parcel, Receipt, read_notification, read_parcel, read_receipt

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement shown in the ledger `origin` of `owner`; `kind` is what the owner's record says it was."""

    kind: str
    origin: str
    owner: str
    index: int
    cosigned: CosignedHead
    bounds: Bounds


@dataclass(slots=True)
class Item:
    """What of one item stands up; None or empty where a thing is absent or failed."""

    envelope: Envelope
    parcel: Parcel
    entry: Entry | None = None
    has_text: bool = False
    releases: tuple[OfficerRelease, ...] = ()
    receipts: dict[str, tuple[Receipt, Entry | None]] = field(default_factory=dict)
    failed: list[Phrase] = field(default_factory=list)


class ItemReader:
    """Reads the files of one folder `items/<n>/`; every failure is noted in the case and in the item."""

    def __init__(self, case: Case, number: int) -> None:
        self._case, self._folder = case, f"items/{number}/"
        self._failed: list[Phrase] = []

    def read(self) -> Item | None:
        """Verify everything in the folder; None when the parcel itself does not stand up."""
        item = self._attempt("parcel.json", self._parcel)
        if item is None:
            return None
        self._read_text(item)
        item.entry = self._attempt("leaf.tlog-proof", partial(self._parcel_entry, item))
        for outcome in OUTCOMES:
            self._read_receipt(item, outcome)
        item.failed = self._failed
        return item

    def _attempt(self, name: str, step: Callable[[], T]) -> T | None:
        before = len(self._case.failures)
        result = self._case.attempt(self._folder + name, step)
        self._failed += [Phrase.of(FAILED, file=f.file, code=f.code) for f in self._case.failures[before:]]
        return result

    def _bytes(self, name: str) -> bytes:
        return self._case.files[self._folder + name]

    def _has(self, name: str) -> bool:
        return self._folder + name in self._case.files

    def _parcel(self) -> Item:
        path = f"{self._folder}parcel.json"
        envelope = self._case.envelope(path)
        parcel = read_parcel(envelope)
        self._case.statement(path, parcel.sender, parcel.keyset, envelope)
        return Item(envelope, parcel)

    def _read_text(self, item: Item) -> None:
        if self._has("inner.json"):
            releases = self._attempt("inner.json", partial(self._text, item.parcel))
            item.has_text, item.releases = releases is not None, releases or ()

    def _text(self, parcel: Parcel) -> tuple[OfficerRelease, ...]:
        path, salt = f"{self._folder}inner.json", self._bytes("salt")
        if base64.b64encode(package.content(salt, self._case.files[path])).decode() != parcel.content:
            raise TheirsError("ledger.wrong_text", file=path)
        inner = self._case.envelope(path)
        notification = read_notification(inner)
        self._case.statement(path, notification.sender, notification.keyset, inner)
        if not _fits(notification, parcel):
            raise TheirsError("ledger.wrong_text", file=path)
        return verify_releases(inner, notification)

    def _parcel_entry(self, item: Item) -> Entry:
        entry = self._entry(item.envelope, "record.json", "record.salt", "leaf.tlog-proof")
        addressee = item.parcel.to
        kinds = {(item.parcel.sender, "sent"), (addressee, "received"), (addressee, "refused")}
        if (entry.owner, entry.kind) not in kinds:
            raise TheirsError("ledger.wrong_record", file=f"{self._folder}record.json")
        return self._in_force(entry, item.parcel.sender, item.parcel.keyset, "parcel.json")

    def _read_receipt(self, item: Item, outcome: str) -> None:
        name = f"receipts/{outcome}.json"
        if not self._has(name):
            return
        read = self._attempt(name, partial(self._receipt, item, outcome))
        if read is None:
            return
        envelope, receipt = read
        entry = None
        if self._has(f"receipts/{outcome}.tlog-proof"):
            entry = self._attempt(
                f"receipts/{outcome}.tlog-proof", partial(self._receipt_entry, item, outcome, envelope, receipt)
            )
            if entry is None:
                return
        item.receipts[outcome] = receipt, entry

    def _receipt(self, item: Item, outcome: str) -> tuple[Envelope, Receipt]:
        path = f"{self._folder}receipts/{outcome}.json"
        envelope = self._case.envelope(path)
        receipt = read_receipt(envelope)
        self._case.statement(path, receipt.sender, receipt.keyset, envelope)
        if receipt.outcome != outcome or not _answers(receipt, item):
            raise TheirsError("ledger.wrong_receipt", file=path)
        return envelope, receipt

    def _receipt_entry(self, item: Item, outcome: str, envelope: Envelope, receipt: Receipt) -> Entry:
        stem = f"receipts/{outcome}"
        entry = self._entry(envelope, f"{stem}.record.json", f"{stem}.record.salt", f"{stem}.tlog-proof")
        if entry.kind != "receipt" or entry.owner not in {item.parcel.sender, item.parcel.to}:
            raise TheirsError("ledger.wrong_record", file=f"{self._folder}{stem}.record.json")
        return self._in_force(entry, receipt.sender, receipt.keyset, f"{stem}.json")

    def _entry(self, envelope: Envelope, record: str, salt: str, proof: str) -> Entry:
        kind = _kind(self._bytes(record), envelope, self._folder + record)
        if len(self._bytes(salt)) != SALT_BYTES:
            raise TheirsError("ledger.bad_salt", file=self._folder + salt)
        leaf = leaf_hash(commit(self._bytes(salt), self._bytes(record)))
        shown = parse_proof(self._bytes(proof))
        checkpoint, cosigned = self._case.head(self._folder + proof, shown.note)
        verify_inclusion(shown.index, checkpoint.size, leaf, shown.path, checkpoint.root)
        origin = checkpoint.origin
        owner = self._case.owner(origin, self._folder + proof)
        earlier = [h for h in self._case.heads[origin] if h.head.size <= shown.index]
        return Entry(kind, origin, owner.party, shown.index, cosigned, bounds(shown.index, [cosigned, *earlier]))

    def _in_force(self, entry: Entry, party: str, keyset: str, name: str) -> Entry:
        """A statement is judged by the keyset that was in force when its entry was witnessed."""
        held: Keyset = self._case.keysets[keyset]
        at = entry.bounds.not_after
        if at is not None and not held.not_before <= at <= held.not_after:
            raise TheirsError("ledger.keyset_not_in_force", party=party, file=self._folder + name)
        return entry


def _kind(record: bytes, envelope: Envelope, path: str) -> str:
    """Return the kind of a record that speaks of this very envelope; raise `ledger.wrong_record`."""
    try:
        value = canonical.decode(record)
    except DetenteError:
        value = None
    members = value if isinstance(value, dict) else {}
    if (members.get("stmt"), members.get("env")) != (envelope.statement, envelope.id):
        raise TheirsError("ledger.wrong_record", file=path)
    return str(members.get("kind"))


def _fits(inner: Notification, outer: Parcel) -> bool:
    """Whether a text was written for this parcel: a text for somebody else proves nothing here."""
    one = (inner.id, inner.sender, inner.keyset, inner.precedence, inner.traffic)
    other = (outer.id, outer.sender, outer.keyset, outer.precedence, outer.traffic)
    return one == other and outer.to in [to.party for to in inner.to]


def _answers(receipt: Receipt, item: Item) -> bool:
    """Whether a receipt is the addressee's and names this parcel in every way."""
    parcel, envelope = item.parcel, item.envelope
    named = (receipt.sender, receipt.to, receipt.id, receipt.seq, receipt.precedence)
    statement = (receipt.of_statement, receipt.of_envelope)
    held = (parcel.to, parcel.sender, parcel.id, parcel.seq, parcel.precedence)
    return named == held and statement == (envelope.statement, envelope.id)
