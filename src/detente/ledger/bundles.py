"""Bundles of evidence as files: which file stands where, and the signed list of them.

    MANIFEST                                 signed note over the SHA-256 of every other file
    summary.txt                              in plain language; proves nothing
    policy.txt                               logs, witnesses and quorum (tlog-policy)
    keysets/<n>.json                         keysets, n = 1, 2, …
    heads/<n>.txt                            further cosigned heads (optional)
    items/<n>/parcel.json                    the parcel as signed
    items/<n>/inner.json, salt               the opened text and its content salt (both or none)
    items/<n>/record.json, record.salt       the opened ledger record of the parcel
    items/<n>/leaf.tlog-proof                its proof
    items/<n>/receipts/<outcome>.json        a receipt as signed
    items/<n>/receipts/<outcome>.record.json, .record.salt, .tlog-proof    its ledger record and proof (all or none)

The text of MANIFEST is "detente/bundle/v1" LF, the maker's party name LF, and for each file, sorted by path, the
lower-case hexadecimal SHA-256, two spaces, the path, LF. It carries exactly one signature, of type 0x01, by the maker's
Ed25519 statement key under the maker's party name, and has one byte form only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.errors import DetenteError, TheirsError
from detente.kernel import PartyName
from detente.ledger.findings import Failure
from detente.seal.checkpoints import line_verifies
from detente.seal.keys import SigningPair, VerifyingPair
from detente.seal.notes import ED25519, SignatureLine, make_vkey, parse_note, sign_note, verified

MANIFEST, SUMMARY, POLICY = "MANIFEST", "summary.txt", "policy.txt"
HEADER = "detente/bundle/v1"
OUTCOMES = ("opened", "received", "refused", "undecipherable")
MAX_FILES = 2000
_NUMBER = r"[1-9][0-9]{0,3}"
_RECEIPT = rf"receipts/(?:{'|'.join(OUTCOMES)})\.(?:json|record\.json|record\.salt|tlog-proof)"
_ITEM = rf"items/{_NUMBER}/(?:parcel\.json|inner\.json|salt|record\.json|record\.salt|leaf\.tlog-proof|{_RECEIPT})"
_PATH = re.compile(rf"summary\.txt|policy\.txt|keysets/{_NUMBER}\.json|heads/{_NUMBER}\.txt|{_ITEM}")
_LINE = re.compile(r"([0-9a-f]{64})  (\S+)")


@dataclass(frozen=True, slots=True)
class Logged:
    """How a statement is shown in a ledger: the canonical record, its salt, and the proof file."""

    record: bytes
    salt: bytes
    proof: bytes


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """A receipt as signed, and how it is shown in a ledger, if it is."""

    outcome: str
    envelope: bytes
    logged: Logged | None = None


@dataclass(frozen=True, slots=True)
class ItemPart:
    """One parcel with all that speaks of it; `inner` is the opened text as (content salt, envelope)."""

    parcel: bytes
    logged: Logged
    inner: tuple[bytes, bytes] | None = None
    receipts: tuple[ReceiptPart, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleParts:
    """What goes into a bundle."""

    maker: PartyName
    summary: str
    policy: bytes
    keysets: tuple[bytes, ...]
    items: tuple[ItemPart, ...]
    heads: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The signed list, read but not believed: who says so, and the digest of each file by path."""

    maker: PartyName
    digests: Mapping[str, str]


def assemble(parts: BundleParts, signer: SigningPair) -> dict[str, bytes]:
    """Lay out a bundle and sign its list with the maker's statement key; the same parts give the same bytes."""
    files = {SUMMARY: parts.summary.encode(), POLICY: parts.policy}
    files |= {f"keysets/{n}.json": data for n, data in enumerate(parts.keysets, 1)}
    files |= {f"heads/{n}.txt": data for n, data in enumerate(parts.heads, 1)}
    for n, item in enumerate(parts.items, 1):
        files |= {f"items/{n}/{name}": data for name, data in _item_files(item).items()}
    text = _manifest_text(parts.maker, files)
    key = make_vkey(parts.maker, ED25519, signer.public.ed25519)
    # the pair signs with both keys; a note of type 0x01 carries the first
    line = SignatureLine(key.name, key.id, signer.sign(text.encode())[0])
    return {**files, MANIFEST: sign_note(text, [line])}


