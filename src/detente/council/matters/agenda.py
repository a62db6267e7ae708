"""Agendas: whose title it is, what is asked to be changed, which items are undisputed (council-procedures § 6.1)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from detente.council.acts import Rel
from detente.council.acts.form import Written
from detente.council.acts.forms.agenda import ItemChange, ItemKind
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row
from detente.council.deeds import Deed
from detente.council.machines.agenda import AGENDA
from detente.council.machines.agenda import AgendaEvent as Event
from detente.council.machines.agenda import AgendaState as State
from detente.council.matters.agenda_details import Agenda, Asked, Contest, Item
from detente.council.matters.decision import written
from detente.council.matters.kinds import CHAIR, Kind, Role, Rule, everyone
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant, PartyName

MEMBERS = Role(N_("a member, for itself"), lambda matter, party: party in matter.details.members)
DRAFTERS = Role(
    N_("the Chair, or the preparatory body"),
    lambda matter, party: party in {matter.chair, matter.details.preparatory},
)
CONTESTERS = Role(
    N_("the member that contests"), lambda matter, party: any(c.by == party for c in matter.details.standing)
)
PLACERS = Role(
    N_("the Chair, or a member"), lambda matter, party: party == matter.chair or party in matter.details.members
)


def _begin(deed: Deed) -> Agenda:
    body = written(deed)
    members = body.get("members") or everyone(deed)
    items = _items(body.get("items", ()), deed.sender)
    return Agenda(deed.ids(Rel.PART_OF)[0], members, body.get("preparatory"), items=items)


def _items(rows: Iterable[Row], sender: PartyName) -> tuple[Item, ...]:
    return tuple(
        Item(
            number=row["number"],
            title=row["title"],
            kind=row["kind"],
            sponsor=row.get("sponsor"),
            title_proposed_by=row.get("title_proposed_by", (sender,)),
            papers=row.get("papers", ()),
        )
        for row in rows
    )


def _propose(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    body = written(deed)
    if any(item.title == body.get("title") for item in (*details.items, *details.proposed)):
        raise OursError("council.title_taken")
    item = Item("", body.get("title"), body.get("kind"), deed.sender, (deed.sender,), body.get("papers", ()))
    return dataclasses.replace(details, proposed=(*details.proposed, item))


def _issue(matter: Matter, deed: Deed) -> Agenda:
    """A draft answers every change that was asked for; what was contested in the last one may be contested anew."""
    details: Agenda = matter.details
    return dataclasses.replace(
        details,
        items=tuple(_known(item, details, deed) for item in _items(written(deed).get("items"), deed.sender)),
        asked=tuple(dataclasses.replace(asked, answered=True) for asked in details.asked),
        contests=tuple(dataclasses.replace(contest, over=True) for contest in details.contests),
        drafts=details.drafts + 1,
    )


def _known(item: Item, details: Agenda, deed: Deed) -> Item:
    """The item with whoever proposed its title on this record; who is named without having proposed it is refused."""
    proposers = details.proposers(item.title)
    others = [by for by in item.title_proposed_by if by not in {*proposers, deed.sender}]
    if others:
        raise OursError("council.title_needs_proposer", title=item.title[:60])
    return dataclasses.replace(item, title_proposed_by=proposers or item.title_proposed_by)


def _ask(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    body = written(deed)
    change: ItemChange = body.get("change")
    for named in ("number", "place"):
        if named in body.values and not (named == "number" and change is ItemChange.ADD):
            details.item(body.get(named))
    asked = Asked(deed.sender, deed.heard_by(matter.chair), deed.id, change, **_words(body))
    return dataclasses.replace(details, asked=(*details.asked, asked))


def _words(body: Written) -> dict[str, Any]:
    words = {name: body.get(name, "") for name in ("number", "title", "place", "reason")}
    return words | {"kind": body.get("kind")}


def _adopt(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    open_ = sorted({asked.by for asked in details.asked if not asked.answered})
    if open_:
        raise OursError("council.changes_asked", parties=", ".join(open_))
    return dataclasses.replace(details, adopted_at=deed.heard_by(matter.chair))


def _contest(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    body = written(deed)
    for number in body.get("numbers"):
        details.item(number)
    contest = Contest(deed.sender, deed.heard_by(matter.chair), body.get("numbers"), body.get("grounds", ""))
    return dataclasses.replace(details, contests=(*details.contests, contest))


def _lift(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    contests = tuple(
        dataclasses.replace(contest, over=contest.over or contest.by == deed.sender) for contest in details.contests
    )
    return dataclasses.replace(details, contests=contests)


def _add(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    body = written(deed)
    number = body.get("number")
    if any(item.number == number for item in details.items):
        raise OursError("council.agenda_number_taken", number=number[:60])
    kind, papers = ItemKind.ANY_OTHER_BUSINESS, body.get("papers", ())
    item = Item(number, body.get("title"), kind, deed.sender, (deed.sender,), papers)
    return dataclasses.replace(details, items=(*details.items, item))


def _agree(matter: Matter, deed: Deed) -> Agenda:
    details: Agenda = matter.details
    item = details.item(written(deed).get("number"))
    if item.kind is not ItemKind.ANY_OTHER_BUSINESS:
        raise OursError("council.not_other_business", number=item.number[:60])
    if deed.sender in item.agreed_by:
        raise OursError("council.agreed_on_item", number=item.number[:60])
    agreed = dataclasses.replace(item, agreed_by=(*item.agreed_by, deed.sender))
    return dataclasses.replace(details, items=tuple(agreed if known is item else known for known in details.items))


def _settle(matter: Matter, _: Instant) -> Matter:
    """With the last contest lifted, the draft is before the members again."""
    if matter.state is State.CONTESTED and not matter.details.standing:
        return dataclasses.replace(matter, state=State.DRAFT)
    return matter


def _chair(deed: Deed) -> PartyName:
    chair: PartyName = written(deed).get("chair", deed.sender)
    return chair


_RULES: dict[Labelled, Rule] = {
    Event.PROPOSE_ITEM: Rule(MEMBERS, _propose),
    Event.ISSUE_DRAFT: Rule(DRAFTERS, _issue),
    Event.ASK_CHANGE: Rule(MEMBERS, _ask),
    Event.ADOPT: Rule(CHAIR, _adopt),
    Event.CONTEST: Rule(MEMBERS, _contest),
    Event.LIFT: Rule(CONTESTERS, _lift),
    Event.ADD_OTHER_BUSINESS: Rule(PLACERS, _add),
    Event.AGREE_TO_DECIDE: Rule(MEMBERS, _agree),
}

AGENDAS = Kind(
    name="agenda",
    label=N_("Agenda"),
    machine=AGENDA,
    opens="agenda",
    takes="agenda_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
    chair=_chair,
)
