"""A mission of one side with the other: proposed, open, suspended, restored or closed (council-procedures § 10).

Suspended is not closed: a suspended mission can be restored, a closed one is gone. Speaking of a suspension is not its
notice, and the notice is not its effect; each has its own state. The state NONE of the reference is the time before
the opening act. A mission that exists already is recorded as open. The persons of the staff have their own machine;
their steps leave the mission where it is. No state of a mission touches the line between the stations.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class MissionState(Labelled):
    """Where the mission stands."""

    PROPOSED = "PROPOSED", N_("PROPOSED")
    AGREED = "AGREED", N_("AGREED")
    OPEN = "OPEN", N_("OPEN")
    SUSPENSION_ANNOUNCED = "SUSPENSION_ANNOUNCED", N_("SUSPENSION ANNOUNCED")
    SUSPENSION_NOTIFIED = "SUSPENSION_NOTIFIED", N_("SUSPENSION NOTIFIED")
    SUSPENDED = "SUSPENDED", N_("SUSPENDED")
    RESTORATION_PROPOSED = "RESTORATION_PROPOSED", N_("RESTORATION PROPOSED")
    REOPENING = "REOPENING", N_("REOPENING")
    CLOSED = "CLOSED", N_("CLOSED")


class MissionEvent(Labelled):
    """What can happen to it, and to the persons of its staff."""

    AGREE = "agree", N_("Agree to the mission")
    RECORD_OPEN = "record_open", N_("Recorded as open")
    OPEN = "open", N_("Open the mission")
    CUT_CEILING = "cut_ceiling", N_("Lower the ceiling of staff")
    CEILING_BEGINS = "ceiling_begins", N_("A lower ceiling begins")
    ANNOUNCE_SUSPENSION = "announce_suspension", N_("Announce a suspension")
    NOTIFY_SUSPENSION = "notify_suspension", N_("Give formal notice of a suspension")
    TAKE_EFFECT = "take_effect", N_("The suspension takes effect")
    NAME_CONTACT = "name_contact", N_("Name a contact for the meantime")
    CONFIRM_CONTACT = "confirm_contact", N_("Confirm the other side’s contact")
    OFFER_RESTORATION = "offer_restoration", N_("Offer to restore the mission")
    HOLD = "hold", N_("Take the offer into consideration")
    ACCEPT = "accept", N_("Accept the offer")
    DECLINE = "decline", N_("Decline the offer")
    BEGIN_REOPENING = "begin_reopening", N_("Begin the reopening")
    REOPEN = "reopen", N_("Reopen the mission")
    CLOSE = "close", N_("Close the mission")
    APPOINT_PROTECTING = "appoint_protecting", N_("Name a protecting State")
    NOMINATE = "nominate", N_("Nominate a person")
    ASK_AGREMENT = "ask_agrement", N_("Ask agreement to a head of mission")
    GRANT = "grant", N_("Grant the agreement")
    REFUSE = "refuse", N_("Refuse the agreement")
    NOTIFY_ARRIVAL = "notify_arrival", N_("Notify the arrival of a person")
    ACCREDIT = "accredit", N_("Accredit a person")
    RECALL = "recall", N_("Recall a person")
    END = "end", N_("End a person’s posting")
    WITHDRAW_ACCREDITATION = "withdraw_accreditation", N_("Withdraw a person’s accreditation")
    DECLARE_NON_GRATA = "declare_non_grata", N_("Declare a person non grata")


_S, _E = MissionState, MissionEvent
_SENDING, _HOST, _EITHER, _OTHER, _CLOCK = "sending side", "host", "either side", "the other side", "clock"
_LATER = "never before it was announced; before formal notice it is marked"

LEAVING = (_E.RECALL, _E.END, _E.WITHDRAW_ACCREDITATION, _E.DECLARE_NON_GRATA)
JOINING = (_E.NOMINATE, _E.ASK_AGREMENT, _E.GRANT, _E.REFUSE, _E.NOTIFY_ARRIVAL, _E.ACCREDIT)
_OF_SENDING = {_E.NOMINATE, _E.ASK_AGREMENT, _E.NOTIFY_ARRIVAL, _E.RECALL, _E.END}

Moves = dict[MissionEvent, Move[MissionState]]


def _people(state: MissionState, *events: MissionEvent) -> Moves:
    """Steps on persons leave the mission where it is; each person moves by the table PERSON."""
    return {event: Move(state, _SENDING if event in _OF_SENDING else _HOST, "as the person stands") for event in events}


def _contacts(state: MissionState) -> Moves:
    return {
        _E.NAME_CONTACT: Move(state, _EITHER, "person or office, telephone, e-mail, hours"),
        _E.CONFIRM_CONTACT: Move(state, _OTHER, "in writing or orally, recorded as such"),
    }


def _always(state: MissionState) -> Moves:
    return {
        _E.CLOSE: Move(_S.CLOSED, _EITHER, "archives, premises, protecting State"),
        _E.APPOINT_PROTECTING: Move(state, _SENDING),
    }


def _ceiling(state: MissionState) -> Moves:
    return {
        _E.CUT_CEILING: Move(state, _HOST, f"new number, date of effect, whom it affects; {_LATER}"),
        _E.CEILING_BEGINS: Move(state, _CLOCK, "accreditation of those it names ends"),
    }


def _staffed(state: MissionState) -> Moves:
    return _ceiling(state) | _people(state, *JOINING, *LEAVING) | _always(state)


def _at_rest(state: MissionState) -> Moves:
    return _ceiling(state) | _contacts(state) | _people(state, *LEAVING) | _always(state)


MISSION: Machine[MissionState, MissionEvent] = Machine(
    "mission",
    _S.PROPOSED,
    {
        _S.PROPOSED: {
            _E.AGREE: Move(_S.AGREED, _EITHER, "mutual consent: once both sides have agreed"),
            _E.RECORD_OPEN: Move(_S.OPEN, "the opening act", "the mission exists already"),
            _E.CLOSE: Move(_S.CLOSED, _EITHER, "the proposal is given up"),
        },
        _S.AGREED: {_E.OPEN: Move(_S.OPEN, _SENDING, "head accepted")} | _staffed(_S.AGREED),
        _S.OPEN: {
            _E.ANNOUNCE_SUSPENSION: Move(_S.SUSPENSION_ANNOUNCED, _EITHER, "a date, or “some days later”"),
            _E.NOTIFY_SUSPENSION: Move(_S.SUSPENSION_NOTIFIED, _EITHER, f"the instant of effect; {_LATER}"),
        }
        | _staffed(_S.OPEN),
        _S.SUSPENSION_ANNOUNCED: {
            _E.NOTIFY_SUSPENSION: Move(
                _S.SUSPENSION_NOTIFIED, "whoever announced it", f"the instant of effect; {_LATER}"
            ),
        }
        | _contacts(_S.SUSPENSION_ANNOUNCED)
        | _staffed(_S.SUSPENSION_ANNOUNCED),
        _S.SUSPENSION_NOTIFIED: {_E.TAKE_EFFECT: Move(_S.SUSPENDED, _CLOCK, "at the instant of effect")}
        | _contacts(_S.SUSPENSION_NOTIFIED)
        | _staffed(_S.SUSPENSION_NOTIFIED),
        _S.SUSPENDED: {
            _E.OFFER_RESTORATION: Move(_S.RESTORATION_PROPOSED, _EITHER, "with or without preconditions"),
        }
        | _at_rest(_S.SUSPENDED),
        _S.RESTORATION_PROPOSED: {
            _E.HOLD: Move(_S.RESTORATION_PROPOSED, _OTHER, "taken into consideration: neither yes nor no"),
            _E.ACCEPT: Move(_S.RESTORATION_PROPOSED, _OTHER),
            _E.DECLINE: Move(_S.SUSPENDED, _OTHER),
            _E.BEGIN_REOPENING: Move(_S.REOPENING, _HOST, "once accepted: dates, ceilings, names"),
        }
        | _at_rest(_S.RESTORATION_PROPOSED),
        _S.REOPENING: {_E.REOPEN: Move(_S.OPEN, _HOST, "staff accredited")}
        | _contacts(_S.REOPENING)
        | _staffed(_S.REOPENING),
        _S.CLOSED: _contacts(_S.CLOSED)
        | _people(_S.CLOSED, *LEAVING)
        | {
            _E.APPOINT_PROTECTING: Move(_S.CLOSED, _SENDING),
            _E.CEILING_BEGINS: Move(_S.CLOSED, _CLOCK, "accreditation of those it names ends"),
        },
    },
)
