"""Work programmes: the fields, their order, and what each party files and says in them (seed-map S9, S10, C32)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from detente.council.acts import Rel, limits
from detente.council.acts.forms.programme import Place
from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.programme import PROGRAMME
from detente.council.machines.programme import ProgrammeEvent as Event
from detente.council.machines.programme import ProgrammeState as State
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, PARTIES, Kind, Rule, everyone
from detente.council.matters.matter import Matter
from detente.council.matters.programme_details import Filing, Offer, Programme, Track
from detente.council.matters.programme_items import Field, Item, PartyWord
from detente.council.matters.sayings import said, the_one
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant


def _begin(deed: Deed) -> Programme:
    body, all_parties = written(deed), everyone(deed)
    tracks = tuple(Track(row["name"], row.get("parties", all_parties)) for row in body.get("tracks", ()))
    fields = tuple(
        Field(
            row["title"],
            row.get("parties", all_parties),
            row.get("lead", ""),
            tuple(Item(title, deed.sender) for title in row.get("items", ())),
        )
        for row in body.get("fields")
    )
    return Programme(tracks, fields, tuple(field.title for field in fields), (deed.sender,))


def _add_field(matter: Matter, deed: Deed) -> Programme:
    details: Programme = matter.details
    body = written(deed)
    title = body.get("field")
    if title in details.order:
        raise OursError("council.nothing_new")
    if len(details.fields) >= limits.THEMES:
        raise OursError("council.too_many", act=deed.act.type, field="field", limit=limits.THEMES)
    items = tuple(Item(item, deed.sender) for item in body.get("items", ()))
    field = Field(title, body.get("parties", matter.parties), body.get("lead", ""), items)
    return dataclasses.replace(details, fields=(*details.fields, field), order=(*details.order, title))


def _order(matter: Matter, deed: Deed) -> Programme:
    details: Programme = matter.details
    order = written(deed).get("order")
    if sorted(order) != sorted(details.order):
        raise OursError("council.order_incomplete")
    if order == details.order:
        raise OursError("council.nothing_new")
    return dataclasses.replace(details, order=order, accepted=(deed.sender,))


def _accept_order(matter: Matter, deed: Deed) -> Programme:
    """Whoever accepts says which order: one that crossed with another proposal accepts nothing."""
    details: Programme = matter.details
    if written(deed).get("order") != details.order:
        raise OursError("council.not_this_order")
    if deed.sender in details.accepted:
        raise OursError("council.nothing_new")
    return dataclasses.replace(details, accepted=(*details.accepted, deed.sender))


def _in_field(change: Callable[[Matter, Deed, Field], Field]) -> Callable[[Matter, Deed], Programme]:
    """An effect on one field, for its parties alone; raises `council.not_in_field`."""

    def effect(matter: Matter, deed: Deed) -> Programme:
        details: Programme = matter.details
        field = details.field(written(deed).get("field"))
        if deed.sender not in field.parties:
            raise OursError("council.not_in_field", parties=", ".join(field.parties))
        return details.put(change(matter, deed, field))

    return effect


def _add_item(_: Matter, deed: Deed, field: Field) -> Field:
    title = written(deed).get("item")
    if any(item.title == title for item in field.items):
        raise OursError("council.nothing_new")
    return field.put(Item(title, deed.sender))


def _item_status(matter: Matter, deed: Deed, field: Field) -> Field:
    body = written(deed)
    item = field.item(body.get("item"))
    word = PartyWord(deed.sender, body.get("status"), deed.heard_by(matter.chair), deed.id, body.get("reason", ""))
    return field.put(dataclasses.replace(item, words=(*item.words, word)))


def _own_item(_: Matter, deed: Deed, field: Field) -> Field:
    body = written(deed)
    item = field.item(body.get("item"))
    others = tuple((party, owner) for party, owner in item.owners if party != deed.sender)
    return field.put(dataclasses.replace(item, owners=(*others, (deed.sender, body.get("owner")))))


def _file_under(matter: Matter, deed: Deed) -> Programme:
    details: Programme = matter.details
    body = written(deed)
    field, track = body.get("field", ""), body.get("track", "")
    if not field and not track:
        raise OursError("council.file_where")
    if field:
        details.field(field)
    if track and all(known.name != track for known in details.tracks):
        raise OursError("council.no_such_track")
    filing = Filing(deed.sender, the_one(deed, Rel.CITES), field, track, deed.heard_by(matter.chair))
    return dataclasses.replace(details, filings=(*details.filings, filing))


def _offer(matter: Matter, deed: Deed) -> Programme:
    details: Programme = matter.details
    key = _key(details, deed)
    if any((offer.whom, offer.place, offer.field) == key for offer in details.offers):
        raise OursError("council.nothing_new")
    made = Offer(*key, said(matter, deed, "reason"), (deed.sender,), in_effect=False)
    return dataclasses.replace(details, offers=(*details.offers, made))


def _agree_copy(matter: Matter, deed: Deed) -> Programme:
    details: Programme = matter.details
    key = _key(details, deed)
    offer = next((o for o in details.offers if (o.whom, o.place, o.field) == key), None)
    if offer is None:
        raise OursError("council.no_such_offer")
    if deed.sender in offer.agreed:
        raise OursError("council.nothing_new")
    agreed = (*offer.agreed, deed.sender)
    new = dataclasses.replace(offer, agreed=agreed, in_effect=set(matter.parties) <= set(agreed))
    return dataclasses.replace(details, offers=tuple(new if o is offer else o for o in details.offers))


def _key(details: Programme, deed: Deed) -> tuple[str, Place, str]:
    body = written(deed)
    field = body.get("field", "")
    if field:
        details.field(field)
    return body.get("whom"), body.get("place"), field


def _settle(matter: Matter, _: Instant) -> Matter:
    """An order that all accepted is the order of the fields."""
    details: Programme = matter.details
    if matter.state is State.CLOSED or not set(matter.parties) <= set(details.accepted):
        return matter
    ordered = dataclasses.replace(details, fields=tuple(details.field(title) for title in details.order))
    return dataclasses.replace(matter, state=State.ACCEPTED, details=ordered)


_RULES: dict[Labelled, Rule] = {
    Event.ADD_FIELD: Rule(PARTIES, _add_field),
    Event.ORDER: Rule(PARTIES, _order),
    Event.ACCEPT_ORDER: Rule(PARTIES, _accept_order),
    Event.ADD_ITEM: Rule(PARTIES, _in_field(_add_item)),
    Event.ITEM_STATUS: Rule(PARTIES, _in_field(_item_status)),
    Event.OWN_ITEM: Rule(PARTIES, _in_field(_own_item)),
    Event.FILE_UNDER: Rule(PARTIES, _file_under),
    Event.COPY_OFFERED: Rule(PARTIES, _offer),
    Event.AGREE_COPY: Rule(PARTIES, _agree_copy),
    Event.CLOSE: Rule(OPENER),
}

PROGRAMMES = Kind(
    name="programme",
    label=N_("Work programme"),
    machine=PROGRAMME,
    opens="programme",
    takes="programme_step",
    rules=_RULES,
    begin=_begin,
    settle=_settle,
)
