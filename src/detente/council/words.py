"""The English label of every word an act or a thread can show; a message id, so that the desk can translate it.

The label is for people; what travels is the value of the enum.
"""

from __future__ import annotations

from enum import Enum

from detente.council.acts import FORMS
from detente.council.acts.choices import (
    Capacity,
    Commitment,
    ConditionState,
    Format,
    Level,
    Meetings,
    Paper,
    PublicItem,
    PublicMode,
    Recognised,
    Rel,
    ReplyForm,
    ReplyKind,
)
from detente.council.acts.labelled import Labelled
from detente.council.states import Answer, Mark, Word
from detente.errors.sentences.shape import N_

ACT_LABELS: dict[str, str] = {
    "letter": N_("Letter"),
    "meeting_proposal": N_("Proposal of a meeting"),
    "reply": N_("Reply"),
    "recognition": N_("Word on whether a paper is a reply"),
    "repetition": N_("Repetition of a proposal"),
    "publication": N_("Consent to publish"),
    **{form.type: form.label for form in FORMS.values()},
}

LABELS: dict[Enum, str] = {
    Paper.LETTER: N_("Letter"),
    Paper.NOTE_VERBALE: N_("Note verbale"),
    Paper.AIDE_MEMOIRE: N_("Aide-memoire"),
    Paper.NON_PAPER: N_("Non-paper"),
    Paper.MESSAGE: N_("Message"),
    Capacity.NATIONAL: N_("Each addressee for itself"),
    Capacity.COLLECTIVE: N_("All addressees together"),
    Capacity.EITHER: N_("Each for itself or all together"),
    ReplyForm.WRITTEN: N_("In writing"),
    ReplyForm.ORAL: N_("Orally"),
    ReplyForm.MEETING: N_("At a meeting"),
    ReplyForm.PER_ARTICLE: N_("In writing, article by article"),
    Commitment.YES: N_("Commits the sender"),
    Commitment.NO: N_("Does not commit the sender"),
    Commitment.AD_REFERENDUM: N_("Subject to the capital (ad referendum)"),
    Level.WORKING_GROUP: N_("Working group"),
    Level.PREPARATORY: N_("Preparatory committee"),
    Level.AMBASSADORS: N_("Ambassadors"),
    Level.MILITARY_REPRESENTATIVES: N_("Military representatives"),
    Level.CHIEFS_OF_DEFENCE: N_("Chiefs of defence"),
    Level.MINISTERS: N_("Ministers"),
    Level.HEADS: N_("Heads of state or government"),
    Level.OPEN: N_("Level left open"),
    Format.IN_PERSON: N_("In person"),
    Format.HYBRID: N_("In person and remotely"),
    Format.REMOTE: N_("Remotely"),
    Format.OPEN: N_("Format left open"),
    Meetings.ONE: N_("One meeting"),
    Meetings.SERIES_FIXED: N_("A series of a fixed number of meetings"),
    Meetings.SERIES_OPEN: N_("A series, its number left open"),
    ReplyKind.ACCEPT: N_("Accept"),
    ReplyKind.ACCEPT_IF: N_("Accept on a condition"),
    ReplyKind.HOLD: N_("Hold: under consideration"),
    ReplyKind.COUNTER: N_("Counter-propose"),
    ReplyKind.DECLINE: N_("Decline"),
    ReplyKind.CLARIFY: N_("Ask for clarification"),
    ReplyKind.CONDITION_FIRST: N_("Something else first"),
    ReplyKind.ATTEND_WITHOUT_PREJUDICE: N_("Attend without prejudice"),
    ConditionState.OPEN: N_("Condition not yet met"),
    ConditionState.MET: N_("Condition met"),
    ConditionState.NOT_MET: N_("Condition failed"),
    ConditionState.WAIVED: N_("Condition given up"),
    Recognised.YES: N_("Recognised as a reply"),
    Recognised.NO: N_("Not recognised as a reply"),
    Recognised.PARTLY: N_("Partly recognised as a reply"),
    Recognised.SILENT: N_("Does not say whether it is a reply"),
    PublicItem.LETTER: N_("The text"),
    PublicItem.SUBJECT: N_("The subject"),
    PublicItem.DATES: N_("The dates"),
    PublicItem.OUTCOME: N_("The outcome"),
    PublicMode.PRESS_CONFERENCE: N_("Press conference"),
    PublicMode.PRESS_STATEMENT: N_("Statement to the press"),
    PublicMode.INTERVIEW: N_("Interview"),
    PublicMode.DOORSTEP: N_("Doorstep statement"),
    PublicMode.SPOKESPERSON: N_("Spokesperson"),
    PublicMode.PUBLICATION: N_("Publication"),
    PublicMode.OTHER: N_("Other"),
    Rel.IN_REPLY_TO: N_("Meant as a reply to"),
    Rel.REPEATS: N_("Repeats"),
    Rel.CONTINUES: N_("Continues"),
    Rel.RECOGNISES: N_("Judges"),
    Rel.AS_REPLY_TO: N_("As a reply to"),
    Rel.ABOUT: N_("About"),
    Rel.AWAITS: N_("Waits for"),
    Rel.CITES: N_("Cites"),
    Rel.MATTER: N_("Step in"),
    Rel.PART_OF: N_("Part of"),
    Rel.REVISES: N_("Revises"),
    Rel.TWIN: N_("Other half of"),
    Rel.ATTACHED_TO: N_("Attached to"),
    Rel.SUPERSEDES: N_("Corrects"),
    Rel.WITHDRAWS: N_("Withdraws"),
    Answer.ACCEPT: N_("Accepts"),
    Answer.ACCEPT_IF: N_("Accepts on a condition"),
    Answer.HOLD: N_("Considers it"),
    Answer.COUNTER: N_("Counter-proposes"),
    Answer.DECLINE: N_("Declines"),
    Answer.CLARIFY: N_("Asks for clarification"),
    Answer.CONDITION_FIRST: N_("Wants something else first"),
    Answer.ATTEND_WITHOUT_PREJUDICE: N_("Attends without prejudice"),
    Answer.LETTER: N_("Answers by letter"),
    Answer.NO_ANSWER: N_("No answer"),
    Answer.OTHER_SENDER: N_("Answer from a party that was not addressed"),
    Mark.ANNOUNCED_UNDELIVERED: N_("Announced in public, not delivered"),
    Word.HELD: N_("HELD"),
    Word.ACCEPTED: N_("ACCEPTED"),
    Word.ACCEPTED_IF: N_("ACCEPTED IF"),
    Word.COUNTERED: N_("COUNTERED"),
    Word.DECLINED: N_("DECLINED"),
    Word.CLARIFICATION_ASKED: N_("CLARIFICATION ASKED"),
    Word.CONDITION_FIRST: N_("CONDITION FIRST"),
    Word.UNANSWERED: N_("UNANSWERED"),
    Word.ANSWERED: N_("ANSWERED"),
    Word.RECEIVED: N_("RECEIVED"),
    Word.NOT_DELIVERED: N_("NOT DELIVERED"),
    Word.OVERDUE: N_("OVERDUE"),
    Word.REFUSED: N_("REFUSED"),
    Word.CANNOT_TELL: N_("CANNOT TELL"),
}


def label(word: Enum) -> str:
    """The English label of `word`, to be translated by whoever shows it.

    >>> label(ReplyKind.HOLD)
    'Hold: under consideration'
    """
    return word.label if isinstance(word, Labelled) else LABELS[word]
