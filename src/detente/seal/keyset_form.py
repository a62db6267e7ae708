"""What a keyset says: its members, written and read (docs/spec/envelope.md § keyset). Nothing is proved here."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.errors import TheirsError
from detente.kernel import Digest, Instant, Language, PartyName
from detente.seal.encryption_keys import EncryptionKey
from detente.seal.keys import VerifyingPair, read_base64
from detente.seal.notes import COSIGNATURE, ED25519, MAX_NAME, ML_DSA_44, parse_vkey
from detente.seal.payloads.members import MAX_INSTANT, Members

MAX_ROOTS = 16  # a handful of holders; each adds 9 kB of signatures
MAX_NAMES = 64  # a party's languages
MAX_ENDPOINTS = 16
NAME_LIMIT = 200
URL_LIMIT = 300
KIND_LIMIT = 20
CERTIFICATE_LIMIT = 4096
CODE_LEAST, CODE_LIMIT = 2, 8  # short enough for a table's column
LOG_TYPES = (ED25519, ML_DSA_44)
WITNESS_TYPES = (COSIGNATURE, ML_DSA_44)
VKEY_LIMIT = 3000  # the longest name and an ML-DSA-44 key in base64


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a station answers: `kind` of circuit, address, and the certificate pinned for it (DER)."""

    kind: str
    url: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Keyset:
    """A party's keys. `names` are the party's own for itself, by language; `data` the exact file."""

    party: PartyName
    code: str
    names: tuple[tuple[str, str], ...]
    version: int
    not_before: Instant
    not_after: Instant
    roots: tuple[VerifyingPair, ...]
    root_threshold: int
    sign: VerifyingPair
    enc: EncryptionKey
    log_origin: str
    log_keys: tuple[str, ...]
    witness: tuple[str, ...]
    endpoints: tuple[Endpoint, ...]
    data: bytes
    statement: Digest


def draft_keyset(
    *, party: PartyName, code: str, names: Sequence[tuple[str, str]], not_before: Instant, not_after: Instant,
    roots: Sequence[VerifyingPair], root_threshold: int, sign: VerifyingPair, enc: EncryptionKey, log_origin: str,
    log_keys: Sequence[str], witness: Sequence[str], endpoints: Sequence[Endpoint],
) -> dict[str, Any]:  # fmt: skip
    """Write the statement of a keyset version 1."""
    return {
        "code": code,
        "enc": [enc.to_json()],
        "endpoints": [
            {"certificate": base64.b64encode(e.certificate).decode(), "kind": e.kind, "url": e.url} for e in endpoints
        ],
        "log": {"keys": list(log_keys), "origin": log_origin},
        "names": [{"language": language, "name": name} for language, name in names],
        "not_after": int(not_after),
        "not_before": int(not_before),
        "party": party,
        "revoked": [],
        "root_threshold": root_threshold,
        "roots": [pair.to_json() for pair in roots],
        "sign": sign.to_json(),
        "version": 1,
        "witness": list(witness),
    }


def read_form(payload: dict[str, Any], data: bytes, statement: Digest) -> Keyset:
    """Read a keyset's statement; raise `seal.keyset_version` for any version but 1, and `seal.*` for its members."""
    members = Members(payload, "keyset")
    if (version := members.number("version", 1)) != 1:
        raise TheirsError("seal.keyset_version", version=version)
    log, party = members.under("log"), members.party("party")
    origin = log.text("origin", MAX_NAME)
    roots = tuple(VerifyingPair.from_json(entry) for entry in members.items("roots", 1, MAX_ROOTS))
    not_before = members.instant("not_before")
    members.items("revoked", 0, 0)  # nothing is revoked before there is a version 2
    keyset = Keyset(
        party=party,
        code=members.text("code", CODE_LIMIT, least=CODE_LEAST),
        names=_names(members.items("names", 1, MAX_NAMES)),
        version=1,
        not_before=not_before,
        not_after=Instant(members.number("not_after", not_before + 1, MAX_INSTANT)),
        roots=roots,
        root_threshold=members.number("root_threshold", 1, len(roots)),
        sign=VerifyingPair.from_json(members.get("sign")),
        enc=EncryptionKey.from_json(members.items("enc", 1, 1)[0]),
        log_origin=origin,
        log_keys=_vkeys(log, "keys", origin, LOG_TYPES),
        witness=_vkeys(members, "witness", party, WITNESS_TYPES),
        endpoints=tuple(_endpoint(entry) for entry in members.items("endpoints", 1, MAX_ENDPOINTS)),
        data=data,
        statement=statement,
    )
    log.done()
    members.done()
    return keyset


def _names(entries: list[Any]) -> tuple[tuple[str, str], ...]:
    names = tuple(_name(entry) for entry in entries)
    if len(dict(names)) != len(names):
        raise TheirsError("seal.bad_member", member="keyset.names")
    return names


def _name(value: Any) -> tuple[str, str]:
    members = Members(value, "keyset.names")
    name = members.kernel("language", Language), members.text("name", NAME_LIMIT)
    members.done()
    return name


def _endpoint(value: Any) -> Endpoint:
    members = Members(value, "keyset.endpoints")
    raw = read_base64(members.get("certificate"), "certificate")
    endpoint = Endpoint(members.word("kind", KIND_LIMIT), members.text("url", URL_LIMIT), raw)
    members.done()
    if len(raw) > CERTIFICATE_LIMIT or not endpoint.url.startswith("https://"):
        raise TheirsError("seal.bad_member", member="keyset.endpoints")
    return endpoint


def _vkeys(members: Members, member: str, name: str, types: tuple[int, ...]) -> tuple[str, ...]:
    """Read one verifier key of each type, all under the name that their notes will carry."""
    texts = members.items(member, len(types), len(types))
    if any(not isinstance(text, str) or len(text) > VKEY_LIMIT for text in texts):
        raise TheirsError("seal.bad_vkey")
    vkeys = [parse_vkey(text) for text in texts]
    if tuple(vkey.type for vkey in vkeys) != types or {vkey.name for vkey in vkeys} != {name}:
        raise members.bad(member)
    return tuple(texts)
