"""The release: an officer's signature over the exact dispatch (docs/spec/envelope.md § release)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.kernel import Digest, DispatchId, Instant, OfficeName, PartyName
from detente.seal import canonical
from detente.seal.envelope import Envelope
from detente.seal.payloads.members import Members, payload_of, required

NAME_LIMIT = 120
_DOMAIN = b"detente/release/v1\x00"


@dataclass(frozen=True, slots=True)
class Release:
    """Who signed, in which office, when by the signer's word, and the digest that was signed."""

    of: Digest
    id: DispatchId
    party: PartyName
    officer: str
    office: OfficeName
    at: Instant


def read_release(envelope: Envelope) -> Release:
    """Read a release; raise as `read_parcel`."""
    members = Members(payload_of(envelope, "release"), "release")
    release = Release(
        of=Digest.from_base64(required(members.digest("of"))),
        id=members.dispatch("id"),
        party=members.party("party"),
        officer=members.text("officer", NAME_LIMIT),
        office=members.kernel("office", OfficeName),
        at=members.instant("at"),
    )
    members.done()
    return release


def release_digest(notification: Mapping[str, Any]) -> Digest:
    """Return what officers sign: SHA-256 over the domain and the canonical notification without `releases`."""
    bare = {name: value for name, value in notification.items() if name != "releases"}
    return Digest(hashlib.sha256(_DOMAIN + canonical.encode(bare)).hexdigest())
