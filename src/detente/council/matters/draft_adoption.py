"""From a clean text to its entry into force: adoption, signature, deposit, each of the text of one digest."""

from __future__ import annotations

import dataclasses

from detente.council.acts import Rel
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.draft_details import UNSIGNED, Adoption, Deposit, DraftAgreement, Signature
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.kernel import Digest


def _hold_digest(details: DraftAgreement, given: Digest) -> Digest:
    """Raise `council.other_text` unless `given` is the digest of the text as it stands."""
    if given != details.digest:
        raise OursError("council.other_text", given=given.fingerprint, stands=details.digest.fingerprint)
    return given


def place(matter: Matter, _: Deed) -> DraftAgreement:
    """Place a clean text for adoption; raise `council.alternatives_stand`."""
    details: DraftAgreement = matter.details
    if details.standing:
        raise OursError("council.alternatives_stand", parties=", ".join(sorted({a.by for a in details.standing})))
    return details


def adopt(matter: Matter, deed: Deed) -> DraftAgreement:
    """Record that the text was adopted: by what, and which text."""
    details, body, cites = place(matter, deed), written(deed), deed.ids(Rel.CITES)
    digest = _hold_digest(details, body.get("digest"))
    if not cites:
        raise OursError("council.cite_decision")
    adoption = Adoption(body.get("manner"), digest, deed.heard_by(matter.chair), deed.id, cites)
    return dataclasses.replace(details, adoption=adoption)


def sign(matter: Matter, deed: Deed) -> DraftAgreement:
    """A signatory signs, for itself, once."""
    details, body = matter.details, written(deed)
    digest = _hold_digest(details, body.get("digest"))
    if deed.sender not in details.unsigned:
        raise OursError("council.done_already", party=deed.sender)
    signature = Signature(
        by=deed.sender,
        at=deed.heard_by(matter.chair),
        dispatch=deed.id,
        digest=digest,
        signed_by=body.get("signed_by", ""),
        place=body.get("place", ""),
        reservation=body.get("reservation", ""),
    )
    signed: DraftAgreement = dataclasses.replace(details, signatures=(*details.signatures, signature))
    return signed


def deposit(matter: Matter, deed: Deed) -> DraftAgreement:
    """A signatory deposits its instrument, once."""
    details: DraftAgreement = matter.details
    if any(known.by == deed.sender for known in details.deposits):
        raise OursError("council.done_already", party=deed.sender)
    made = Deposit(deed.sender, deed.heard_by(matter.chair), deed.id, written(deed).get("deposited"))
    return dataclasses.replace(details, deposits=(*details.deposits, made))


def enter_into_force(matter: Matter, deed: Deed) -> DraftAgreement:
    """The depositary states from when the text is in force; raise `council.not_all_signed`, `council.force_stated`."""
    details: DraftAgreement = matter.details
    if details.unsigned and details.kind not in UNSIGNED:
        raise OursError("council.not_all_signed", parties=", ".join(details.unsigned))
    if details.in_force_from is not None:
        raise OursError("council.force_stated", at=details.in_force_from.iso)
    return dataclasses.replace(details, in_force_from=written(deed).get("at"))
