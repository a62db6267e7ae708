"""Statements and keys made of fixed seeds, for the tests of this room."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import Any

from detente.kernel import Instant, PartyName
from detente.seal.encryption_keys import DecryptionKey
from detente.seal.envelope import seal
from detente.seal.keys import SigningPair
from detente.seal.keyset import Endpoint, draft_keyset, sign_keyset
from detente.seal.log_keys import LogKeys, WitnessKeys
from detente.seal.payloads import release_digest

PAIR = SigningPair.from_seeds(bytes(range(32)), bytes(range(0x60, 0x80)))  # the pair of the worked values
OTHER = SigningPair.from_seeds(bytes(range(32, 64)), bytes(range(64, 96)))
ID = base64.b64encode(bytes(range(16))).decode()
OTHER_ID = base64.b64encode(bytes(range(16, 32))).decode()
NOW = 1_790_000_000
PARTY = PartyName("a.example")
ORIGIN = "a.example/log"


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def parcel(**changes: Any) -> dict[str, Any]:
    return {
        "cipher": {"sha256": digest("cipher"), "size": 4096},
        "content": digest("content"),
        "expires": NOW + 86_400,
        "from": "a.example",
        "grade": "receipt",
        "id": ID,
        "issued": NOW,
        "keyset": digest("keyset"),
        "precedence": "FLASH",
        "prev": digest("parcel 1"),
        "seq": 2,
        "to": "b.example",
        "traffic": "live",
    } | changes


def receipt(**changes: Any) -> dict[str, Any]:
    return {
        "at": NOW + 5,
        "from": "b.example",
        "head": 2,
        "id": ID,
        "keyset": digest("keyset b"),
        "log": {"index": 7, "origin": "b.example/log"},
        "of": {"envelope": digest("envelope"), "statement": digest("statement")},
        "outcome": "received",
        "precedence": "FLASH",
        "seq": 2,
        "to": "a.example",
    } | changes


def notification(**changes: Any) -> dict[str, Any]:
    return {
        "attachments": [{"name": "map.pdf", "sha256": digest("map"), "size": 9, "type": "application/pdf"}],
        "body": {"text": "Une ligne.\nUne autre."},
        "declared": "2022-02-10",
        "from": "a.example",
        "id": ID,
        "issued": NOW,
        "keyset": digest("keyset"),
        "language": "fr",
        "office": "Cabinet",
        "precedence": "FLASH",
        "refs": [{"id": OTHER_ID, "rel": "in_reply_to"}],
        "releases": [],
        "subject": "Réunion d’urgence",
        "to": [{"office": "Watch floor", "party": "b.example"}],
        "traffic": "live",
        "type": "letter",
    } | changes


def release(of: str, **changes: Any) -> dict[str, Any]:
    return {"at": NOW, "id": ID, "of": of, "office": "Cabinet", "officer": "J. Doe", "party": "a.example"} | changes


def signed_release(text: dict[str, Any], kind: str = "release") -> dict[str, Any]:
    """One entry of `releases`, by the officer who holds `OTHER`."""
    envelope = seal(kind, release(release_digest(text).base64), OTHER)
    signatures = [{"keyid": name, "sig": base64.b64encode(raw).decode()} for name, raw in envelope.signatures]
    return {
        "envelope": {
            "payload": base64.b64encode(envelope.payload).decode(),
            "payloadType": f"application/vnd.detente.{kind}.v1+json",
            "signatures": signatures,
        },
        "keys": OTHER.public.to_json(),
    }


def seed(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def pair(text: str) -> SigningPair:
    return SigningPair.from_seeds(seed(f"{text} ed25519"), seed(f"{text} ml-dsa-65"))


ROOTS = [pair(f"root {number}") for number in range(3)]
SIGN = pair("sign")
LOG = LogKeys.from_seeds(seed("log 1"), seed("log 6"))
WITNESS = WitnessKeys.from_seeds(seed("witness 4"), seed("witness 6"))
ARCHIVE = DecryptionKey.from_seed(seed("archive"))


def keyset(**changes: Any) -> dict[str, Any]:
    return draft_keyset(
        party=PARTY, code="AA", names=[("en", "Party A"), ("fr", "Partie A")], not_before=Instant(NOW),
        not_after=Instant(NOW + 1_000_000), roots=[root.public for root in ROOTS], root_threshold=2, sign=SIGN.public,
        enc=ARCHIVE.public, log_origin=ORIGIN, log_keys=LOG.vkeys(ORIGIN), witness=WITNESS.vkeys(PARTY),
        endpoints=[Endpoint("https", "https://line.a.example", b"no certificate")],
    ) | changes  # fmt: skip


@lru_cache(maxsize=1)
def keyset_file() -> bytes:
    return sign_keyset(keyset(), ROOTS, SIGN, LOG, WITNESS)
