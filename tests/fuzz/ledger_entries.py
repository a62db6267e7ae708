"""The readers of the ledger, each with good bytes to begin from."""

from __future__ import annotations

import base64

from tests.fuzz.delivery import SELDOM, Entry, on_lines, on_text, payload, text
from tests.fuzz.seal_entries import LETTER, LINES, NOTE, RELEASED
from tests.ledger import world

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

REQUEST = witness.build_request(1, [bytes(32), bytes(32)], NOTE)
ITEM = world.parts().items[0]
ENTRY = commitments.commit(world.SALT, b"{}")
POLICY = policy.parse_policy(f"log {world.A.log.vkeys(world.A.origin)[0]}\n".encode() + world.policy())
BUNDLE = TilePath(None, 0, 2)


def as_files(data: bytes) -> object:
    """A bundle with one file replaced: which one, the first byte says."""
    files = dict(world.bundle())
    path = sorted(files)[data[0] % len(files) if data else 0]
    files[path] = data[1:]
    return evidence.verify(files)


def inclusion(data: bytes) -> object:
    path = [data[i : i + 32] for i in range(0, len(data), 32)]
    return proofs.verify_inclusion(len(data) & 7, 8, bytes(32), path, bytes(32))


def consistency(data: bytes) -> object:
    path = [data[i : i + 32] for i in range(0, len(data), 32)]
    return proofs.verify_consistency(len(data) & 7, 8, bytes(32), bytes(32), path)


def judged(data: bytes) -> object:
    return witness.judge(data, None, world.A.log.vkeys(world.A.origin))


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
