"""The keyset, version 1: a party's public keys and names, proved by themselves (docs/spec/envelope.md § keyset).

A keyset file holds one statement signed by root pairs and by the operating pair, and a proof of possession for each log
and witness key. It proves that its holder has all the private keys; that the holder is the party is proved by people
who compare the fingerprint over another channel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from detente.errors import TheirsError
from detente.seal import canonical
from detente.seal.envelope import Envelope, parse, seal, verify
from detente.seal.keys import SigningPair, read_base64
from detente.seal.keyset_form import (
    LOG_TYPES,
    MAX_ROOTS,
    VKEY_LIMIT,
    WITNESS_TYPES,
    Endpoint,
    Keyset,
    draft_keyset,
    read_form,
)
from detente.seal.log_keys import LogKeys, WitnessKeys, verify_possession
from detente.seal.notes import parse_vkey
from detente.seal.payloads.members import Members, payload_of

__all__ = ["MAX_KEYSET", "Endpoint", "Keyset", "draft_keyset", "parse_keyset", "sign_keyset"]

MAX_KEYSET = 1 << 21  # sixteen roots sign sixteen copies of the statement
_POSSESSIONS = len(LOG_TYPES) + len(WITNESS_TYPES)


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
    keyset = read_form(payload_of(envelopes[0], "keyset"), data, envelopes[0].statement)
    _check_single_use(keyset)
    _check_signatures(keyset, envelopes)
    _check_possession(keyset, possession)
    return keyset


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

    Bytes that are no certificate, or one of an unknown version or algorithm, match no server and share no key.
    """
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm, x509.InvalidVersion):
        return
    yield key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
