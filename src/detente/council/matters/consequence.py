"""Declared consequences: what is claimed of them and contested, each by its author; nothing acts (seed-map S7, A8)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.forms.consequence import Character
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.consequence import CONSEQUENCE
from detente.council.machines.consequence import ConsequenceEvent as Event
from detente.council.machines.consequence import ConsequenceState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, OTHERS, PARTIES, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Question, Said, answer_questions, authors, said, the_one, without
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Claim:
    """A party's claim that the condition is met, with what it quotes."""

    said: Said
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A party's word that the condition is not met; `whose` claim, None for anybody's."""

    said: Said
    whose: PartyName | None


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """A party's claim that a notice of presence carries the consequence out."""

    said: Said
    notice: DispatchId


@dataclass(frozen=True, slots=True)
class Consequence:
    """A declaration and what was said of it. The areas of condition and consequence are two (D5)."""

    condition: str
    consequence: str
    area_condition: str
    area_consequence: str
    character: Character
    said_in: str
    contests: tuple[Said, ...] = ()
    questions: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    carried_out: tuple[CarriedOut, ...] = ()

    @property
    def standing_disputes(self) -> tuple[Dispute, ...]:
        """Disputes of any claim, and of claims that were not withdrawn."""
        claimants = authors(claim.said for claim in self.claims)
        return tuple(dispute for dispute in self.disputes if dispute.whose is None or dispute.whose in claimants)


def _begin(deed: Deed) -> Consequence:
    body = written(deed)
    return Consequence(
        condition=body.get("condition_text"),
        consequence=body.get("consequence_text"),
        area_condition=body.get("area_condition", ""),
        area_consequence=body.get("area_consequence", ""),
        character=body.get("character"),
        said_in=body.get("said_in", ""),
    )


CLAIMANTS = Role(
    N_("the party whose claim stands"),
    lambda matter, party: any(claim.said.by == party for claim in matter.details.claims),
)


def _contest(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    contests = (*without(details.contests, deed.sender), said(matter, deed, "grounds"))
    return dataclasses.replace(details, contests=contests)


def _ask(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    return dataclasses.replace(details, questions=(*details.questions, Question(said(matter, deed, "question"))))


def _answer(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    questions = answer_questions(details.questions, written(deed).get("whose"), said(matter, deed, "answer"))
    return dataclasses.replace(details, questions=questions)


def _claim(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    body = written(deed)
    claim = Claim(said(matter, deed, "claim"), body.get("quote", ""), body.get("source", ""))
    if not claim.quote and not claim.said.cites:
        raise OursError("council.claim_needs_source")
    return dataclasses.replace(details, claims=(*details.claims, claim))


def _dispute(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    whose = written(deed).get("whose")
    if whose == deed.sender:
        raise OursError("council.own_claim")
    if whose is not None and whose not in authors(claim.said for claim in details.claims):
        raise OursError("council.no_such_claim")
    return dataclasses.replace(details, disputes=(*details.disputes, Dispute(said(matter, deed, "grounds"), whose)))


def _unclaim(matter: Matter, deed: Deed) -> Consequence:
    """Own claims go; the dispatches stay on record, and so does what was said against them."""
    details: Consequence = matter.details
    return dataclasses.replace(details, claims=tuple(c for c in details.claims if c.said.by != deed.sender))


def _carried_out(matter: Matter, deed: Deed) -> Consequence:
    details: Consequence = matter.details
    done = CarriedOut(said(matter, deed, "claim"), the_one(deed, Rel.CITES))
    return dataclasses.replace(details, carried_out=(*details.carried_out, done))


def _settle(matter: Matter, _: Instant) -> Matter:
    """The strongest word that stands; no claim of one party takes away what another said."""
    if matter.state is State.WITHDRAWN:
        return matter
    details: Consequence = matter.details
    state = State.CONTESTED if details.contests else State.DECLARED
    if details.claims:
        state = State.CLAIMED_MET
    if details.standing_disputes:
        state = State.DISPUTED
    if details.carried_out:
        state = State.CLAIMED_CARRIED_OUT
    return dataclasses.replace(matter, state=state)


_RULES: dict[Labelled, Rule] = {
    Event.CONTEST: Rule(OTHERS, _contest),
    Event.ASK: Rule(OTHERS, _ask),
    Event.ANSWER: Rule(OPENER, _answer),
    Event.CLAIM_MET: Rule(PARTIES, _claim),
    Event.CONTEST_MET: Rule(PARTIES, _dispute),
    Event.WITHDRAW_CLAIM: Rule(CLAIMANTS, _unclaim),
    Event.CLAIM_CARRIED_OUT: Rule(PARTIES, _carried_out),
    Event.WITHDRAW: Rule(OPENER),
}

CONSEQUENCES = Kind(
    name="consequence",
    label=N_("Declared consequence"),
    machine=CONSEQUENCE,
    opens="consequence",
    takes="consequence_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
)
