"""Draft agreements: who may change a text, who may put words beside it, what is adopted (council-procedures § 8)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.labelled import Labelled
from detente.council.machines.draft_agreement import DRAFT_AGREEMENT
from detente.council.machines.draft_agreement import DraftAgreementEvent as Event
from detente.council.machines.draft_agreement import DraftAgreementState as State
from detente.council.matters import draft_adoption, draft_text
from detente.council.matters.by_itself import by_itself
from detente.council.matters.draft_details import DraftAgreement, begin
from detente.council.matters.kinds import OPENER, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.errors.sentences.shape import N_
from detente.kernel import Instant

NEGOTIATORS = Role(
    N_("a party that negotiates it"), lambda m, party: party in m.parties or party in m.details.signatories
)
SIGNATORIES = Role(N_("a party to the text"), lambda m, party: party in m.details.signatories)
PROPOSERS = Role(
    N_("the party whose alternative stands"), lambda m, party: any(a.by == party for a in m.details.standing)
)
DEPOSITARY = Role(N_("the depositary"), lambda m, party: party == (m.details.depositary or m.opened_by))

_RULES: dict[Labelled, Rule] = {
    Event.AMEND: Rule(OPENER, draft_text.amend),
    Event.ADD_ARTICLE: Rule(OPENER, draft_text.add_article),
    Event.DROP_ARTICLE: Rule(OPENER, draft_text.drop_article),
    Event.PROPOSE_ALTERNATIVE: Rule(NEGOTIATORS, draft_text.propose_alternative),
    Event.WITHDRAW_ALTERNATIVE: Rule(PROPOSERS, draft_text.withdraw_alternative),
    Event.TAKE_OVER: Rule(OPENER, draft_text.take_over),
    Event.DECLARE_PACKAGE: Rule(OPENER, draft_text.declare_package),
    Event.RELEASE_PACKAGE: Rule(OPENER, draft_text.release_package),
    Event.SPLIT_OFF: Rule(SIGNATORIES, draft_text.split_off),
    Event.PLACE_FOR_ADOPTION: Rule(OPENER, draft_adoption.place),
    Event.ADOPT: Rule(OPENER, draft_adoption.adopt),
    Event.SIGN: Rule(SIGNATORIES, draft_adoption.sign),
    Event.DEPOSIT: Rule(SIGNATORIES, draft_adoption.deposit),
    Event.ENTER_INTO_FORCE: Rule(DEPOSITARY, draft_adoption.enter_into_force),
    Event.WITHDRAW: Rule(OPENER),
}


def _clock(matter: Matter, now: Instant) -> Matter:
    """In force from the instant that was stated; when that lies in the past, from when it was stated."""
    starts = matter.details.in_force_from
    if starts is None or matter.state not in {State.ADOPTED, State.SIGNED}:
        return matter
    if now < starts:
        return dataclasses.replace(matter, due=starts)
    return by_itself(DRAFT_AGREEMENT, matter, Event.COME_INTO_FORCE, Instant(max(starts, matter.moved_at)))


def _settle(matter: Matter, now: Instant) -> Matter:
    """A text without alternatives is clean; one that all have signed is signed."""
    details: DraftAgreement = matter.details
    settled = dataclasses.replace(matter, due=None)
    if settled.state is State.NEGOTIATED and not details.standing:
        settled = by_itself(DRAFT_AGREEMENT, settled, Event.CLEAR, now)
    if settled.state is State.ADOPTED and details.signatures and not details.unsigned:
        settled = by_itself(DRAFT_AGREEMENT, settled, Event.COMPLETE, now)
    return _clock(settled, now)


DRAFT_AGREEMENTS = Kind(
    name="draft_agreement",
    label=N_("Draft agreement"),
    machine=DRAFT_AGREEMENT,
    opens="draft_agreement",
    takes="draft_agreement_step",
    rules=_RULES,
    begin=begin,
    clock=_clock,
    settle=_settle,
)
