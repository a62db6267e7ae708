"""A draft agreement as a rolling text: from the table to its entry into force (council-procedures §§ 8, 14: 3, 11).

The author alone changes its text; the others put alternatives beside it. A text with alternatives is not placed for
adoption, and what is adopted and signed is the text of one digest. There is no silence here: nothing is agreed because
nobody answered. A text adopted by a decision under silence is adopted by that decision, which the step cites.
"""

from __future__ import annotations

from detente.council.acts.labelled import Labelled
from detente.council.tables import Machine, Move
from detente.errors.sentences.shape import N_


class DraftAgreementState(Labelled):
    """Where the text is."""

    TABLED = "TABLED", N_("TABLED")
    NEGOTIATED = "NEGOTIATED", N_("ALTERNATIVES STAND")
    CLEAN = "CLEAN", N_("CLEAN")
    PLACED = "PLACED", N_("PLACED FOR ADOPTION")
    ADOPTED = "ADOPTED", N_("ADOPTED")
    SIGNED = "SIGNED", N_("SIGNED")
    IN_FORCE = "IN_FORCE", N_("IN FORCE")
    WITHDRAWN = "WITHDRAWN", N_("WITHDRAWN")


class DraftAgreementEvent(Labelled):
    """What can happen to it."""

    AMEND = "amend", N_("Change an article")
    ADD_ARTICLE = "add_article", N_("Add an article")
    DROP_ARTICLE = "drop_article", N_("Drop an article")
    PROPOSE_ALTERNATIVE = "propose_alternative", N_("Propose other words")
    WITHDRAW_ALTERNATIVE = "withdraw_alternative", N_("Take back own alternative")
    TAKE_OVER = "take_over", N_("Take an alternative into the text")
    CLEAR = "clear", N_("No alternative stands any more")
    DECLARE_PACKAGE = "declare_package", N_("Declare that no article binds without all")
    RELEASE_PACKAGE = "release_package", N_("Release the package")
    SPLIT_OFF = "split_off", N_("Agree to negotiate articles alone")
    PLACE_FOR_ADOPTION = "place_for_adoption", N_("Place for adoption")
    ADOPT = "adopt", N_("Record the adoption")
    SIGN = "sign", N_("Sign")
    COMPLETE = "complete", N_("All have signed")
    DEPOSIT = "deposit", N_("Deposit the instrument")
    ENTER_INTO_FORCE = "enter_into_force", N_("State when it enters into force")
    COME_INTO_FORCE = "come_into_force", N_("It is in force")
    WITHDRAW = "withdraw", N_("Withdraw the draft")


_S, _E = DraftAgreementState, DraftAgreementEvent
_AUTHOR, _ANY, _CLOCK, _PROGRAM = "its author", "any party, for itself", "clock", "the record"
_NEW_VERSION = "a new version; the old ones stay"
_Moves = dict[DraftAgreementEvent, Move[DraftAgreementState]]


def _package(state: DraftAgreementState) -> _Moves:
    return {
        _E.DECLARE_PACKAGE: Move(state, _AUTHOR, "not while one stands"),
        _E.RELEASE_PACKAGE: Move(state, _AUTHOR, "one stands"),
        _E.SPLIT_OFF: Move(state, _ANY, "no package stands; counts once all parties name the same article"),
    }


def _open(state: DraftAgreementState) -> _Moves:
    """What can be done to a text under negotiation."""
    return {
        _E.AMEND: Move(state, _AUTHOR, _NEW_VERSION),
        _E.ADD_ARTICLE: Move(state, _AUTHOR, _NEW_VERSION),
        _E.DROP_ARTICLE: Move(state, _AUTHOR, f"{_NEW_VERSION}; alternatives to the article are overtaken"),
        _E.PROPOSE_ALTERNATIVE: Move(_S.NEGOTIATED, _ANY, "an article and sentence that are there"),
        **_package(state),
        _E.WITHDRAW: Move(_S.WITHDRAWN, _AUTHOR),
    }


_PLACE: _Moves = {_E.PLACE_FOR_ADOPTION: Move(_S.PLACED, _AUTHOR, "no alternative stands")}
_FORCE: _Moves = {
    _E.ENTER_INTO_FORCE: Move(_S.ADOPTED, "the depositary, else its author", "only a text that needs no signature"),
    _E.COME_INTO_FORCE: Move(_S.IN_FORCE, _CLOCK, "at the instant that was stated"),
}

DRAFT_AGREEMENT: Machine[DraftAgreementState, DraftAgreementEvent] = Machine(
    "draft_agreement",
    _S.TABLED,
    {
        _S.TABLED: _open(_S.TABLED) | _PLACE,
        _S.NEGOTIATED: _open(_S.NEGOTIATED)
        | {
            _E.WITHDRAW_ALTERNATIVE: Move(_S.NEGOTIATED, "whoever proposed it"),
            _E.TAKE_OVER: Move(_S.NEGOTIATED, _AUTHOR, f"{_NEW_VERSION}; the words aimed at are still there"),
            _E.CLEAR: Move(_S.CLEAN, _PROGRAM, "the last alternative was taken back, taken over or overtaken"),
        },
        _S.CLEAN: _open(_S.CLEAN) | _PLACE,
        _S.PLACED: _open(_S.CLEAN)
        | _package(_S.PLACED)
        | {
            _E.ADOPT: Move(_S.ADOPTED, _AUTHOR, "by consensus or by a decision, cited; the digest is that of the text"),
        },
        _S.ADOPTED: {
            _E.SIGN: Move(_S.ADOPTED, "each signatory, for itself", "once; the digest is that of the text adopted"),
            _E.COMPLETE: Move(_S.SIGNED, _PROGRAM, "every signatory has signed"),
            **_FORCE,
        },
        _S.SIGNED: {
            _E.DEPOSIT: Move(_S.SIGNED, "each signatory, for itself", "once"),
            _E.ENTER_INTO_FORCE: Move(_S.SIGNED, "the depositary, else its author", "once"),
            _E.COME_INTO_FORCE: Move(_S.IN_FORCE, _CLOCK, "at the instant that was stated"),
        },
        _S.IN_FORCE: {_E.DEPOSIT: Move(_S.IN_FORCE, "each signatory, for itself", "once")},
        _S.WITHDRAWN: {},
    },
)
