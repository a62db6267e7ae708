"""The readers of the seal, each with good bytes to begin from."""

from __future__ import annotations

from tests.fuzz.delivery import SELDOM, Entry, on_halves, on_json, on_text, payload, text
from tests.seal import samples

from detente.kernel import Digest
from detente.ledger import witness
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
    tables,
)  # fmt: skip

HEAD = checkpoints.Checkpoint(samples.ORIGIN, 3, bytes(32))
LOG_VKEYS = samples.LOG.vkeys(samples.ORIGIN)
NOTE = checkpoints.sign_checkpoint(HEAD, samples.LOG)
LINES = "".join(checkpoints.cosign(HEAD, samples.WITNESS, samples.PARTY, samples.NOW)).encode()
SIGNED = envelope.seal("parcel", samples.parcel(), samples.PAIR)
LETTER = samples.notification()
RELEASED = LETTER | {"releases": [samples.signed_release(LETTER)]}
AGE = age.encrypt(b"a letter", [samples.ARCHIVE.public])
LOCKED = passphrase.lock(b"seeds", "word", 4)
KEYSET = canonical.encode(samples.keyset())
PAIR_JSON = canonical.encode(samples.PAIR.public.to_json())
SEED = bytes(range(32))


def line_holds(data: bytes) -> object:
    note = notes.parse_note(data)
    return notes.verified(note, [notes.parse_vkey(vkey) for vkey in LOG_VKEYS], checkpoints.line_verifies)


def head_line(data: bytes) -> object:
    vkeys = [*samples.LOG.verifiers(samples.ORIGIN), *samples.WITNESS.verifiers(samples.PARTY)]
    return [log_keys.verifies(vkey, data, data) for vkey in vkeys]


SEAL: dict[str, Entry] = {
    "age.decrypt": Entry(lambda data: age.decrypt(data, samples.ARCHIVE), [AGE]),
    "age.read_payload": Entry(lambda data: age.read_payload(bytes(16), memoryview(data)),
                              [b"".join(age.write_payload(bytes(16), b"a letter", bytes(16)))]),
    "age_header.decode": Entry(age_header.decode, [b"AAAA", b"AA"]),
    "age_header.read_header": Entry(lambda data: (age_header.read_header(data), age_header.read_header(data, 1)), [AGE]),
    "archive.read_zip": Entry(archive.read_zip, [archive.write_zip({"a/b": b"c" * 99, "d": b""})]),
    "bech32.decode": Entry(on_text(lambda text: bech32.decode("a", text, 3)), [bech32.encode("a", b"abc").encode()]),
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
    "encryption_keys.DecryptionKey.from_text": Entry(on_text(encryption_keys.DecryptionKey.from_text), [samples.ARCHIVE.text.encode()]),
    "encryption_keys.EncryptionKey.from_text": Entry(
        on_text(encryption_keys.EncryptionKey.from_text), [samples.ARCHIVE.public.text.encode()], SELDOM
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
    "tables.read_tables": Entry(tables.read_tables, [b'pack = "x"\n[limit.a]\nfrom = { 2011-12-01 = 9 }\n', b"a = [1, true, 1979-05-27]"]),
}  # fmt: skip
