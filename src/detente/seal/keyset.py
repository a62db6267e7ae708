"""The keyset, version 1: a party's public keys and names, proved by themselves (docs/spec/envelope.md § keyset).

A keyset file holds one statement signed by root pairs and by the operating pair, and a proof of possession for each log
and witness key. It proves that its holder has all the private keys; that the holder is the party is proved by people
who compare the fingerprint over another channel.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.errors import TheirsError
from detente.kernel import Digest, Instant, Language, PartyName
from detente.seal import canonical
from detente.seal.encryption_keys import EncryptionKey
from detente.seal.envelope import Envelope, parse, seal, verify
from detente.seal.keys import SigningPair, VerifyingPair, read_base64
from detente.seal.log_keys import LogKeys, WitnessKeys, verify_possession
from detente.seal.notes import parse_vkey
from detente.seal.payloads.members import Members, payload_of

MAX_ROOTS = 16
MAX_NAMES = 64
MAX_ENDPOINTS = 16
MAX_POSSESSION = 16
MAX_KEYSET = 1 << 18
NAME_LIMIT = 200
URL_LIMIT = 300
CERTIFICATE_LIMIT = 4096
CODE_LIMIT = 8
LOG_TYPES = (0x01, 0x06)
WITNESS_TYPES = (0x04, 0x06)


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


def sign_keyset(
    payload: dict[str, Any], roots: Sequence[SigningPair], operating: SigningPair, log: LogKeys, witness: WitnessKeys
) -> bytes:
    """Sign a keyset with its roots and operating pair, and prove that the log and witness keys are held."""
    envelopes = [seal("keyset", payload, pair) for pair in (*roots, operating)]
    statement = envelopes[0].statement.raw
    possession = [
        *log.possession(payload["log"]["origin"], statement),
        *witness.possession(payload["party"], statement),
    ]
    return canonical.encode({"envelopes": [canonical.decode(e.data) for e in envelopes], "possession": possession})


def parse_keyset(data: bytes) -> Keyset:
    """Read a keyset file and verify everything it can prove of itself.

    Raises `seal.*` for malformed bytes, `seal.keyset_version` for any version but 1, `seal.keyset_unproved` when roots
    (threshold) or the operating pair did not sign or a log or witness key is not proved, `seal.key_twice` when one key
    serves two uses.
    """
    file = Members(canonical.decode(data, limit=MAX_KEYSET), "keyset file")
    envelopes = [parse(canonical.encode(entry)) for entry in file.items("envelopes", 1, MAX_ROOTS + 1)]
    possession = file.items("possession", 1, MAX_POSSESSION)
    file.done()
    if len({envelope.statement for envelope in envelopes}) != 1:
        raise TheirsError("seal.keyset_unproved", what="one statement")
    keyset = _read(payload_of(envelopes[0], "keyset"), data, envelopes[0].statement)
    _check_signatures(keyset, envelopes)
    _check_possession(keyset, possession)
    _check_single_use(keyset)
    return keyset


def _read(payload: dict[str, Any], data: bytes, statement: Digest) -> Keyset:
    members = Members(payload, "keyset")
    if members.number("version", 1) != 1:
        raise TheirsError("seal.keyset_version", version=members.number("version", 1))
    log = members.under("log")
    enc = members.items("enc", 1, 1)
    members.items("revoked", 0, 0)
    keyset = Keyset(
        party=members.party("party"),
        code=members.text("code", CODE_LIMIT),
        names=tuple(_name(entry) for entry in members.items("names", 1, MAX_NAMES)),
        version=1,
        not_before=members.instant("not_before"),
        not_after=members.instant("not_after"),
        roots=tuple(VerifyingPair.from_json(entry) for entry in members.items("roots", 1, MAX_ROOTS)),
        root_threshold=members.number("root_threshold", 1),
        sign=VerifyingPair.from_json(members.get("sign")),
        enc=EncryptionKey.from_json(enc[0]),
        log_origin=log.text("origin", 255),
        log_keys=_vkeys(log.items("keys", 2, 2), LOG_TYPES),
        witness=_vkeys(members.items("witness", 2, 2), WITNESS_TYPES),
        endpoints=tuple(_endpoint(entry) for entry in members.items("endpoints", 1, MAX_ENDPOINTS)),
        data=data,
        statement=statement,
    )
    log.done()
    members.done()
    if not keyset.root_threshold <= len(keyset.roots) or keyset.not_after <= keyset.not_before:
        raise TheirsError("seal.bad_member", member="keyset.root_threshold")
    return keyset


def _name(value: Any) -> tuple[str, str]:
    members = Members(value, "keyset.names")
    name = members.kernel("language", Language), members.text("name", NAME_LIMIT)
    members.done()
    return name


def _endpoint(value: Any) -> Endpoint:
    members = Members(value, "keyset.endpoints")
    raw = read_base64(members.get("certificate"), "certificate")
    endpoint = Endpoint(members.text("kind", 20), members.text("url", URL_LIMIT), raw)
    members.done()
    if len(raw) > CERTIFICATE_LIMIT or not endpoint.url.startswith("https://"):
        raise TheirsError("seal.bad_member", member="keyset.endpoints")
    return endpoint


def _vkeys(values: list[Any], types: tuple[int, ...]) -> tuple[str, ...]:
    if any(not isinstance(value, str) for value in values):
        raise TheirsError("seal.bad_member", member="keyset.log")
    if sorted(parse_vkey(value).type for value in values) != sorted(types):
        raise TheirsError("seal.bad_member", member="keyset.log")
    return tuple(values)


def _check_signatures(keyset: Keyset, envelopes: list[Envelope]) -> None:
    """Threshold roots and the operating pair signed, nobody else did, nobody twice."""
    pairs = {tuple(sorted(pair.keyids)): pair for pair in (*keyset.roots, keyset.sign)}
    signers = []
    for envelope in envelopes:
        pair = pairs.pop(tuple(name for name, _ in envelope.signatures), None)
        if pair is None:
            raise TheirsError("seal.keyset_unproved", what="signers")
        verify(envelope, pair)
        signers.append(pair)
    if keyset.sign not in signers or len(signers) - 1 < max(keyset.root_threshold, len(keyset.roots)):
        raise TheirsError("seal.keyset_unproved", what="threshold")


def _check_possession(keyset: Keyset, possession: list[Any]) -> None:
    wanted = {*keyset.log_keys, *keyset.witness}
    for entry in possession:
        members = Members(entry, "keyset file.possession")
        vkey = members.text("vkey", MAX_KEYSET)
        verify_possession(vkey, keyset.statement.raw, read_base64(members.get("sig"), "sig"))
        members.done()
        wanted.discard(vkey)
    if wanted:
        raise TheirsError("seal.keyset_unproved", what="possession")


def _check_single_use(keyset: Keyset) -> None:
    """One key, one use: statements, roots, heads, cosignatures never share."""
    pairs = (keyset.sign, *keyset.roots)
    keys = [key for pair in pairs for key in (pair.ed25519, pair.ml_dsa_65)]
    keys += [parse_vkey(vkey).key for vkey in (*keyset.log_keys, *keyset.witness)]
    if len(set(keys)) != len(keys):
        raise TheirsError("seal.key_twice")
