"""Sign a frozen draft as an officer; when enough have signed, it leaves the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.errors import OursError, RefusedError
from detente.kernel import DispatchId, Instant, Officer
from detente.seal import canonical
from detente.seal.payloads import release_digest
from detente.station.actors import as_officer, require
from detente.station.commands.send_dispatch import send_dispatch
from detente.station.house import House
from detente.station.ports import DraftRow, Transaction, UnlockedOfficer
from detente.station.views import Released


def release(house: House, officer: Officer, draft_id: str, fingerprint: str, passphrase: str) -> Released:
    """Release a draft with a key kept by this station: unlock it with the passphrase, then sign.

    Who: an officer with `draft` or `release`; the release rule says how many of which. Ledger: nothing until the last
    signature, then one `sent` entry per addressee. Fails with `seal.wrong_passphrase` and as `release_with`.
    """
    return release_with(house, officer, draft_id, fingerprint, house.officer_keys.unlock(officer.login, passphrase))


def release_with(house: House, officer: Officer, draft_id: str, fingerprint: str, key: UnlockedOfficer) -> Released:
    """Sign the exact text under `fingerprint` with an unlocked key.

    Fails with `station.unknown_draft`, `station.draft_changed` when the text is another than the one read, and
    `station.already_signed`.
    """
    require(officer, "draft", "release")
    now = house.clock.now()
    with house.store.write() as tx:
        row = tx.draft(draft_id)
        if row is None:
            raise OursError("station.unknown_draft")
        payload = _frozen(row, fingerprint)
        clause = house.policy.release.clause(payload["type"], payload["precedence"])
        releases: Any = canonical.decode(row.releases)
        if any(entry["login"] == officer.login for entry in releases):
            raise RefusedError(
                "station.already_signed", officer=officer.name, signed=len(releases), needed=clause.total
            )
        releases = [*releases, _signature(house, officer, payload, now, key)]
        if not house.policy.release.is_met(payload["type"], payload["precedence"], _signers(tx, releases)):
            tx.put_draft(replace(row, releases=canonical.encode(releases)))
            tx.note_change("line", "draft", row.id)
            return Released(len(releases), clause.total, None)
        payload["releases"] = [{"envelope": entry["envelope"], "keys": entry["keys"]} for entry in releases]
        life = {"drafted": row.started_at, "checked": row.checked_at or now}
        send_dispatch(house, tx, payload, now, life)
        tx.drop_draft(row.id)
        tx.note_change("line", "draft", row.id)
    return Released(len(releases), clause.total, DispatchId(payload["id"]))


def _frozen(row: DraftRow, fingerprint: str) -> dict[str, Any]:
    payload: Any = canonical.decode(row.frozen) if row.frozen else None
    if payload is None or release_digest(payload) != fingerprint:
        raise OursError("station.draft_changed")
    return dict(payload)


def _signature(
    house: House, officer: Officer, payload: dict[str, Any], now: Instant, key: UnlockedOfficer
) -> dict[str, Any]:
    statement: dict[str, object] = {
        "at": int(now),
        "id": payload["id"],
        "of": release_digest(payload).base64,
        "office": officer.office,
        "officer": officer.name,
        "party": house.party,
    }
    envelope = key.sign("release", statement)
    return {
        "at": int(now),
        "envelope": canonical.decode(envelope.data),
        "keyid": key.public.keyids[0],
        "keys": key.public.to_json(),
        "login": officer.login,
        "office": officer.office,
        "officer": officer.name,
    }


def _signers(tx: Transaction, releases: list[dict[str, Any]]) -> dict[str, Officer]:
    rows = (tx.officer(entry["login"]) for entry in releases)
    return {row.login: as_officer(row) for row in rows if row is not None}
