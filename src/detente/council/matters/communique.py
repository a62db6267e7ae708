"""Public texts: who agreed to which words, when they are released, and how they are corrected (§ 12)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.communique import COMMUNIQUE
from detente.council.machines.communique import CommuniqueEvent as Event
from detente.council.machines.communique import CommuniqueState as State
from detente.council.matters.communique_details import Communique, Proposed, Released
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, PARTIES, Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter, Step
from detente.council.matters.sayings import said
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName

PUBLIC = frozenset({State.RELEASED, State.CORRECTED})


def _begin(deed: Deed) -> Communique:
    body = written(deed)
    members = (body.get("members") or everyone(deed)) if body.get("kind").joint else (deed.sender,)
    draft = Proposed(body.text, deed.sender, deed.id, (deed.sender,)) if body.text else None
    return Communique(
        kind=body.get("kind"),
        body=body.get("body", ""),
        members=members,
        draft=draft,
        drafts=(draft,) if draft else (),
        embargo_until=body.get("embargo_until"),
    )


MEMBERS = Role(N_("a member, for itself"), lambda matter, party: party in matter.details.members)


def _propose(matter: Matter, deed: Deed) -> Communique:
    """A new text, or a correction of what is public; agreement to other words does not carry over."""
    details: Communique = matter.details
    body = written(deed)
    shown = details.released[-1].text if details.released else ""
    text = body.get("new_text")
    if text in {shown, details.draft.text if details.draft else ""}:
        raise OursError("council.nothing_new")
    draft = Proposed(text, deed.sender, deed.id, (deed.sender,), body.get("corrects", ""))
    return dataclasses.replace(details, draft=draft, drafts=(*details.drafts, draft))


def _agree(matter: Matter, deed: Deed) -> Communique:
    details: Communique = matter.details
    if details.draft is None or written(deed).get("digest") != details.draft.digest:
        raise OursError("council.not_this_text")
    if deed.sender in details.draft.agreed:
        raise OursError("council.nothing_new")
    draft = dataclasses.replace(details.draft, agreed=(*details.draft.agreed, deed.sender))
    return dataclasses.replace(details, draft=draft, drafts=(*details.drafts[:-1], draft))


def _object(matter: Matter, deed: Deed) -> Communique:
    details: Communique = matter.details
    return dataclasses.replace(details, objections=(*details.objections, said(matter, deed, "grounds")))


def _alone(matter: Matter, deed: Deed) -> Communique:
    details: Communique = matter.details
    return dataclasses.replace(details, alone=(*details.alone, said(matter, deed, "statement")))


def _embargo(matter: Matter, deed: Deed) -> Communique:
    details: Communique = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    until = body.get("embargo_until")
    if until <= at:
        raise OursError("council.ends_too_early", ends=until.iso, after=at.iso)
    return dataclasses.replace(details, embargo_until=until, zone=body.get("zone"))


def _release(matter: Matter, deed: Deed) -> Communique:
    return _released(matter.details, deed.heard_by(matter.chair))


def _released(details: Communique, at: Instant) -> Communique:
    """The text on the table becomes what the public sees from `at` on."""
    assert details.draft is not None
    shown = Released(at, details.draft.text, details.draft.corrects)
    return dataclasses.replace(details, draft=None, released=(*details.released, shown))


def _clock(matter: Matter, now: Instant) -> Matter:
    """Release at the second the embargo ends, whenever anybody looks."""
    details: Communique = matter.details
    until = details.embargo_until
    if matter.state is not State.EMBARGOED or until is None:
        return matter
    if now < until:
        return dataclasses.replace(matter, due=until)
    step = Step(Event.EMBARGO_ENDS, matter.state, State.RELEASED, until)
    steps = (*matter.steps, step)
    return dataclasses.replace(matter, state=State.RELEASED, details=_released(details, until), due=None, steps=steps)


def _settle(matter: Matter, now: Instant) -> Matter:
    """With a text there is a draft; with all members there is agreement, under embargo while its time is to come."""
    details: Communique = matter.details
    state = matter.state
    if state is State.NONE and details.draft:
        state = State.DRAFT
    if state in PUBLIC and details.draft and not details.missing:
        state, details = State.CORRECTED, _released(details, now)
    if state is State.DRAFT and not details.missing:
        state = State.AGREED
    if state is State.AGREED and details.embargo_until is not None and details.embargo_until > now:
        state = State.EMBARGOED
    return _clock(dataclasses.replace(matter, state=state, details=details, due=None), now)


def _chair(deed: Deed) -> PartyName:
    """Who presides over a joint text; a text that speaks for one party is released by that party alone."""
    body = written(deed)
    chair: PartyName = body.get("chair", deed.sender) if body.get("kind").joint else deed.sender
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.PROPOSE_TEXT: Rule(MEMBERS, _propose),
    Event.AGREE: Rule(MEMBERS, _agree),
    Event.OBJECT: Rule(MEMBERS, _object),
    Event.RELEASE_ALONE: Rule(PARTIES, _alone),
    Event.SET_EMBARGO: Rule(CHAIR, _embargo),
    Event.RELEASE: Rule(CHAIR, _release),
    Event.CORRECT: Rule(MEMBERS, _propose),
}

COMMUNIQUES = Kind(
    name="communique",
    label=N_("Public text"),
    machine=COMMUNIQUE,
    opens="communique",
    takes="communique_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_settle,
    chair=_chair,
)
