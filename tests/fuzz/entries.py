"""For each reader of the seal and the ledger: how bytes reach it, and good bytes to begin from."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.ledger import world
from tests.seal import samples

from detente.kernel import Digest
from detente.ledger import (
    bundles,
    commitments,
    evidence,
    policy,
    proof_files,
    proofs,
    quorums,
    releases,
    tiles,
    tree,
    witness,
)
from detente.ledger.tile_paths import TilePath
from detente.seal import (
    age,
    age_header,
    archive,
    bech32,
    canonical,
    checkpoints,
    encryption_keys,
    enrolment,
    envelope,
    envelope_form,
    frames,
    keys,
    keyset,
    keyset_form,
    log_keys,
    notes,
    package,
    passphrase,
    payloads,
    problems,
)  # fmt: skip

OFTEN, SELDOM = 60, 15  # examples for a reader that costs microseconds, and for one that costs milliseconds


@dataclass(frozen=True)
class Entry:
    """`read` hands bytes to the reader; `good` are bytes it reads without complaint."""

    read: Callable[[bytes], object]
    good: Sequence[bytes]
    examples: int = OFTEN


def text(data: bytes) -> str:
    """Bytes as a text that may hold lone surrogates, as arguments of a terminal do."""
    return data.decode("utf-8", "surrogateescape")


def on_text(read: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda data: read(text(data))


def on_json(read: Callable[[Any], object]) -> Callable[[bytes], object]:
    """Any JSON value, or else a text: what stands inside a statement is JSON whatever it should have been."""

    def step(data: bytes) -> object:
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            value = text(data)
        return read(value)

    return step


def on_payload(kind: str, read: Callable[[envelope.Envelope], object]) -> Callable[[bytes], object]:
    """As the payload of an envelope whose signatures nobody has looked at yet."""
    none = Digest.of(b"")
    return lambda data: read(envelope.Envelope(kind, data, (), b"", none, none))


def on_lines(read: Callable[[list[bytes]], object]) -> Callable[[bytes], object]:
    return lambda data: read(data.split(b"\n"))


def on_halves(read: Callable[[bytes, bytes], object]) -> Callable[[bytes], object]:
    return lambda data: read(data[: len(data) // 2], data[len(data) // 2 :])


def as_files(data: bytes) -> object:
    """A bundle with one file replaced: which one, the first byte says."""
    files = dict(world.bundle())
    path = sorted(files)[data[0] % len(files) if data else 0]
    files[path] = data[1:]
    return evidence.verify(files)


HEAD = checkpoints.Checkpoint(samples.ORIGIN, 3, bytes(32))
LOG_VKEYS = samples.LOG.vkeys(samples.ORIGIN)
NOTE = checkpoints.sign_checkpoint(HEAD, samples.LOG)
LINES = "".join(checkpoints.cosign(HEAD, samples.WITNESS, samples.PARTY, samples.NOW)).encode()
SIGNED = envelope.seal("parcel", samples.parcel(), samples.PAIR)
LETTER = samples.notification()
RELEASED = LETTER | {"releases": [samples.signed_release(LETTER)]}
AGE = age.encrypt(b"a letter", [samples.ARCHIVE.public])
LOCKED = passphrase.lock(b"seeds", "word", 4)
REQUEST = witness.build_request(1, [bytes(32), bytes(32)], NOTE)
ITEM = world.parts().items[0]
ENTRY = commitments.commit(world.SALT, b"{}")
POLICY = policy.parse_policy(f"log {world.A.log.vkeys(world.A.origin)[0]}\n".encode() + world.policy())
BUNDLE = TilePath(None, 0, 2)
KEYSET = canonical.encode(samples.keyset())
PAIR_JSON = canonical.encode(samples.PAIR.public.to_json())
SEED = bytes(range(32))


def payload(kind: str, read: Callable[[envelope.Envelope], object], *good: Any) -> Entry:
    return Entry(on_payload(kind, read), [canonical.encode(value) for value in good])


def line_holds(data: bytes) -> object:
    note = notes.parse_note(data)
    return notes.verified(note, [notes.parse_vkey(vkey) for vkey in LOG_VKEYS], checkpoints.line_verifies)


def head_line(data: bytes) -> object:
    vkeys = [*samples.LOG.verifiers(samples.ORIGIN), *samples.WITNESS.verifiers(samples.PARTY)]
    return [log_keys.verifies(vkey, data, data) for vkey in vkeys]


def inclusion(data: bytes) -> object:
    path = [data[i : i + 32] for i in range(0, len(data), 32)]
    return proofs.verify_inclusion(len(data) & 7, 8, bytes(32), path, bytes(32))


def consistency(data: bytes) -> object:
    path = [data[i : i + 32] for i in range(0, len(data), 32)]
    return proofs.verify_consistency(len(data) & 7, 8, bytes(32), bytes(32), path)


def judged(data: bytes) -> object:
    return witness.judge(data, None, world.A.log.vkeys(world.A.origin))


SEAL: dict[str, Entry] = {
    "age.decrypt": Entry(lambda data: age.decrypt(data, samples.ARCHIVE), [AGE]),
    "age.read_payload": Entry(lambda data: age.read_payload(bytes(16), memoryview(data)),
                              [b"".join(age.write_payload(bytes(16), b"a letter", bytes(16)))]),
    "age_header.decode": Entry(age_header.decode, [b"AAAA", b"AA"]),
    "age_header.read_header": Entry(lambda data: (age_header.read_header(data), age_header.read_header(data, 1)), [AGE]),
    "archive.read_zip": Entry(archive.read_zip, [archive.write_zip({"a/b": b"c" * 99, "d": b""})]),
    "bech32.read_identity": Entry(on_text(bech32.read_identity), [bech32.write_identity(samples.ARCHIVE).encode()]),
    "bech32.read_recipient": Entry(
        on_text(bech32.read_recipient), [bech32.write_recipient(samples.ARCHIVE.public).encode()], SELDOM
    ),
    "canonical.decode": Entry(canonical.decode, [KEYSET, SIGNED.data]),
    "checkpoints.line_verifies": Entry(
        lambda data: [checkpoints.line_verifies(vkey, HEAD.text, data) for vkey in samples.LOG.verifiers(HEAD.origin)],
        [notes.parse_line(row).signature for row in text(LINES).split("\n")[:-1]],
    ),
    "checkpoints.parse_checkpoint": Entry(on_text(checkpoints.parse_checkpoint), [HEAD.text.encode()]),
    "checkpoints.read_head": Entry(lambda data: checkpoints.read_head(data, HEAD.origin, LOG_VKEYS), [NOTE]),
    "checkpoints.timestamp_of": Entry(checkpoints.timestamp_of, [bytes(72)]),
    "checkpoints.verify_cosignatures": Entry(
        lambda data: checkpoints.verify_cosignatures(
            HEAD, witness.read_answer(data), samples.PARTY, samples.WITNESS.vkeys(samples.PARTY)), [LINES]),
    "encryption_keys.DecryptionKey.from_seed": Entry(encryption_keys.DecryptionKey.from_seed, [SEED]),
    "encryption_keys.EncryptionKey.from_json": Entry(
        on_json(encryption_keys.EncryptionKey.from_json), [canonical.encode(samples.ARCHIVE.public.to_json())]
    ),
    "enrolment.check_ed25519": Entry(enrolment.check_ed25519, [samples.PAIR.public.ed25519]),
    "enrolment.check_length": Entry(lambda data: enrolment.check_length(data, 32, "ed25519"), [SEED]),
    "envelope.parse": Entry(envelope.parse, [SIGNED.data]),
    "envelope.verify": Entry(lambda data: envelope.verify(envelope.parse(data), samples.PAIR.public), [SIGNED.data]),
    "envelope_form.read_form": Entry(envelope_form.read_form, [SIGNED.data]),
    "frames.parse_consignment": Entry(
        frames.parse_consignment, [frames.frame_consignment(SIGNED.data[:50], AGE[:50], NOTE[:9], b"")]
    ),
    "frames.parse_receipts": Entry(frames.parse_receipts, [frames.frame_receipts([b"one", b"two"])]),
    "keys.SigningPair.from_seeds": Entry(on_halves(keys.SigningPair.from_seeds), [SEED * 2]),
    "keys.VerifyingPair.from_json": Entry(on_json(keys.VerifyingPair.from_json), [PAIR_JSON]),
    "keys.read_base64": Entry(on_json(lambda value: keys.read_base64(value, "member")), [b"AAAA", b"AA=="]),
    "keyset.parse_keyset": Entry(keyset.parse_keyset, [samples.keyset_file()], SELDOM),
    "keyset_form.read_form": Entry(
        lambda data: keyset_form.read_form(canonical.decode(data), data, Digest.of(data)), [KEYSET]
    ),
    "log_keys.LogKeys.from_seeds": Entry(on_halves(lambda a, b: log_keys.LogKeys.from_seeds(a, b).vkeys("a")), [SEED * 2]),
    "log_keys.WitnessKeys.from_seeds": Entry(
        on_halves(lambda a, b: log_keys.WitnessKeys.from_seeds(a, b).vkeys("a")), [SEED * 2]
    ),
    "log_keys.verifies": Entry(head_line, [bytes(64), bytes(2420)]),
    "log_keys.verify_possession": Entry(
        lambda data: log_keys.verify_possession(text(data), SEED, data), [LOG_VKEYS[0].encode()]
    ),
    "notes.parse_line": Entry(on_text(notes.parse_line), LINES.splitlines()),
    "notes.parse_note": Entry(notes.parse_note, [NOTE]),
    "notes.parse_vkey": Entry(on_text(notes.parse_vkey), [vkey.encode() for vkey in LOG_VKEYS]),
    "notes.verified": Entry(line_holds, [NOTE]),
    "package.unpack": Entry(package.unpack, [package.pack(SEED, b"E" * 100)]),
    "passphrase.unlock": Entry(lambda data: passphrase.unlock(data, "word", 8), [LOCKED]),
    "payloads.notification.read_notification": payload("notification", payloads.read_notification, LETTER, RELEASED),
    "payloads.parcel.read_parcel": payload("parcel", payloads.read_parcel, samples.parcel()),
    "payloads.receipt.read_receipt": payload(
        "receipt", payloads.read_receipt, samples.receipt(), samples.receipt(outcome="refused", reason="line.gap")
    ),
    "payloads.release.read_release": payload("release", payloads.read_release, samples.release(samples.digest("x"))),
    "problems.read_problem": Entry(problems.read_problem, [b'{"code":"line.gap","fields":{"next":3}}']),
}  # fmt: skip

LEDGER: dict[str, Entry] = {
    "bundles.check_files": Entry(
        lambda data: bundles.check_files({**world.bundle(), text(data): data}, bundles.Manifest(world.A.name, {})),
        [b"items/1/salt", b"items/1/receipts/opened.json"],
    ),
    "bundles.parse_manifest": Entry(bundles.parse_manifest, [world.bundle()[bundles.MANIFEST]]),
    "bundles.verify_manifest": Entry(
        lambda data: bundles.verify_manifest(data, world.A.name, world.A.statements.public),
        [world.bundle()[bundles.MANIFEST]],
    ),
    "commitments.check_opening": Entry(lambda data: commitments.check_opening(data, world.SALT, data), [ENTRY]),
    "commitments.read_leaf": Entry(commitments.read_leaf, [ENTRY, commitments.public_leaf("keyset", bytes(32))]),
    "evidence.verify": Entry(
        as_files, [bytes([n]) + world.bundle()[path] for n, path in enumerate(sorted(world.bundle()))], SELDOM
    ),
    "policy.parse_policy": Entry(policy.parse_policy, [world.policy()]),
    "proof_files.parse_hashes": Entry(on_lines(proof_files.parse_hashes), [base64.b64encode(bytes(32))]),
    "proof_files.parse_proof": Entry(proof_files.parse_proof, [ITEM.logged.proof]),
    "proof_files.parse_size": Entry(proof_files.parse_size, [b"0", b"9223372036854775807"]),
    "proofs.verify_consistency": Entry(consistency, [bytes(96)]),
    "proofs.verify_inclusion": Entry(inclusion, [bytes(96)]),
    "quorums.verify_proof": Entry(
        lambda data: quorums.verify_proof(data, commitments.commit(ITEM.logged.salt, ITEM.logged.record), POLICY),
        [ITEM.logged.proof],
    ),
    "releases.verify_releases": payload("notification", releases.verify_releases, LETTER, RELEASED),
    "tile_paths.TilePath.parse": Entry(on_text(TilePath.parse), [b"tile/0/x001/000.p/7", b"tile/entries/000"]),
    "tiles.check_bundle": Entry(lambda data: tiles.check_bundle(BUNDLE, data, [bytes(32)] * 2), [bytes(4)]),
    "tiles.decode_bundle": Entry(lambda data: tiles.decode_bundle(BUNDLE, data), [b"\x00\x01a\x00\x00"]),
    "tiles.decode_tile": Entry(lambda data: tiles.decode_tile(TilePath(0, 0, 2), data), [bytes(64)]),
    "tree.Frontier.load": Entry(lambda data: tree.Frontier.load(5, data), [b"\x02" + bytes(32) + b"\x00" + bytes(32)]),
    "witness.judge": Entry(judged, [REQUEST]),
    "witness.origin_of": Entry(witness.origin_of, [REQUEST]),
    "witness.parse_request": Entry(witness.parse_request, [REQUEST]),
    "witness.read_answer": Entry(witness.read_answer, [LINES]),
    "witness.read_size": Entry(witness.read_size, [b"7\n"]),
}  # fmt: skip

ENTRIES: dict[str, Entry] = {
    **{f"seal.{name}": entry for name, entry in SEAL.items()},
    **{f"ledger.{name}": entry for name, entry in LEDGER.items()},
}
