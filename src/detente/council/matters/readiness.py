"""Readiness: what members confirm of themselves and what is claimed of them, two figures (§§ 6.2, 14: 17, 18)."""

from __future__ import annotations

import dataclasses

from detente.council.acts import Rel
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.readiness import READINESS
from detente.council.machines.readiness import ReadinessEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, PARTIES, Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter
from detente.council.matters.readiness_details import Claim, Declaration, Readiness
from detente.council.matters.sayings import the_one
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import PartyName


def _begin(deed: Deed) -> Readiness:
    body = written(deed)
    return Readiness(
        body=body.get("body"),
        scope=body.get("scope"),
        members=body.get("members") or everyone(deed),
        chair=body.get("chair", deed.sender),
        themes=body.get("themes", ()),
        from_date=body.get("from_date"),
    )


MEMBERS = Role(N_("a member that was asked, for itself"), lambda matter, party: party in matter.details.members)
CLAIMANTS = Role(
    N_("whoever made the claim"),
    lambda matter, party: any(c.by == party and c.withdrawn is None for c in matter.details.claims),
)


def _declare(matter: Matter, deed: Deed) -> Readiness:
    details: Readiness = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    until, theme = body.get("valid_until"), body.get("theme", "")
    if theme and theme not in details.themes:
        raise OursError("council.not_asked_for", theme=theme[:60])
    if until is not None and until <= at:
        raise OursError("council.readiness_over", until=until.iso)
    declared = Declaration(
        member=deed.sender,
        value=body.get("value"),
        at=at,
        dispatch=deed.id,
        theme=theme,
        scope=body.get("scope", ""),
        condition=body.get("condition", ""),
        instruction_ref=body.get("instruction_ref", ""),
        valid_until=until,
        name_shown=body.get("name_shown", False),
    )
    return dataclasses.replace(details, declarations=(*details.declarations, declared))


def _claim(matter: Matter, deed: Deed) -> Readiness:
    details: Readiness = matter.details
    body = written(deed)
    members = details.members if body.get("all_members") else body.get("members", ())
    others = sorted(set(members) - set(details.members))
    if others:
        raise OursError("council.claim_of_others", parties=", ".join(others))
    number = body.get("number", len(members))
    if number > len(details.members):
        raise OursError("council.claim_too_many", number=number, members=len(details.members))
    at, quote = deed.heard_by(matter.chair), body.get("quote")
    claim = Claim(deed.sender, at, deed.id, quote, body.get("where", ""), members, number)
    return dataclasses.replace(details, claims=(*details.claims, claim))


def _withdraw(matter: Matter, deed: Deed) -> Readiness:
    details: Readiness = matter.details
    cited = the_one(deed, Rel.CITES)
    own = [c for c in details.claims if (c.dispatch, c.by, c.withdrawn) == (cited, deed.sender, None)]
    if not own:
        raise OursError("council.no_such_readiness_claim")
    withdrawn = dataclasses.replace(own[0], withdrawn=deed.id)
    claims = tuple(withdrawn if claim is own[0] else claim for claim in details.claims)
    return dataclasses.replace(details, claims=claims)


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.DECLARE: Rule(MEMBERS, _declare),
    Event.CLAIM: Rule(PARTIES, _claim),
    Event.WITHDRAW_CLAIM: Rule(CLAIMANTS, _withdraw),
    Event.CLOSE: Rule(CHAIR),
}

READINESS_CALLS = Kind(
    name="readiness",
    label=N_("Readiness"),
    machine=READINESS,
    opens="readiness_call",
    takes="readiness_step",
    rules=_RULES,
    begin=_begin,
    chair=_chair,
)
