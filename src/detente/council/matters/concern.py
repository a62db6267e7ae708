"""Concerns: who has heard one, asked, answered, and what its author says of the answers (seed-map S4, A15)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts.forms.concern import Assessment
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.concern import CONCERN
from detente.council.machines.concern import ConcernEvent as Event
from detente.council.machines.concern import ConcernState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, OTHERS, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Question, Said, answer_questions, said
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Reading:
    """A party's answer, with its own reading of what the concern relies on, and the author's word on the answer."""

    answer: Said
    basis_document: str = ""
    basis_paragraph: str = ""
    assessment: Assessment | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """What is known of a concern. `about` are the parties that are to hear it; `consents` those that let a voice go on.

    `heard` has at most one entry by party; an answer shows that the concern was heard.
    """

    text: str
    basis_document: str
    basis_paragraph: str
    would_be_met_by: str
    about: tuple[PartyName, ...]
    as_voice: bool
    heard: tuple[tuple[PartyName, Instant], ...] = ()
    questions: tuple[Question, ...] = ()
    readings: tuple[Reading, ...] = ()
    consents: tuple[PartyName, ...] = ()

    @property
    def not_heard(self) -> tuple[PartyName, ...]:
        """Parties that have not shown that they heard it."""
        heard = {party for party, _ in self.heard}
        return tuple(party for party in self.about if party not in heard)


def _begin(deed: Deed) -> Concern:
    body = written(deed)
    others = tuple(dict.fromkeys(party for party in deed.addressees if party != deed.sender))
    named = tuple(party for party in body.get("about_parties", ()) if party in others)
    return Concern(
        text=body.text,
        basis_document=body.get("basis_document", ""),
        basis_paragraph=body.get("basis_paragraph", ""),
        would_be_met_by=body.get("would_be_met_by", ""),
        about=named or others,
        as_voice=body.get("as_voice", False),
    )


CONCERNED = Role(N_("a party that the concern is about"), lambda matter, party: party in matter.details.about)


def _hear(matter: Matter, deed: Deed) -> Concern:
    if deed.sender not in matter.details.not_heard:
        raise OursError("council.nothing_new")
    return _heard(matter, deed)


def _heard(matter: Matter, deed: Deed) -> Concern:
    details: Concern = matter.details
    if deed.sender not in details.not_heard:
        return details
    return dataclasses.replace(details, heard=(*details.heard, (deed.sender, deed.heard_by(matter.chair))))


def _ask(matter: Matter, deed: Deed) -> Concern:
    details = _heard(matter, deed)
    return dataclasses.replace(details, questions=(*details.questions, Question(said(matter, deed, "question"))))


def _explain(matter: Matter, deed: Deed) -> Concern:
    details: Concern = matter.details
    questions = answer_questions(details.questions, written(deed).get("whose"), said(matter, deed, "answer"))
    return dataclasses.replace(details, questions=questions)


def _answer(matter: Matter, deed: Deed) -> Concern:
    details, body = _heard(matter, deed), written(deed)
    reading = Reading(said(matter, deed, "reading"), body.get("basis_document", ""), body.get("basis_paragraph", ""))
    return dataclasses.replace(details, readings=(*details.readings, reading))


def _assess(matter: Matter, deed: Deed) -> Concern:
    """The latest answer of a party is assessed; earlier ones keep what was said of them."""
    details, body = _may_go_on(matter, deed), written(deed)
    place = max((n for n, r in enumerate(details.readings) if r.answer.by == body.get("whose")), default=None)
    if place is None:
        raise OursError("council.no_such_answer", party=body.get("whose"))
    assessed = dataclasses.replace(
        details.readings[place], assessment=body.get("assessment"), reason=body.get("reason", "")
    )
    readings = (*details.readings[:place], assessed, *details.readings[place + 1 :])
    return dataclasses.replace(details, readings=readings)


def _consent(matter: Matter, deed: Deed) -> Concern:
    details: Concern = matter.details
    if not details.as_voice:
        raise OursError("council.not_a_voice")
    if deed.sender in details.consents:
        raise OursError("council.nothing_new")
    return dataclasses.replace(details, consents=(*details.consents, deed.sender))


def missing_consents(matter: Matter) -> tuple[PartyName, ...]:
    """The parties whose consent a voice still needs for more than being heard; empty for who sits at the table."""
    details: Concern = matter.details
    others = (party for party in matter.parties if party != matter.opened_by)
    return tuple(party for party in others if party not in details.consents) if details.as_voice else ()


def _may_go_on(matter: Matter, _: Deed) -> Concern:
    details: Concern = matter.details
    if missing := missing_consents(matter):
        raise OursError("council.voice_needs_consent", parties=", ".join(missing))
    return details


def _settle(matter: Matter, _: Instant) -> Matter:
    """The state is what the rows show: questions open, else answered, else heard."""
    if matter.state in {State.MET, State.WITHDRAWN}:
        return matter
    details: Concern = matter.details
    state = State.HEARD if details.heard else State.FILED
    if details.readings:
        state = State.ANSWERED
    if any(question.answered is None for question in details.questions):
        state = State.ASKED
    return dataclasses.replace(matter, state=state)


_RULES: dict[Labelled, Rule] = {
    Event.HEAR: Rule(CONCERNED, _hear),
    Event.ASK: Rule(CONCERNED, _ask),
    Event.EXPLAIN: Rule(OPENER, _explain),
    Event.ANSWER: Rule(CONCERNED, _answer),
    Event.ASSESS: Rule(OPENER, _assess),
    Event.CONSENT: Rule(OTHERS, _consent),
    Event.MET: Rule(OPENER, _may_go_on),
    Event.WITHDRAW: Rule(OPENER),
    Event.REOPEN: Rule(OPENER, _may_go_on),
}

CONCERNS = Kind(
    name="concern",
    label=N_("Concern"),
    machine=CONCERN,
    opens="concern",
    takes="concern_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
)
