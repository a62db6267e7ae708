"""Between what an officer typed and the notification that is signed."""

from __future__ import annotations

from typing import Any

from detente.kernel import Instant
from detente.seal import canonical
from detente.seal.payloads import release_digest
from detente.station.house import House
from detente.station.ports import DraftRow
from detente.station.views import Draft, DraftFields, Handed, ReleaseView


def encode_fields(fields: DraftFields) -> bytes:
    """Write draft fields as canonical JSON, for the store."""
    return canonical.encode(
        {
            "body": fields.body,
            "declared": fields.declared,
            "language": fields.language,
            "office": fields.office,
            "precedence": fields.precedence,
            "refs": [list(ref) for ref in fields.refs],
            "subject": fields.subject,
            "to": [list(pair) for pair in fields.to],
            "traffic": fields.traffic,
            "type": fields.type,
        }
    )


def decode_fields(data: bytes) -> DraftFields:
    """Read draft fields from the store."""
    values: dict[str, Any] = canonical.decode(data)
    pairs = {name: tuple((str(a), str(b)) for a, b in values.pop(name)) for name in ("to", "refs")}
    return DraftFields(to=pairs["to"], refs=pairs["refs"], **values)


def notification(house: House, fields: DraftFields, dispatch: str, issued: Instant) -> dict[str, Any]:
    """Write the notification that officers sign; `releases` is empty."""
    payload: dict[str, Any] = {
        "attachments": [],
        "body": fields.body,
        "from": house.party,
        "id": dispatch,
        "issued": int(issued),
        "keyset": house.keyset,
        "language": fields.language,
        "office": fields.office,
        "precedence": fields.precedence,
        "refs": [{"id": id_, "rel": rel} for rel, id_ in fields.refs],
        "releases": [],
        "subject": fields.subject,
        "to": [{"office": office, "party": party} for party, office in fields.to],
        "traffic": fields.traffic,
        "type": fields.type,
    }
    return payload | ({"declared": fields.declared} if fields.declared else {})


def as_draft(house: House, row: DraftRow, handed: tuple[Handed, ...] = ()) -> Draft:
    """Show a stored draft with what the release rule asks of it, and who was handed its sections."""
    fields = decode_fields(row.fields)
    clause = house.policy.release.clause(fields.type, fields.precedence)
    frozen: Any = canonical.decode(row.frozen) if row.frozen else None
    return Draft(
        id=row.id,
        fields=fields,
        author=row.author,
        started_at=Instant(row.started_at),
        saved_at=Instant(row.saved_at),
        checked_at=None if row.checked_at is None else Instant(row.checked_at),
        fingerprint=release_digest(frozen) if frozen else None,
        releases=tuple(release_views(canonical.decode(row.releases))),
        needed=clause.total,
        needed_roles=clause.roles,
        handed=handed,
    )


def release_views(releases: Any) -> list[ReleaseView]:
    """Show stored releases: who signed, in which office, when, with which key."""
    return [ReleaseView(entry["officer"], entry["office"], Instant(entry["at"]), entry["keyid"]) for entry in releases]
