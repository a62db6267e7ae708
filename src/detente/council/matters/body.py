"""Bodies: who is a member when, who presides, by which rules (council-procedures §§ 1, 15: 9, 10, 24)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.forms.body import ChairConvenes
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.body import BODY
from detente.council.machines.body import BodyEvent as Event
from detente.council.matters.body_details import Body, Correction, Membership, Name, RuleNote
from detente.council.matters.decision import written
from detente.council.matters.kinds import Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Language, PartyName

CONVENED_BY_RULE = {ChairConvenes.YES: True, ChairConvenes.NO: False}


def _begin(deed: Deed) -> Body:
    body = written(deed)
    chair = body.get("chair", deed.sender)
    return Body(
        names=tuple(Name(row["name"], Language(row["language"]), row.get("party")) for row in body.get("names")),
        chair=chair,
        members=tuple(Membership(row["party"], row["since"], row.get("until")) for row in body.get("members")),
        decides_by=body.get("decides_by"),
        secretariat=body.get("secretariat"),
        observers=body.get("observers", ()),
        chair_may_convene=body.get("chair_may_convene", False),
        preparatory=body.get("preparatory", ""),
        dormant_after_days=body.get("dormant_after_days"),
        quorum=body.get("quorum"),
        objectors_shown=body.get("objectors_shown"),
        chairs=((chair, deed.heard_by(chair)),),
    )


PRESIDING = Role(N_("the chair in office"), lambda matter, party: party == matter.details.chair)


def _row(deed: Deed) -> Membership:
    body = written(deed)
    row = Membership(body.get("party"), body.get("since"), body.get("until"))
    if row.until is not None and row.until.day < row.since.day:
        raise OursError("council.until_before_since", party=row.party)
    return row


def _admit(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    return _with(details, details.members, _row(deed))


def _with(details: Body, others: tuple[Membership, ...], row: Membership) -> Body:
    """The body with one more row; no party is a member twice on one day."""
    if any(row.meets(other) for other in others):
        raise OursError("council.already_member", party=row.party)
    return dataclasses.replace(details, members=(*others, row))


def _latest(details: Body, party: PartyName) -> Membership:
    rows = [row for row in details.members if row.party == party]
    if not rows:
        raise OursError("council.no_such_membership", party=party)
    return max(rows, key=lambda row: row.since.day)


def _leave(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    row, until = _latest(details, written(deed).get("party")), written(deed).get("until")
    if row.until is not None:
        raise OursError("council.no_such_membership", party=row.party)
    if until.day < row.since.day:
        raise OursError("council.until_before_since", party=row.party)
    ended = dataclasses.replace(row, until=until)
    return dataclasses.replace(details, members=tuple(ended if known is row else known for known in details.members))


def _correct(matter: Matter, deed: Deed) -> Body:
    """Correct the latest row of a party; the row as it was is kept."""
    details: Body = matter.details
    row = _row(deed)
    was = _latest(details, row.party)
    noted = Correction(was, written(deed).get("reason"), deed.id)
    corrected = _with(details, tuple(known for known in details.members if known is not was), row)
    return dataclasses.replace(corrected, corrections=(*details.corrections, noted))


def _change_chair(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    chair = written(deed).get("chair")
    if chair == details.chair:
        raise OursError("council.chair_already", party=chair)
    return dataclasses.replace(details, chair=chair, chairs=(*details.chairs, (chair, deed.heard_by(matter.chair))))


def _note_rule(matter: Matter, deed: Deed) -> Body:
    details: Body = matter.details
    body = written(deed)
    named = ("decides_by", "preparatory", "dormant_after_days", "quorum", "objectors_shown")
    changed = {name: body.get(name, getattr(details, name)) for name in named}
    convenes = CONVENED_BY_RULE.get(body.get("chair_convenes"), details.chair_may_convene)
    note = RuleNote(deed.heard_by(matter.chair), body.get("rule"), deed.id)
    return dataclasses.replace(details, **changed, chair_may_convene=convenes, rules=(*details.rules, note))


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.ADMIT: Rule(PRESIDING, _admit),
    Event.LEAVE: Rule(PRESIDING, _leave),
    Event.CORRECT: Rule(PRESIDING, _correct),
    Event.CHANGE_CHAIR: Rule(PRESIDING, _change_chair),
    Event.NOTE_RULE: Rule(PRESIDING, _note_rule),
}

BODIES = Kind(
    name="body",
    label=N_("Body"),
    machine=BODY,
    opens="body",
    takes="body_step",
    rules=_RULES,
    begin=_begin,
    chair=_chair,
)
