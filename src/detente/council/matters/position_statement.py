"""Statements of position: the author's words, who stands with them, what they are attached to (§ 9)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from detente.council.acts import Rel
from detente.council.acts.forms.position_statement import AttachTo, StatementKind
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.position_statement import POSITION_STATEMENT
from detente.council.machines.position_statement import StatementEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, OPENER, OTHERS, Kind, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.sayings import Said, said, the_one
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Digest, DispatchId, Instant, PartyName


@dataclass(frozen=True, slots=True)
class Attachment:
    """That the chair or secretariat recorded the statement as attached, and under which name."""

    by: PartyName
    at: Instant
    attached_as: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of position.

    `aligned` are parties that the author says are aligned; `align` and `not_aligned` are those that said so themselves.
    `targets` are what it is to be attached to, `revises` earlier statements whose place it takes, `superseded_by` the
    later one.
    """

    kind: StatementKind
    text: str
    on_behalf_of: tuple[PartyName, ...]
    aligned: tuple[PartyName, ...]
    asks_attachment_to: AttachTo
    rule_cited: str
    targets: tuple[DispatchId, ...]
    revises: tuple[DispatchId, ...]
    attachment: Attachment | None = None
    align: tuple[PartyName, ...] = ()
    not_aligned: tuple[PartyName, ...] = ()
    answers: tuple[Said, ...] = ()
    superseded_by: DispatchId | None = None

    @property
    def digest(self) -> Digest:
        """The digest of the author's text."""
        return Digest.of(self.text.encode())


def _begin(deed: Deed) -> Statement:
    body = written(deed)
    return Statement(
        kind=body.get("kind"),
        text=body.text,
        on_behalf_of=body.get("on_behalf_of", ()),
        aligned=body.get("aligned", ()),
        asks_attachment_to=body.get("asks_attachment_to", AttachTo.NONE),
        rule_cited=body.get("rule_cited", ""),
        targets=deed.ids(Rel.ATTACHED_TO),
        revises=deed.ids(Rel.REVISES),
    )


def _attach(matter: Matter, deed: Deed) -> Statement:
    details: Statement = matter.details
    if details.asks_attachment_to is AttachTo.NONE:
        raise OursError("council.attachment_not_asked")
    attachment = Attachment(deed.sender, deed.heard_by(matter.chair), written(deed).get("attached_as", ""))
    return dataclasses.replace(details, attachment=attachment)


def _align(matter: Matter, deed: Deed) -> Statement:
    """The latest word of a party on its alignment stands, and is its own."""
    details: Statement = matter.details
    yes = tuple(party for party in details.align if party != deed.sender)
    no = tuple(party for party in details.not_aligned if party != deed.sender)
    if written(deed).step is Event.ALIGN:
        return dataclasses.replace(details, align=(*yes, deed.sender), not_aligned=no)
    return dataclasses.replace(details, align=yes, not_aligned=(*no, deed.sender))


def _answer(matter: Matter, deed: Deed) -> Statement:
    details: Statement = matter.details
    return dataclasses.replace(details, answers=(*details.answers, said(matter, deed, "answer")))


def _supersede(matter: Matter, deed: Deed) -> Statement:
    details: Statement = matter.details
    return dataclasses.replace(details, superseded_by=the_one(deed, Rel.CITES))


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.ATTACH: Rule(CHAIR, _attach),
    Event.ALIGN: Rule(OTHERS, _align),
    Event.NOT_ALIGNED: Rule(OTHERS, _align),
    Event.ANSWER: Rule(OTHERS, _answer),
    Event.SUPERSEDE: Rule(OPENER, _supersede),
    Event.WITHDRAW: Rule(OPENER),
}

POSITION_STATEMENTS = Kind(
    name="position_statement",
    label=N_("Statement of position"),
    machine=POSITION_STATEMENT,
    opens="position_statement",
    takes="position_statement_step",
    rules=_RULES,
    begin=_begin,
    chair=_chair,
)
