"""A work programme: tracks and fields, each with its items (seed-map S9, S10, C17, C18, C32).

Whoever answers sets the fields; the others accept the order or propose another. Where an item stands is each party's
own word; it is agreed when all parties of its field say so. Tracks have no forced order among them (D4).
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class ProgrammeState(Labelled):
    """Where the programme is."""

    PROPOSED = "PROPOSED", N_("PROPOSED")
    ORDER_PROPOSED = "ORDER_PROPOSED", N_("OTHER ORDER PROPOSED")
    ACCEPTED = "ACCEPTED", N_("ORDER ACCEPTED")
    CLOSED = "CLOSED", N_("CLOSED")


class ProgrammeEvent(Labelled):
    """What can happen to it."""

    ADD_FIELD = "add_field", N_("Add a field")
    ORDER = "order", N_("Propose another order of the fields")
    ACCEPT_ORDER = "accept_order", N_("Accept the order of the fields")
    ADD_ITEM = "add_item", N_("Add an item")
    ITEM_STATUS = "item_status", N_("Say where an item stands")
    OWN_ITEM = "own_item", N_("Name the owner on our side")
    FILE_UNDER = "file_under", N_("File a dispatch under a field or track")
    COPY_OFFERED = "copy_offered", N_("Offer a seat, a copy or a voice to a State that is discussed")
    AGREE_COPY = "agree_copy", N_("Agree to what was offered to that State")
    CLOSE = "close", N_("Close the programme")
    ALL_ACCEPT = "all_accept", N_("All parties accepted the order")


_S, _E = ProgrammeState, ProgrammeEvent
_PARTY, _FIELD = "any party to it", "a party of the field"


def _open(state: ProgrammeState) -> dict[ProgrammeEvent, Move[ProgrammeState]]:
    return {
        _E.ADD_FIELD: Move(state, _PARTY, "a new title; goes last in the order"),
        _E.ORDER: Move(_S.ORDER_PROPOSED, _PARTY, "the same fields in another order"),
        _E.ACCEPT_ORDER: Move(state, _PARTY, "the order as it is on the table"),
        _E.ADD_ITEM: Move(state, _FIELD),
        _E.ITEM_STATUS: Move(state, _FIELD, "its own word; agreed only when all parties of the field say so"),
        _E.OWN_ITEM: Move(state, _FIELD, "on its own side"),
        _E.FILE_UNDER: Move(state, _PARTY, "the filing has its author; another may file it elsewhere"),
        _E.COPY_OFFERED: Move(state, _PARTY, "in effect when every other party has agreed"),
        _E.AGREE_COPY: Move(state, _PARTY),
        _E.CLOSE: Move(_S.CLOSED, "author", "nothing is lost; dispatches stay filed"),
    }


_ALL = {_E.ALL_ACCEPT: Move(_S.ACCEPTED, "the record", "the fields are in that order from now on")}

PROGRAMME: Machine[ProgrammeState, ProgrammeEvent] = Machine(
    "programme",
    _S.PROPOSED,
    {
        _S.PROPOSED: _open(_S.PROPOSED) | _ALL,
        _S.ORDER_PROPOSED: _open(_S.ORDER_PROPOSED) | _ALL,
        _S.ACCEPTED: _open(_S.ACCEPTED),
        _S.CLOSED: {},
    },
)
