"""A person on the staff of a mission: from the nomination to the end of the accreditation (council-procedures § 10).

Only a head needs agreement in advance, and a refusal of it owes no reasons (Vienna Convention on Diplomatic Relations,
art. 4). A person may be declared not acceptable before arriving (art. 9), and a nomination may be taken back; these two
arrows are added to the reference.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class PersonState(Labelled):
    """Where a person stands with the host."""

    NOMINATED = "NOMINATED", N_("NOMINATED")
    AGREEMENT_ASKED = "AGREEMENT_ASKED", N_("AGREEMENT ASKED")
    GRANTED = "GRANTED", N_("AGREEMENT GRANTED")
    REFUSED = "REFUSED", N_("AGREEMENT REFUSED")
    NOTIFIED = "NOTIFIED", N_("ARRIVAL NOTIFIED")
    ACCREDITED = "ACCREDITED", N_("ACCREDITED")
    RECALLED = "RECALLED", N_("RECALLED")
    ENDED = "ENDED", N_("POSTING ENDED")
    ACCREDITATION_WITHDRAWN = "ACCREDITATION_WITHDRAWN", N_("ACCREDITATION WITHDRAWN")
    NON_GRATA = "NON_GRATA", N_("DECLARED NON GRATA")


class PersonEvent(Labelled):
    """What can happen to a person’s posting."""

    ASK_AGREMENT = "ask_agrement", N_("Ask agreement to a head of mission")
    GRANT = "grant", N_("Grant the agreement")
    REFUSE = "refuse", N_("Refuse the agreement")
    NOTIFY_ARRIVAL = "notify_arrival", N_("Notify the arrival of a person")
    ACCREDIT = "accredit", N_("Accredit a person")
    RECALL = "recall", N_("Recall a person")
    END = "end", N_("End a person’s posting")
    WITHDRAW_ACCREDITATION = "withdraw_accreditation", N_("Withdraw a person’s accreditation")
    DECLARE_NON_GRATA = "declare_non_grata", N_("Declare a person non grata")


_S, _E = PersonState, PersonEvent
_SENDING, _HOST = "sending side", "host"

_BEFORE = {
    _E.RECALL: Move(_S.RECALLED, _SENDING, "the nomination is taken back"),
    _E.DECLARE_NON_GRATA: Move(_S.NON_GRATA, _HOST, "before arriving; no reasons owed"),
}

PERSON: Machine[PersonState, PersonEvent] = Machine(
    "person",
    _S.NOMINATED,
    {
        _S.NOMINATED: {
            _E.ASK_AGREMENT: Move(_S.AGREEMENT_ASKED, _SENDING, "a head only"),
            _E.NOTIFY_ARRIVAL: Move(_S.NOTIFIED, _SENDING, "anybody but a head"),
        }
        | _BEFORE,
        _S.AGREEMENT_ASKED: {
            _E.GRANT: Move(_S.GRANTED, _HOST),
            _E.REFUSE: Move(_S.REFUSED, _HOST, "no reasons owed"),
            _E.RECALL: Move(_S.RECALLED, _SENDING, "the nomination is taken back"),
        },
        _S.GRANTED: {_E.NOTIFY_ARRIVAL: Move(_S.NOTIFIED, _SENDING)} | _BEFORE,
        _S.NOTIFIED: {_E.ACCREDIT: Move(_S.ACCREDITED, _HOST, "within the ceiling in force")} | _BEFORE,
        _S.ACCREDITED: {
            _E.RECALL: Move(_S.RECALLED, _SENDING),
            _E.END: Move(_S.ENDED, _SENDING, "the posting ends as planned"),
            _E.WITHDRAW_ACCREDITATION: Move(
                _S.ACCREDITATION_WITHDRAWN, _HOST, "by name, or when a lower ceiling begins"
            ),
            _E.DECLARE_NON_GRATA: Move(_S.NON_GRATA, _HOST, "no reasons owed"),
        },
        _S.REFUSED: {},
        _S.RECALLED: {},
        _S.ENDED: {},
        _S.ACCREDITATION_WITHDRAWN: {},
        _S.NON_GRATA: {},
    },
)
