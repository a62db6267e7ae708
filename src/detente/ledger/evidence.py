"""Evidence: verify a bundle without a network and say, claim by claim, what follows from it.

`verify` never raises because of what is in a bundle: whatever is wrong becomes a failure that names the file. Nothing
in a bundle is believed because the bundle says so; identities rest on fingerprints compared elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.errors import DetenteError
from detente.ledger import findings as say
from detente.ledger.bundles import (
    MANIFEST,
    MAX_FILES,
    BundleParts,
    ItemPart,
    Logged,
    Manifest,
    ReceiptPart,
    assemble,
    check_files,
    item_numbers,
    parse_manifest,
    verify_manifest,
)
from detente.ledger.cases import Case
from detente.ledger.conclusions import conclude
from detente.ledger.findings import Failure, Finding, Phrase, Verdict
from detente.ledger.items import ItemReader
from detente.ledger.releases import OfficerRelease, verify_releases
from detente.seal.keyset import Keyset

__all__ = [
    "BundleParts", "Failure", "Finding", "ItemPart", "Logged", "OfficerRelease", "Phrase", "ReceiptPart", "Verdict",
    "assemble", "verify", "verify_releases",
]  # fmt: skip


def verify(files: Mapping[str, bytes], trusted: Mapping[str, str] | None = None) -> Verdict:
    """Judge a bundle; `trusted` gives the fingerprints that were compared elsewhere, by party (or witness) name.

    A fingerprint is the statement id of a keyset, or its first 128 bits, in hexadecimal, spaces ignored; for a witness
    without keyset the SHA-256 of its vkey line. A party whose fingerprint differs is not believed. Without `trusted`
    everything is judged by the keysets as they stand, and each identity is said to be missing its comparison.
    """
    if MANIFEST not in files or len(files) > MAX_FILES:
        return Verdict("", (), (Failure("ledger.bundle_missing", MANIFEST),))
    try:
        manifest = parse_manifest(files[MANIFEST])
    except DetenteError as problem:
        return Verdict("", (), (Failure(problem.code, MANIFEST),))
    case = Case(files, trusted)
    if failures := _whole(case, manifest):
        return Verdict(manifest.maker, (), failures)
    case.read_policy()
    case.read_heads()
    # every file is read before anything is concluded: a contradiction in the last weakens what rests on the first
    items = [ItemReader(case, number).read() for number in item_numbers(files)]
    findings = [finding for item in items if item for finding in conclude(case, item)]
    return Verdict(manifest.maker, (*_identities(case), *findings, *_rewritten(case)), tuple(case.failures))


def _whole(case: Case, manifest: Manifest) -> tuple[Failure, ...]:
    """Return what keeps the bundle from being read at all.

    The maker's signature comes first where its keyset is there, so that a changed list is not blamed on the files.
    """
    keyset = case.keyset_of_party(manifest.maker)
    try:
        if keyset is not None:
            verify_manifest(case.files[MANIFEST], manifest.maker, keyset.sign)
    except DetenteError as problem:
        return (Failure(problem.code, MANIFEST),)
    lacking = () if keyset else (Failure("ledger.bundle_keyset", MANIFEST),)
    return check_files(case.files, manifest) or tuple(case.failures) or lacking


def _identities(case: Case) -> tuple[Finding, ...]:
    return tuple(_identity(case, keyset) for keyset in sorted(case.keysets.values(), key=lambda k: k.party))


def _identity(case: Case, keyset: Keyset) -> Finding:
    claim = Phrase.of(say.IDENTITY, party=keyset.party)
    fingerprint = keyset.statement.fingerprint
    if case.is_compared(keyset):
        return Finding.shown(claim, [Phrase.of(say.COMPARED, fingerprint=fingerprint)])
    return Finding.open(claim, [case.not_compared(keyset)])


def _rewritten(case: Case) -> tuple[Finding, ...]:
    return tuple(
        Finding.shown(Phrase.of(say.REWRITTEN, origin=origin), [Phrase.of(say.TWO_HEADS, size=size)])
        for origin, size in sorted(case.splits.items())
    )
