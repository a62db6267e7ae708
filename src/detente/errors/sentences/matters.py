"""Sentences for steps that are refused: which rule, and what can be done instead.

`who`, `step`, `state`, `kind` and `instead` are words of the program and are translated with the sentence.
"""

from detente.errors.sentences.shape import N_, Sentence

_ENGINE: dict[str, Sentence] = {
    "council.not_yours": Sentence(
        N_("“{step}” is not this party’s step: it is for {who} to take."),
        N_("The act is kept and changes nothing. What this party can do now: {instead}."),
        409,
    ),
    "council.not_now": Sentence(
        N_("“{step}” cannot be done while the state is “{state}”."),
        N_("The act is kept and changes nothing. What this party can do now: {instead}."),
        409,
    ),
    "council.other_matter": Sentence(
        N_("“{act}” takes no steps in a matter of the kind “{kind}”."),
        N_("Choose the step from the page of the matter; it names the right kind of act."),
        409,
    ),
    "council.notice_format": Sentence(
        N_("The form of the notice is not named as forms are."), N_("Name it by its code, such as D-V-42.")
    ),
    "council.notice_empty": Sentence(
        N_("The notice says nothing."), N_("Answer the form, report nothing expressly, or contest that it is owed.")
    ),
    "council.rules_other_digest": Sentence(
        N_("The rules offered have the digest {offered}…, and {accepted}… is accepted."),
        N_("The act is kept and changes nothing. Accept the digest on offer, or offer another."),
        409,
    ),
    "council.rules_code_taken": Sentence(
        N_("“{code}” is already the code of {party} in this regime."),
        N_("The act is kept and changes nothing. Accept under the code that is this party’s own."),
        409,
    ),
    "council.step_lacks": Sentence(
        N_("The step “{step}” needs “{field}”."), N_("Fill it in; without it the step says nothing.")
    ),
    "council.step_does_not_take": Sentence(
        N_("“{field}” does not belong to the step “{step}”."), N_("Remove it, or choose the step that has it.")
    ),
    "council.no_matter": Sentence(
        N_("The dispatch named opens no matter in which a step could be taken."),
        N_("Take the step from the page of the matter."),
    ),
    "council.not_all_told": Sentence(
        N_("Not every party to the matter is addressed: {parties} would not know of this step."),
        N_("Address them too, unless that is meant: their record of the matter will differ from this one."),
    ),
    "council.not_a_digest": Sentence(
        N_("“{field}” of “{act}” is not the digest of a text."),
        N_("Take it from the page of the text: 64 hexadecimal characters."),
    ),
}

_DECISION: dict[str, Sentence] = {
    "council.period_over": Sentence(
        N_("The period ended at {ends}; “{step}” came too late."),
        N_("The text was adopted at that second. Attach a statement, or propose a new decision that changes it."),
        409,
    ),
    "council.words_not_there": Sentence(
        N_("The words “{words}” do not stand in the text."), N_("Copy them from the text on the table."), 409
    ),
    "council.no_such_brackets": Sentence(
        N_("This party has no brackets around “{words}”."), N_("Take back own brackets only, as they were set."), 409
    ),
    "council.same_text": Sentence(
        N_("The new text is the old one."), N_("A broken text needs other words before it is tried again."), 409
    ),
    "council.brackets_stand": Sentence(
        N_("There are still brackets in the text, set by {parties}."),
        N_("Each author takes back its own, or the Chair tables a text without them."),
        409,
    ),
    "council.objection_stands": Sentence(
        N_("An objection stands, made by {parties}."),
        N_("Only whoever made it can lift it. Table another text, defer, or drop the matter."),
        409,
    ),
    "council.ends_too_early": Sentence(
        N_("The end {ends} is not after {after}."), N_("State a later end, to the second, in UTC."), 409
    ),
}

MATTERS: dict[str, Sentence] = _ENGINE | _DECISION
