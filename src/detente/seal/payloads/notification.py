"""The notification: the signed inside of a dispatch, an act with its header (docs/spec/envelope.md § notification)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.errors import TheirsError
from detente.kernel import (
    DeclaredDate,
    Digest,
    DispatchId,
    Instant,
    Language,
    OfficeName,
    PartyName,
    Precedence,
    Traffic,
)
from detente.seal import canonical
from detente.seal.envelope import Envelope, parse
from detente.seal.keys import VerifyingPair
from detente.seal.payloads.members import Members, payload_of, required
from detente.seal.payloads.release import release_digest

MAX_ADDRESSEES = 64  # the largest regime has 57 States
MAX_REFS = 64
MAX_ATTACHMENTS = 64
MAX_RELEASES = 16  # each adds 9 KB; no rule asks for more officers
SUBJECT_LIMIT = 300
TYPE_LIMIT = 40
NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Addressee:
    """A party and the office in it."""

    party: PartyName
    office: OfficeName


@dataclass(frozen=True, slots=True)
class SignedRelease:
    """An officer's public pair and the envelope signed with it; not yet verified."""

    keys: VerifyingPair
    envelope: Envelope


@dataclass(frozen=True, slots=True)
class Notification:
    """The header of an act and its `body`, which the council reads. `digest` is what officers sign."""

    id: DispatchId
    sender: PartyName
    office: OfficeName
    to: tuple[Addressee, ...]
    keyset: str
    type: str
    precedence: Precedence
    traffic: Traffic
    subject: str
    language: Language
    declared: DeclaredDate | None
    issued: Instant
    body: dict[str, Any]
    refs: tuple[tuple[str, DispatchId], ...]
    releases: tuple[SignedRelease, ...]
    digest: Digest


def read_notification(envelope: Envelope) -> Notification:
    """Read a notification; raise as `read_parcel`."""
    payload = payload_of(envelope, "notification")
    members = Members(payload, "notification")
    declared = members.get("declared", optional=True)
    for entry in members.items("attachments", 0, MAX_ATTACHMENTS):
        _check_attachment(entry)
    notification = Notification(
        id=members.dispatch("id"),
        sender=members.party("from"),
        office=members.kernel("office", OfficeName),
        to=tuple(_addressee(entry) for entry in members.items("to", 1, MAX_ADDRESSEES)),
        keyset=required(members.digest("keyset")),
        type=members.word("type", TYPE_LIMIT),
        precedence=members.choice("precedence", Precedence),
        traffic=members.choice("traffic", Traffic),
        subject=members.text("subject", SUBJECT_LIMIT),
        language=members.kernel("language", Language),
        declared=None if declared is None else members.kernel("declared", DeclaredDate),
        issued=members.instant("issued"),
        body=_object(members.get("body"), "body"),
        refs=tuple(_ref(entry) for entry in members.items("refs", 0, MAX_REFS)),
        releases=tuple(_release(entry) for entry in members.items("releases", 0, MAX_RELEASES)),
        digest=release_digest(payload),
    )
    members.done()
    if len({to.party for to in notification.to}) != len(notification.to):
        raise TheirsError("seal.bad_member", member="notification.to")
    return notification


def _object(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TheirsError("seal.bad_member", member=f"notification.{name}")
    return value


def _addressee(value: Any) -> Addressee:
    members = Members(value, "notification.to")
    addressee = Addressee(members.party("party"), members.kernel("office", OfficeName))
    members.done()
    return addressee


def _ref(value: Any) -> tuple[str, DispatchId]:
    members = Members(value, "notification.refs")
    ref = members.word("rel", TYPE_LIMIT), members.dispatch("id")
    members.done()
    return ref


def _check_attachment(value: Any) -> None:
    members = Members(value, "notification.attachments")
    members.digest("sha256")
    members.number("size", 1)
    members.text("type", NAME_LIMIT)
    members.text("name", NAME_LIMIT)
    members.done()


def _release(value: Any) -> SignedRelease:
    members = Members(value, "notification.releases")
    keys = VerifyingPair.from_json(members.get("keys"))
    envelope = parse(canonical.encode(_object(members.get("envelope"), "releases")))
    members.done()
    if envelope.kind != "release":
        raise TheirsError("seal.other_kind", kind=envelope.kind, wanted="release")
    return SignedRelease(keys, envelope)
