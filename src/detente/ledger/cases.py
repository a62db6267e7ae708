"""The case behind a bundle: its keysets, policy and heads, and what failed so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from detente.errors import DetenteError, TheirsError
from detente.kernel import Digest
from detente.ledger.bundles import POLICY
from detente.ledger.findings import NOT_COMPARED, Failure, Phrase
from detente.ledger.heads import CosignedHead, Head, is_split
from detente.ledger.policy import NONE, Policy, Witness, parse_policy
from detente.ledger.quorums import Operator, key_name, witness_times
from detente.seal.checkpoints import Checkpoint, parse_checkpoint, read_head
from detente.seal.envelope import Envelope
from detente.seal.envelope import parse as parse_envelope
from detente.seal.envelope import verify as verify_envelope
from detente.seal.keyset import Keyset, parse_keyset
from detente.seal.notes import parse_note

T = TypeVar("T")


class Case:
    """What was read from a bundle, with every failure by file; reads only, and refuses rather than guesses."""

    def __init__(self, files: Mapping[str, bytes], trusted: Mapping[str, str] | None) -> None:
        self.files = files
        self.failures: list[Failure] = []
        self.keysets: dict[str, Keyset] = {}
        self.heads: dict[str, list[CosignedHead]] = {}
        self.splits: dict[str, int] = {}
        self._trusted = None if trusted is None else {n: "".join(f.split()).lower() for n, f in trusted.items()}
        self._roots: dict[tuple[str, int], bytes] = {}
        self.policy = Policy((), (), (), NONE)
        for path in sorted(path for path in files if path.startswith("keysets/")):
            self.attempt(path, partial(self._admit, path))

    def attempt(self, file: str, step: Callable[[], T]) -> T | None:
        """Do one step; what it raises becomes a failure of `file`, or of the file it names, and the result None."""
        try:
            return step()
        except DetenteError as problem:
            fields = dict(problem.fields)
            blamed = str(fields.pop("file", file))
            self.failures.append(Failure(problem.code, blamed, tuple(sorted(fields.items()))))
            return None

    def is_compared(self, keyset: Keyset) -> bool:
        """Tell whether this keyset is the one whose fingerprint was compared elsewhere."""
        return self._trusted is not None and _is_fingerprint(self._trusted.get(keyset.party), keyset.statement)

    def doubts(self, party: str) -> tuple[Phrase, ...]:
        """Return what keeps a party's word from being believed: fingerprints were given, and not its own."""
        keyset = self.keyset_of_party(party)
        if self._trusted is None or keyset is None or self.is_compared(keyset):
            return ()
        return (self.not_compared(keyset),)

    def not_compared(self, keyset: Keyset) -> Phrase:
        """Say that a fingerprint is yet to be compared."""
        return Phrase.of(NOT_COMPARED, party=keyset.party, fingerprint=keyset.statement.fingerprint)

    def keyset_of_party(self, party: str) -> Keyset | None:
        """Return the keyset of a party in this bundle."""
        return next((keyset for keyset in self.keysets.values() if keyset.party == party), None)

    def owner(self, origin: str, path: str) -> Keyset:
        """Return the keyset of the party whose log this is; raise `ledger.foreign_log`."""
        for keyset in self.keysets.values():
            if keyset.log_origin == origin:
                return keyset
        raise TheirsError("ledger.foreign_log", file=path)

    def statement(self, path: str, party: str, keyset: str, envelope: Envelope) -> Keyset:
        """Verify an envelope under the keyset it names by base64 id; raise `ledger.bundle_keyset`, `seal.*`."""
        held = self.keysets.get(keyset)
        if held is None or held.party != party:
            raise TheirsError("ledger.bundle_keyset", file=path)
        verify_envelope(envelope, held.sign)
        return held

    def envelope(self, path: str) -> Envelope:
        """Read an envelope; raise `seal.*`."""
        return parse_envelope(self.files[path])

    def read_policy(self) -> None:
        """Read the policy that counts the witnesses; without one nobody is counted."""
        self.policy = self.attempt(POLICY, lambda: parse_policy(self.files[POLICY])) or self.policy

    def read_heads(self) -> None:
        """Verify the heads that stand alone, so that they can bound times and contradict others."""
        for path in sorted(path for path in self.files if path.startswith("heads/")):
            self.attempt(path, partial(self.head, path, self.files[path]))

    def head(self, path: str, note: bytes) -> tuple[Checkpoint, CosignedHead]:
        """Verify a signed head and its cosignatures and remember it; raise `ledger.foreign_log`, `seal.*`.

        Only witnesses of the policy count, never one of the log's own operator. A head that contradicts another is a
        failure, and from then on nothing rests on that log.
        """
        parsed = parse_note(note)
        origin = parse_checkpoint(parsed.text).origin
        owner = self.owner(origin, path)
        checkpoint = read_head(note, origin, owner.log_keys)
        operator = Operator(frozenset({owner.party, owner.log_origin}), frozenset(owner.witness))
        times = witness_times(self.policy, checkpoint, note, operator, self._counts)
        cosigned = CosignedHead(Head(checkpoint.size, checkpoint.root), times if self.policy.is_met_by(times) else {})
        known = self._roots.setdefault((origin, checkpoint.size), checkpoint.root)
        if is_split((checkpoint.size, known), cosigned.head):
            self.splits[origin] = checkpoint.size
            raise TheirsError("ledger.rewritten", origin=origin)
        self.heads.setdefault(origin, []).append(cosigned)
        return checkpoint, cosigned

    def _admit(self, path: str) -> None:
        keyset = parse_keyset(self.files[path])
        if self._trusted and keyset.party in self._trusted and not self.is_compared(keyset):
            raise TheirsError("ledger.untrusted_keyset", party=keyset.party, file=path)
        if self.keyset_of_party(keyset.party) is not None:
            raise TheirsError("ledger.second_keyset", file=path)
        self.keysets[keyset.statement.base64] = keyset

    def _counts(self, witness: Witness) -> bool:
        """A bundle's policy is its maker's word: with fingerprints given, only compared witnesses count."""
        if self._trusted is None:
            return True
        vkey = witness.vkey
        listed = any(vkey in keyset.witness and self.is_compared(keyset) for keyset in self.keysets.values())
        return listed or _is_fingerprint(self._trusted.get(key_name(witness)), Digest.of(vkey.encode()))


def _is_fingerprint(text: str | None, digest: Digest) -> bool:
    return text in (str(digest), "".join(digest.fingerprint.split()))
