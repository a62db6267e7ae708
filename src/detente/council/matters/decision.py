"""Decisions: who may object, what breaks silence, when a text is adopted (council-procedures §§ 7, 14: 5-9)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import Written
from detente.council.acts.forms.decision import SilenceForm
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.decision import DECISION
from detente.council.machines.decision import DecisionEvent as Event
from detente.council.machines.decision import DecisionState as State
from detente.council.matters.kinds import CHAIR, Kind, Role, Rule
from detente.council.matters.matter import Matter, Step
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Digest, DispatchId, Instant, PartyName

SILENT = (State.RUNNING, State.EXTENDED)


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that a member disputes, and what it would have instead."""

    by: PartyName
    words: str
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection or amendment: its author, when it was heard, in which round (0: in the room)."""

    by: PartyName
    at: Instant
    round: int
    dispatch: DispatchId
    grounds: str = ""
    amendment: str = ""
    beforehand: bool = False
    lifted: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round of silence. `ends` is the end in force, `ends_stated` every end that was told, oldest first."""

    number: int
    text: Digest
    form: SilenceForm
    started_at: Instant | None
    ends: Instant
    zone: str
    ends_stated: tuple[Instant, ...] = ()
    not_served: tuple[PartyName, ...] = ()
    questions: tuple[tuple[PartyName, str], ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is known of a decision. `text` is the one on the table; `number` is empty until it is issued."""

    body: str
    members: tuple[PartyName, ...]
    text: str
    versions: tuple[Digest, ...]
    brackets: tuple[Bracket, ...] = ()
    objections: tuple[Objection, ...] = ()
    rounds: tuple[Round, ...] = ()
    adopted_at: Instant | None = None
    announced_in: str = ""
    number: str = ""

    @property
    def digest(self) -> Digest:
        """The digest of the text on the table: what is adopted is this and nothing else."""
        return Digest.of(self.text.encode())

    @property
    def standing(self) -> tuple[Objection, ...]:
        """Objections to the text on the table that were not lifted."""
        return tuple(objection for objection in self.objections if objection.lifted is None)


def _begin(deed: Deed) -> Decision:
    body = written(deed)
    members = body.get("members") or tuple(dict.fromkeys((deed.sender, *deed.addressees)))
    text = body.get("text")
    return Decision(body.get("body"), members, text, (Digest.of(text.encode()),))


def written(deed: Deed) -> Written:
    """The declared body of a deed of a matter."""
    assert isinstance(deed.act.body, Written)
    return deed.act.body


MEMBERS = Role(N_("a deciding member, for itself"), lambda matter, party: party in matter.details.members)
OBJECTORS = Role(
    N_("the member whose objection stands"),
    lambda matter, party: any(objection.by == party for objection in matter.details.standing),
)
BRACKETERS = Role(
    N_("the author of the brackets"), lambda matter, party: any(b.by == party for b in matter.details.brackets)
)


def _bracket(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    body = written(deed)
    if body.get("words") not in details.text:
        raise OursError("council.words_not_there", words=body.get("words")[:60])
    added = Bracket(deed.sender, body.get("words"), body.get("alternative", ""))
    return dataclasses.replace(details, brackets=(*details.brackets, added))


def _unbracket(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    words = written(deed).get("words")
    kept = tuple(b for b in details.brackets if (b.by, b.words) != (deed.sender, words))
    if len(kept) == len(details.brackets):
        raise OursError("council.no_such_brackets", words=words[:60])
    return dataclasses.replace(details, brackets=kept)


def _table(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    text = written(deed).get("new_text")
    digest = Digest.of(text.encode())
    if digest == details.digest:
        raise OursError("council.same_text")
    lifted = tuple(
        o if o.beforehand else dataclasses.replace(o, lifted=o.lifted or deed.id) for o in details.objections
    )
    versions = (*details.versions, digest)
    return dataclasses.replace(details, text=text, versions=versions, brackets=(), objections=lifted)


def _object(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    body = written(deed)
    event = body.step
    silent = matter.state in {*SILENT, State.SUSPENDED}
    objection = Objection(
        by=deed.sender,
        at=deed.heard_by(matter.chair),
        round=details.rounds[-1].number if silent else 0,
        dispatch=deed.id,
        grounds=body.get("grounds", ""),
        amendment=body.get("amendment", ""),
        beforehand=event is Event.OBJECT_BEFOREHAND,
    )
    rounds = _close(details.rounds, "broken") if silent else details.rounds
    return dataclasses.replace(details, objections=(*details.objections, objection), rounds=rounds)


def _close(rounds: tuple[Round, ...], result: str) -> tuple[Round, ...]:
    return (*rounds[:-1], dataclasses.replace(rounds[-1], result=result))


def _lift(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    own = (objection.by == deed.sender and objection.lifted is None for objection in details.objections)
    lifted = tuple(
        dataclasses.replace(objection, lifted=deed.id) if mine else objection
        for objection, mine in zip(details.objections, own, strict=True)
    )
    return dataclasses.replace(details, objections=lifted)


def _no_brackets(matter: Matter, _: Deed) -> Decision:
    details: Decision = matter.details
    if details.brackets:
        raise OursError("council.brackets_stand", parties=", ".join(sorted({b.by for b in details.brackets})))
    return details


def _propose_silence(matter: Matter, deed: Deed) -> Decision:
    details = _no_brackets(matter, deed)
    return dataclasses.replace(details, rounds=(*_unstarted(details), _round(matter, deed, started=False)))


def _unstarted(details: Decision) -> tuple[Round, ...]:
    """The rounds that were started: one that was only proposed gives way to the next."""
    return tuple(known for known in details.rounds if known.started_at is not None)


def _start(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    return dataclasses.replace(details, rounds=(*_unstarted(details), _round(matter, deed, started=True)))


def _round(matter: Matter, deed: Deed, *, started: bool) -> Round:
    details: Decision = matter.details
    body, at = written(deed), deed.heard_by(matter.chair)
    ends = _later(body.get("ends"), at)
    return Round(
        number=len(_unstarted(details)) + 1,
        text=details.digest,
        form=body.get("silence_form", SilenceForm.OTHER),
        started_at=at if started else None,
        ends=ends,
        zone=body.get("zone"),
        ends_stated=(ends,),
    )


def _later(ends: Instant, than: Instant) -> Instant:
    if ends <= than:
        raise OursError("council.ends_too_early", ends=ends.iso, after=than.iso)
    return ends


def _extend(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    current, body = details.rounds[-1], written(deed)
    ends = _later(body.get("ends"), current.ends if matter.state in SILENT else deed.heard_by(matter.chair))
    longer = dataclasses.replace(current, ends=ends, zone=body.get("zone"), ends_stated=(*current.ends_stated, ends))
    return dataclasses.replace(details, rounds=(*details.rounds[:-1], longer))


def _suspend(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    stopped = dataclasses.replace(details.rounds[-1], not_served=written(deed).get("not_served"))
    return dataclasses.replace(details, rounds=(*details.rounds[:-1], stopped))


def _ask(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    body = written(deed)
    asked = (deed.sender, body.get("question") or body.text)
    current = dataclasses.replace(details.rounds[-1], questions=(*details.rounds[-1].questions, asked))
    return dataclasses.replace(details, rounds=(*details.rounds[:-1], current))


def _withdraw(matter: Matter, _: Deed) -> Decision:
    details: Decision = matter.details
    return dataclasses.replace(details, rounds=_close(details.rounds, "withdrawn"))


def _adopt(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    if details.standing:
        raise OursError("council.objection_stands", parties=", ".join(sorted({o.by for o in details.standing})))
    return dataclasses.replace(details, adopted_at=deed.heard_by(matter.chair))


def _announce(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    return dataclasses.replace(details, announced_in=written(deed).get("announced_in"))


def _issue(matter: Matter, deed: Deed) -> Decision:
    details: Decision = matter.details
    return dataclasses.replace(details, number=written(deed).get("number"))


def _clock(matter: Matter, now: Instant) -> Matter:
    """Adopt when the period is over; the time of adoption is its end, whenever anybody looks."""
    if matter.state not in SILENT:
        return matter
    ends = matter.details.rounds[-1].ends
    if now < ends:
        return dataclasses.replace(matter, due=ends)
    adopted = dataclasses.replace(matter.details, adopted_at=ends, rounds=_close(matter.details.rounds, "adopted"))
    step = Step(Event.EXPIRE, matter.state, State.ADOPTED, ends)
    return dataclasses.replace(matter, state=State.ADOPTED, details=adopted, due=None, steps=(*matter.steps, step))


def _settle(matter: Matter, now: Instant) -> Matter:
    """What follows at once from the details: no brackets left, an objection in advance, the last one lifted."""
    details: Decision = matter.details
    state = matter.state
    if state is State.BRACKETED and not details.brackets:
        state = State.IN_DISCUSSION
    if state is State.TESTED and details.standing:
        state = State.BLOCKED
    if state is State.BLOCKED and not details.standing:
        state = State.IN_DISCUSSION
    settled = dataclasses.replace(matter, state=state, due=None)
    return _clock(settled, now)


def _explain(matter: Matter, event: Labelled) -> OursError | None:
    """A step that would have been legal before the period ended is not illegal but late."""
    rounds = matter.details.rounds
    ended = bool(rounds) and rounds[-1].result == "adopted" and matter.state in {State.ADOPTED, State.ANNOUNCED}
    late = ended and event in DECISION.legal(State.RUNNING)
    return OursError("council.period_over", step=event.label, ends=rounds[-1].ends.iso) if late else None


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_ROOM: set[Labelled] = {Event.DISCUSS, Event.DEFER, Event.DROP, Event.REFER, Event.NOTIFY}
_EFFECTS: dict[Labelled, Rule] = {
    Event.BRACKET: Rule(MEMBERS, _bracket),
    Event.UNBRACKET: Rule(BRACKETERS, _unbracket),
    Event.TABLE: Rule(CHAIR, _table),
    Event.OBJECT_BEFOREHAND: Rule(MEMBERS, _object),
    Event.TEST: Rule(CHAIR, _no_brackets),
    Event.ADOPT: Rule(CHAIR, _adopt),
    Event.OBJECT: Rule(MEMBERS, _object),
    Event.AMEND: Rule(MEMBERS, _object),
    Event.LIFT: Rule(OBJECTORS, _lift),
    Event.PROPOSE_SILENCE: Rule(CHAIR, _propose_silence),
    Event.REFUSE_SILENCE: Rule(MEMBERS),
    Event.START: Rule(CHAIR, _start),
    Event.ASK: Rule(MEMBERS, _ask),
    Event.ASK_TIME: Rule(MEMBERS, _ask),
    Event.EXTEND: Rule(CHAIR, _extend),
    Event.SUSPEND: Rule(CHAIR, _suspend),
    Event.RESUME: Rule(CHAIR, _extend),
    Event.WITHDRAW: Rule(CHAIR, _withdraw),
    Event.REVISE: Rule(CHAIR, _table),
    Event.ANNOUNCE: Rule(CHAIR, _announce),
    Event.ISSUE: Rule(CHAIR, _issue),
}
_RULES: dict[Labelled, Rule] = dict.fromkeys(_ROOM, Rule(CHAIR)) | _EFFECTS

DECISIONS = Kind(
    name="decision",
    label=N_("Decision"),
    machine=DECISION,
    opens="decision",
    takes="decision_step",
    rules=_RULES,
    begin=_begin,
    clock=_clock,
    settle=_settle,
    explain=_explain,
    chair=_chair,
)
