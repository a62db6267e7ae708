"""Check a draft: what the council remarks, and what the line must know."""

from __future__ import annotations

from detente.council.checks import Remark, Sketch, check
from detente.errors import DetenteError
from detente.kernel import DeclaredDate, Instant, Language, OfficeName, PartyName, Precedence, Traffic
from detente.station.house import House
from detente.station.ports import Transaction
from detente.station.queries.dossier import Dossier
from detente.station.regimes.accepting import acceptance_remarks
from detente.station.regimes.remarking import notice_remarks
from detente.station.touching import principle_remarks
from detente.station.views import DraftFields

SUBJECT_LIMIT = 300
FIRST_PRINTABLE = 0x20  # below are control characters; a no-break space is good French
ADDRESSEES_LIMIT = 64


def remarks_on(house: House, tx: Transaction, fields: DraftFields, now: Instant) -> tuple[Remark, ...]:
    """Return every remark on a draft as it stands; those that block come first."""
    malformed = _header(fields)
    unknown = _addressees(tx, fields)
    sketch = Sketch(
        sender=house.party,
        addressees=tuple(PartyName(party) for party, _ in fields.to if _is(PartyName, party)),
        subject=fields.subject,
        type=fields.type,
        body=fields.body,
        refs=fields.refs,
        traffic=Traffic(fields.traffic) if _is(Traffic, fields.traffic) else Traffic.LIVE,
    )
    rows = tx.dispatches_of([id_ for _, id_ in fields.refs])
    council = check(sketch, Dossier(tx, rows, now).deeds.values(), now)
    touched = principle_remarks(tx, fields, sketch.traffic, now)
    ruled = (*notice_remarks(house, tx, sketch, now), *acceptance_remarks(house, sketch))
    return tuple(sorted((*malformed, *unknown, *council, *touched, *ruled), key=lambda remark: remark.level))


def _is(kind: type, value: str) -> bool:
    try:
        kind(value)
    except (DetenteError, ValueError):
        return False
    return True


def _header(fields: DraftFields) -> list[Remark]:
    """What would make the notification malformed, field by field."""
    found = []
    checks = (("office", OfficeName, fields.office), ("language", Language, fields.language))
    for name, kind, value in checks:
        if not _is(kind, value):
            found.append(Remark("blocks", "station.bad_field", name, (("field", name),)))
    if fields.declared and not _is(DeclaredDate, fields.declared):
        found.append(Remark("blocks", "kernel.declared_date", "declared", (("value", fields.declared[:40]),)))
    enums = (("precedence", Precedence, fields.precedence), ("traffic", Traffic, fields.traffic))
    found += [
        Remark("blocks", "station.bad_field", name, (("field", name),))
        for name, kind, value in enums
        if not _is(kind, value)
    ]
    if len(fields.subject) > SUBJECT_LIMIT or any(ord(character) < FIRST_PRINTABLE for character in fields.subject):
        found.append(Remark("blocks", "station.bad_field", "subject", (("field", "subject"),)))
    return found


def _addressees(tx: Transaction, fields: DraftFields) -> list[Remark]:
    found, seen = [], set[str]()
    if len(fields.to) > ADDRESSEES_LIMIT:
        found.append(Remark("blocks", "station.too_many_addressees", "to", (("limit", ADDRESSEES_LIMIT),)))
    for party, office in fields.to:
        if not _is(PartyName, party) or tx.keyset(party) is None:
            found.append(Remark("blocks", "line.unknown_party", "to", (("party", party[:80]),)))
        elif party in seen:
            found.append(Remark("blocks", "station.addressee_twice", "to", (("party", party),)))
        if not _is(OfficeName, office):
            found.append(Remark("blocks", "station.bad_field", "to", (("field", "office"),)))
        seen.add(party)
    return found
