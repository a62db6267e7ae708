"""Forms of a statement of position (council-procedures § 9)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.position_statement import StatementEvent as Event
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class StatementKind(Labelled):
    """What kind of statement it is. None of them changes the text it goes with."""

    INTERPRETATIVE = "interpretative", N_("Interpretative statement")
    AFTER_GIVING_WAY = "after_giving_way", N_("Statement after giving way")
    RESERVATION = "reservation", N_("Formal reservation")
    ACQUIESCENCE = "acquiescence", N_("Acquiescence with reservation")
    WITHOUT_PREJUDICE = "without_prejudice", N_("Statement without prejudice")
    EXPLANATION = "explanation", N_("Explanation of position")
    CONDITION = "condition", N_("Condition")
    RIGHT_OF_REPLY = "right_of_reply", N_("Right of reply")


class AttachTo(Labelled):
    """What the author asks it to be attached to."""

    DECISION = "decision", N_("To the decision")
    JOURNAL = "journal", N_("To the journal")
    NONE = "none", N_("To nothing")


def _agree(values: Row) -> None:
    """Whoever asks for an attachment says who is to record it; raise `council.attachment_needs_chair`."""
    asks = values.get("asks_attachment_to", AttachTo.NONE) is not AttachTo.NONE
    if asks and "chair" not in values:
        raise OursError("council.attachment_needs_chair")


POSITION_STATEMENT_FORM = Form(
    "position_statement",
    N_("Statement of position"),
    N_("Puts the sender’s position on record, beside a text and without changing it."),
    (
        choice("kind", N_("Kind of statement"), StatementKind, required=True),
        line("title", N_("Title")),
        text("text", N_("Statement"), required=True, limit=limits.TEXT),
        parties("on_behalf_of", N_("Also on behalf of")),
        parties(
            "aligned",
            N_("Parties said to be aligned"),
            hint=N_("By the sender’s word; each may align itself, or say that it does not."),
        ),
        choice("asks_attachment_to", N_("To be attached"), AttachTo),
        party("chair", N_("Who records the attachment"), hint=N_("The Chair or the secretariat.")),
        line("rule_cited", N_("Rule cited")),
    ),
    RefRule(free=(Rel.ATTACHED_TO, Rel.REVISES, Rel.ABOUT, Rel.CONTINUES, Rel.CITES)),
    agree=_agree,
)

POSITION_STATEMENT_STEPS = steps_form(
    "position_statement_step",
    N_("Step on a statement of position"),
    N_("Records that a statement is attached, answers it, aligns with it, or replaces it; never edits it."),
    {
        Event.ATTACH: Takes(optional=("attached_as",)),
        Event.ALIGN: Takes(),
        Event.NOT_ALIGNED: Takes(optional=("grounds",)),
        Event.ANSWER: Takes(("answer",)),
        Event.SUPERSEDE: Takes(optional=("grounds",)),
        Event.WITHDRAW: Takes(optional=("grounds",)),
    },
    text("text", N_("Text beside it")),
    line("attached_as", N_("Attached as"), hint=N_("For example: attachment 2 to the journal.")),
    text("answer", N_("Answer")),
    text("grounds", N_("Grounds")),
)
