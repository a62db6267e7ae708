"""The keyset, version 1: a party's public keys and names, proved by themselves (docs/spec/envelope.md § keyset).

A keyset file holds one statement signed by root pairs and by the operating pair, and a proof of possession for each log
and witness key. It proves that its holder has all the private keys; that the holder is the party is proved by people
who compare the fingerprint over another channel.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from detente.errors import TheirsError
from detente.kernel import Digest, Instant, Language, PartyName
from detente.seal import canonical
from detente.seal.encryption_keys import EncryptionKey
from detente.seal.envelope import Envelope, parse, seal, verify
from detente.seal.keys import SigningPair, VerifyingPair, read_base64
from detente.seal.log_keys import LogKeys, WitnessKeys, verify_possession
from detente.seal.notes import COSIGNATURE, ED25519, MAX_NAME, ML_DSA_44, parse_vkey
from detente.seal.payloads.members import MAX_INSTANT, Members, payload_of

MAX_ROOTS = 16  # a handful of holders; each adds 9 kB of signatures
MAX_NAMES = 64  # a party's languages
MAX_ENDPOINTS = 16
MAX_KEYSET = 1 << 21  # sixteen roots sign sixteen copies of the statement
NAME_LIMIT = 200
URL_LIMIT = 300
KIND_LIMIT = 20
CERTIFICATE_LIMIT = 4096
CODE_LEAST, CODE_LIMIT = 2, 8  # short enough for a table's column
LOG_TYPES = (ED25519, ML_DSA_44)
WITNESS_TYPES = (COSIGNATURE, ML_DSA_44)
VKEY_LIMIT = 3000  # the longest name and an ML-DSA-44 key in base64
_POSSESSIONS = len(LOG_TYPES) + len(WITNESS_TYPES)


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

    Raises `seal.*` for malformed bytes, `seal.keyset_version` for any version but 1, `seal.keyset_unproved` when a root
    or the operating pair did not sign or a log or witness key is not proved, `seal.key_twice` when one key serves two
    uses.
    """
    file = Members(canonical.decode(data, limit=MAX_KEYSET), "keyset file")
    envelopes = [parse(canonical.encode(entry)) for entry in file.items("envelopes", 1, MAX_ROOTS + 1)]
    possession = file.items("possession", _POSSESSIONS, _POSSESSIONS)
    file.done()
    if len({envelope.statement for envelope in envelopes}) != 1:
        raise TheirsError("seal.keyset_unproved", what="one statement")
    keyset = _read(payload_of(envelopes[0], "keyset"), data, envelopes[0].statement)
    _check_single_use(keyset)
    _check_signatures(keyset, envelopes)
    _check_possession(keyset, possession)
    return keyset


def _read(payload: dict[str, Any], data: bytes, statement: Digest) -> Keyset:
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
        raise TheirsError("seal.bad_member", member=f"keyset.{member}")
    return tuple(texts)


def _check_signatures(keyset: Keyset, envelopes: list[Envelope]) -> None:
    """Version 1 is signed by every pair in it, each once, and by nobody else."""
    pairs = {tuple(sorted(pair.keyids)): pair for pair in (*keyset.roots, keyset.sign)}
    for envelope in envelopes:
        pair = pairs.pop(tuple(name for name, _ in envelope.signatures), None)
        if pair is None:
            raise TheirsError("seal.keyset_unproved", what="signers")
        verify(envelope, pair)
    if pairs:
        raise TheirsError("seal.keyset_unproved", what="signers")


def _check_possession(keyset: Keyset, possession: list[Any]) -> None:
    """Each log and witness key is proved, each once, and no other."""
    wanted = {*keyset.log_keys, *keyset.witness}
    for entry in possession:
        members = Members(entry, "keyset file.possession")
        vkey, signature = members.text("vkey", VKEY_LIMIT), read_base64(members.get("sig"), "sig")
        members.done()
        if vkey not in wanted:
            raise TheirsError("seal.keyset_unproved", what="possession")
        wanted.discard(vkey)
        verify_possession(vkey, keyset.statement.raw, signature)


def _check_single_use(keyset: Keyset) -> None:
    """One key, one use: statements, roots, heads, cosignatures and the line's TLS never share."""
    pairs = (keyset.sign, *keyset.roots)
    keys = [key for pair in pairs for key in (pair.ed25519, pair.ml_dsa_65)]
    keys += [parse_vkey(vkey).key for vkey in (*keyset.log_keys, *keyset.witness)]
    doors = [key for endpoint in keyset.endpoints for key in _certificate_keys(endpoint.certificate)]
    if len(set(keys)) != len(keys) or any(door.endswith(key) for door in doors for key in keys):
        raise TheirsError("seal.key_twice")


def _certificate_keys(certificate: bytes) -> Iterator[bytes]:
    """Yield the certificate's SubjectPublicKeyInfo, which for all our algorithms ends with the raw key.

    Bytes that are no certificate, or one of an unknown algorithm, match no server and share no key.
    """
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm):
        return
    yield key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