def _item_files(item: ItemPart) -> dict[str, bytes]:
    files = {"parcel.json": item.parcel, "leaf.tlog-proof": item.logged.proof}
    files |= {"record.json": item.logged.record, "record.salt": item.logged.salt}
    if item.inner:
        files |= {"salt": item.inner[0], "inner.json": item.inner[1]}
    for receipt in item.receipts:
        stem = f"receipts/{receipt.outcome}"
        files[f"{stem}.json"] = receipt.envelope
        if receipt.logged:
            files |= {f"{stem}.record.json": receipt.logged.record, f"{stem}.record.salt": receipt.logged.salt}
            files[f"{stem}.tlog-proof"] = receipt.logged.proof
    return files


def _manifest_text(maker: PartyName, files: Mapping[str, bytes]) -> str:
    lines = [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]
    return "\n".join([HEADER, maker, *lines, ""])


def parse_manifest(data: bytes) -> Manifest:
    """Read the list of files, not its signature; raise `ledger.bad_manifest`."""
    try:
        header, maker, *lines, last = parse_note(data).text.split("\n")
        entries = [_LINE.fullmatch(line) for line in lines]
        digests = {entry[2]: entry[1] for entry in entries if entry}
        name = PartyName(maker)
    except (DetenteError, ValueError):
        raise TheirsError("ledger.bad_manifest") from None
    if header != HEADER or last or len(digests) != len(lines) or list(digests) != sorted(digests):
        raise TheirsError("ledger.bad_manifest")
    return Manifest(name, digests)


def verify_manifest(data: bytes, maker: PartyName, keys: VerifyingPair) -> None:
    """Check the maker's signature on the list and that it has its only byte form; raise `ledger.bad_manifest`.

    Base64 in signed notes is read leniently; here a second spelling of the same signature would be a changed byte that
    nobody notices, so it is refused.
    """
    try:
        note = parse_note(data)
        verified(note, [make_vkey(maker, ED25519, keys.ed25519)], line_verifies)
    except DetenteError:
        raise TheirsError("ledger.bad_manifest") from None
    if len(note.lines) != 1 or sign_note(note.text, note.lines) != data:
        raise TheirsError("ledger.bad_manifest")


def check_files(files: Mapping[str, bytes], manifest: Manifest) -> tuple[Failure, ...]:
    """Compare the files with the list, and both with the layout; return what does not fit, by path."""
    paths = sorted({*files, *manifest.digests} - {MANIFEST})
    problems = ((path, _problem(path, files, manifest.digests)) for path in paths)
    failures = [Failure(code, path) for path, code in problems if code]
    wanted = {POLICY, SUMMARY, "keysets/1.json"} | _required(files)
    failures += [Failure("ledger.bundle_missing", path) for path in sorted(wanted - {*files, *manifest.digests})]
    return tuple(failures)


def _problem(path: str, files: Mapping[str, bytes], digests: Mapping[str, str]) -> str | None:
    if not _PATH.fullmatch(path):
        return "ledger.bundle_path"
    if path not in files:
        return "ledger.bundle_missing"
    if path not in digests:
        return "ledger.bundle_unlisted"
    return None if hashlib.sha256(files[path]).hexdigest() == digests[path] else "ledger.bundle_altered"


def _required(files: Mapping[str, bytes]) -> set[str]:
    """Return what must stand beside the files that are there."""
    wanted: set[str] = set()
    for path in files:
        folder, _, name = path.rpartition("/")
        if folder.endswith("receipts"):
            stem, _, kind = path.partition(".")
            wanted |= {f"{stem}.json"} if kind == "json" else _siblings(stem)
        if item := re.match(r"items/\d+/", path):
            wanted |= {item[0] + part for part in ("parcel.json", "record.json", "record.salt", "leaf.tlog-proof")}
        if name in {"inner.json", "salt"}:
            wanted |= {f"{folder}/inner.json", f"{folder}/salt"}
    return wanted


def _siblings(stem: str) -> set[str]:
    return {f"{stem}.{kind}" for kind in ("json", "record.json", "record.salt", "tlog-proof")}


def item_numbers(files: Mapping[str, bytes]) -> tuple[int, ...]:
    """Return the numbers of the items in a bundle, in order."""
    return tuple(sorted({int(path.split("/")[1]) for path in files if path.startswith("items/")}))
