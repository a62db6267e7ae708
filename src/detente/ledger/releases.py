"""Releases: which officers signed a text before it left the house.

release digest = SHA-256("detente/release/v1" || 0x00 || canonical(notification without `releases`))
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import TheirsError
from detente.kernel import Instant
from detente.seal.envelope import Envelope, verify
from detente.seal.payloads import Notification, SignedRelease, read_notification, read_release


@dataclass(frozen=True, slots=True)
class OfficerRelease:
    """One officer's release that verified; `keyid` names the Ed25519 key, `at` is the officer's own time."""

    officer: str
    office: str
    keyid: str
    at: Instant


def verify_releases(inner: Envelope, notification: Notification | None = None) -> tuple[OfficerRelease, ...]:
    """Verify every release inside a notification; raise `ledger.bad_release` when one does not belong to this text.

    The keys stand beside the text under the sender's own signature: the sender says whose they are. One key releases
    once only.
    """
    text = notification or read_notification(inner)
    releases = tuple(_verify(signed, text) for signed in text.releases)
    if len({release.keyid for release in releases}) != len(releases):
        raise TheirsError("ledger.bad_release")
    return releases


def _verify(signed: SignedRelease, notification: Notification) -> OfficerRelease:
    verify(signed.envelope, signed.keys)
    release = read_release(signed.envelope)
    if (release.of, release.id, release.party) != (notification.digest, notification.id, notification.sender):
        raise TheirsError("ledger.bad_release")
    return OfficerRelease(release.officer, release.office, signed.keys.keyids[0], release.at)
