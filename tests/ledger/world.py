"""Parties, logs and bundles made of fixed seeds, for the tests of this room."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from detente.kernel import Digest, Instant, PartyName
from detente.ledger.bundles import BundleParts, ItemPart, Logged, ReceiptPart, assemble
from detente.ledger.commitments import commit
from detente.ledger.proof_files import ProofFile, format_proof
from detente.ledger.tree import inclusion_proof, leaf_hash, root_of
from detente.seal import canonical, package
from detente.seal.checkpoints import Checkpoint, cosign, sign_checkpoint
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.envelope import Envelope, seal
from detente.seal.keys import SigningPair
from detente.seal.keyset import Endpoint, Keyset, draft_keyset, parse_keyset, sign_keyset
from detente.seal.log_keys import LogKeys, WitnessKeys

NOW = 1_790_000_000
ID = base64.b64encode(bytes(range(16))).decode()
SALT = bytes([9]) * 32


def seed(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


@dataclass(frozen=True)
class Party:
    name: PartyName
    origin: str

    @cached_property
    def statements(self) -> SigningPair:
        return SigningPair.from_seeds(seed(f"{self.name} s1"), seed(f"{self.name} s2"))

    @cached_property
    def log(self) -> LogKeys:
        return LogKeys.from_seeds(seed(f"{self.name} l1"), seed(f"{self.name} l2"))

    @cached_property
    def witness(self) -> WitnessKeys:
        return WitnessKeys.from_seeds(seed(f"{self.name} w1"), seed(f"{self.name} w2"))

    @cached_property
    def file(self) -> bytes:
        roots = [SigningPair.from_seeds(seed(f"{self.name} {i}a"), seed(f"{self.name} {i}b")) for i in range(3)]
        payload = draft_keyset(
            party=self.name, code=self.name[:1].upper() * 2, names=[("en", self.name)], not_before=Instant(NOW - 1000),
            not_after=Instant(NOW + 1_000_000), roots=[r.public for r in roots], root_threshold=2,
            sign=self.statements.public, enc=DecryptionKey.from_seed(seed(f"{self.name} e")).public,
            log_origin=self.origin, log_keys=self.log.vkeys(self.origin), witness=self.witness.vkeys(self.name),
            endpoints=[Endpoint("https", "https://localhost", b"certificate")],
        )  # fmt: skip
        return sign_keyset(payload, roots, self.statements, self.log, self.witness)

    @cached_property
    def keyset(self) -> Keyset:
        return parse_keyset(self.file)


A = Party(PartyName("a.example"), "a.example/log")
B = Party(PartyName("b.example"), "b.example/log")
N = Party(PartyName("n.example"), "n.example/log")
PARTIES = (A, B, N)


def fingerprints(*parties: Party) -> dict[str, str]:
    return {party.name: party.keyset.statement.fingerprint for party in parties}


def policy() -> bytes:
    lines = [f"witness {p.name} {p.witness.vkeys(p.name)[1]}" for p in PARTIES]
    return "\n".join([*lines, "group q any a.example b.example n.example", "quorum q", ""]).encode()


def notification(**other: Any) -> dict[str, Any]:
    return {
        "attachments": [], "body": {"text": "x"}, "from": A.name, "id": ID, "issued": NOW - 10, "language": "en",
        "keyset": A.keyset.statement.base64, "office": "Desk", "precedence": "FLASH", "refs": [], "releases": [],
        "subject": "A letter", "to": [{"office": "Desk", "party": B.name}], "traffic": "test", "type": "letter",
    } | other  # fmt: skip


def released(payload: dict[str, Any], officer: str = "J. Doe", of: Digest | None = None) -> dict[str, Any]:
    from detente.seal.payloads import release_digest

    pair = SigningPair.from_seeds(seed(f"{officer} 1"), seed(f"{officer} 2"))
    statement = {
        "at": NOW - 5, "id": payload["id"], "of": (of or release_digest(payload)).base64, "office": "Desk",
        "officer": officer, "party": payload["from"],
    }  # fmt: skip
    release = {"envelope": canonical.decode(seal("release", statement, pair).data), "keys": pair.public.to_json()}
    return payload | {"releases": [*payload["releases"], release]}


def parcel(inner: bytes, **other: Any) -> Envelope:
    payload = {
        "cipher": {"sha256": base64.b64encode(bytes(32)).decode(), "size": 10},
        "content": base64.b64encode(package.content(SALT, inner)).decode(), "expires": NOW + 100, "from": A.name,
        "grade": "receipt", "id": ID, "issued": NOW - 4, "keyset": A.keyset.statement.base64, "precedence": "FLASH",
        "seq": 1, "to": B.name, "traffic": "test",
    }  # fmt: skip
    return seal("parcel", payload | other, A.statements)


def receipt(of: Envelope, outcome: str = "received", by: Party = B, **other: Any) -> Envelope:
    payload = {
        "at": NOW, "from": by.name, "head": 1, "id": ID, "keyset": by.keyset.statement.base64,
        "log": {"index": 1, "origin": by.origin}, "outcome": outcome, "precedence": "FLASH", "seq": 1, "to": A.name,
        "of": {"envelope": of.id.base64, "statement": of.statement.base64},
    }  # fmt: skip
    return seal("receipt", payload | other, by.statements)


def record(kind: str, of: Envelope, **other: Any) -> bytes:
    return canonical.encode({"at": NOW, "env": of.id, "kind": kind, "stmt": of.statement} | other)


@dataclass
class Log:
    """A log in memory, cosigned by the other parties."""

    owner: Party
    entries: list[bytes] = field(default_factory=lambda: [commit(SALT, b"{}"), commit(SALT, b"[]")])

    def add(self, data: bytes, salt: bytes) -> int:
        self.entries.append(commit(salt, data))
        return len(self.entries) - 1

    def head(self, size: int, times: dict[str, int]) -> bytes:
        hashes = [leaf_hash(entry) for entry in self.entries[:size]]
        checkpoint = Checkpoint(self.owner.origin, size, root_of(hashes))
        note = sign_checkpoint(checkpoint, self.owner.log)
        lines = [
            line for p in PARTIES if p.name in times for line in cosign(checkpoint, p.witness, p.name, times[p.name])
        ]
        return note + "".join(lines).encode()

    def logged(self, data: bytes, name: str, times: dict[str, int]) -> Logged:
        salt = seed(name)
        index = self.add(data, salt)
        hashes = [leaf_hash(entry) for entry in self.entries]
        proof = ProofFile(index, inclusion_proof(index, hashes), self.head(len(hashes), times))
        return Logged(data, salt, format_proof(proof))


@lru_cache(maxsize=1)
def parts() -> BundleParts:
    """A whole bundle made by A: its letter to B, released by one officer, received and opened."""
    log = Log(A)
    early = log.head(2, {B.name: NOW - 3, N.name: NOW - 2})
    inner = seal("notification", released(notification()), A.statements).data
    sent = parcel(inner)
    logged = log.logged(record("sent", sent), "sent", {B.name: NOW + 1, N.name: NOW + 3})
    receipts = []
    for at, outcome in enumerate(("received", "opened")):
        said = receipt(sent, outcome)
        shown = log.logged(record("receipt", said), outcome, {B.name: NOW + 10 + at})
        receipts.append(ReceiptPart(outcome, said.data, shown))
    item = ItemPart(sent.data, logged, (SALT, inner), tuple(receipts))
    return BundleParts(A.name, "A letter.\n", policy(), tuple(p.file for p in PARTIES), (item,), (early,))


@lru_cache(maxsize=1)
def bundle() -> dict[str, bytes]:
    return assemble(parts(), A.statements)


def remade(item: ItemPart | None = None, maker: Party = A, **other: Any) -> dict[str, bytes]:
    """The same bundle with other parts, under a valid list again."""
    changed = replace(parts(), maker=maker.name, items=(item or parts().items[0],), **other)
    return assemble(changed, maker.statements)
