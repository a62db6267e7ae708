"""Sentences for the codes `council.*`: acts that break their form, and remarks on a draft.

`act` is the type of the act, `field` a member of its body as `docs/spec/acts.md` names it.
"""

from detente.errors.sentences.shape import N_, Sentence

_FORM: dict[str, Sentence] = {
    "council.unknown_type": Sentence(
        N_("This station does not know acts of type “{type}”."),
        N_("The dispatch is kept as it came. Ask the sender, or update this station."),
    ),
    "council.not_an_object": Sentence(
        N_("The body of “{act}” is not a set of named members."),
        N_("Write it as a JSON object as described for this kind of act."),
    ),
    "council.unknown_member": Sentence(
        N_("“{field}” does not belong to “{act}”."),
        N_("Remove it, or choose the kind of act that has it."),
    ),
    "council.missing": Sentence(
        N_("“{field}” is empty, and “{act}” needs it."),
        N_("Fill it in; without it the dispatch cannot be sent."),
    ),
    "council.not_text": Sentence(N_("“{field}” of “{act}” is not text."), N_("Write it as text.")),
    "council.not_a_list": Sentence(N_("“{field}” of “{act}” is not a list."), N_("Write it as a list.")),
    "council.not_a_number": Sentence(
        N_("“{field}” of “{act}” is not a whole number."), N_("Write a whole number without a fraction.")
    ),
    "council.not_true_or_false": Sentence(
        N_("“{field}” of “{act}” is neither true nor false."), N_("Write true or false, or leave it out.")
    ),
    "council.not_plain_text": Sentence(
        N_("“{field}” of “{act}” holds characters that cannot be shown."),
        N_("Remove control characters; where one line is asked for, remove line breaks."),
    ),
    "council.too_long": Sentence(
        N_("“{field}” of “{act}” is longer than {limit} characters."),
        N_("Shorten it, or send the rest as an attachment."),
    ),
    "council.too_many": Sentence(
        N_("“{field}” of “{act}” has more than {limit} entries."),
        N_("Send the rest in a second dispatch."),
    ),
    "council.repeated": Sentence(N_("“{field}” of “{act}” names the same thing twice."), N_("Keep each entry once.")),
    "council.not_a_choice": Sentence(
        N_("“{field}” of “{act}” is not one of: {choices}."), N_("Choose one of the values named.")
    ),
    "council.out_of_range": Sentence(
        N_("“{field}” of “{act}” is not between {low} and {high}."), N_("Choose a number within these bounds.")
    ),
    "council.not_a_date": Sentence(
        N_("“{field}” of “{act}” is not a date."),
        N_("Write 2022-02-10, or 2022-02-10T08:40Z when the hour is known. Leave out what is not known."),
    ),
    "council.not_an_instant": Sentence(
        N_("“{field}” of “{act}” is not an instant in time."), N_("Write it as 2022-02-10T08:40:01Z, in UTC.")
    ),
    "council.not_a_party": Sentence(
        N_("“{field}” of “{act}” is not a party name."),
        N_("A party name is an address without scheme, in lower case, such as mfa.example."),
    ),
    "council.not_a_language": Sentence(
        N_("“{field}” of “{act}” is not a language tag."), N_("Use two- or three-letter tags such as en, fr, ru, uk.")
    ),
    "council.not_a_dispatch": Sentence(
        N_("“{act}” refers to something that is not a dispatch id."),
        N_("Copy the id of the dispatch whole from the desk or from `detente inbox`."),
    ),
    "council.unknown_ref": Sentence(
        N_("“{act}” cannot refer to a dispatch by “{rel}”."), N_("Use one of the references this kind of act takes.")
    ),
    "council.needs_one_ref": Sentence(
        N_("“{act}” must name exactly one dispatch by “{rel}”."), N_("Open that dispatch and answer from there.")
    ),
    "council.window_missing": Sentence(
        N_("The proposal says nothing about when to meet."),
        N_("Give a first or last date, or say that the time is open."),
    ),
    "council.window_contradicts": Sentence(
        N_("The proposal gives dates and also says that the time is open."), N_("Keep one of the two.")
    ),
    "council.window_reversed": Sentence(
        N_("The last date proposed lies before the first."), N_("Exchange or correct the two dates.")
    ),
    "council.series_number": Sentence(
        N_("The number of meetings does not fit the kind of series."),
        N_("Give a number for a series of a fixed number of meetings, and only for that."),
    ),
    "council.reply_lacks": Sentence(
        N_("A reply of kind “{kind}” needs “{field}”."), N_("Fill it in, or choose another kind of reply.")
    ),
    "council.consent_lacks": Sentence(
        N_("A word of kind “{mode}” on publishing needs “{field}”."), N_("Fill it in, or choose another word.")
    ),
    "council.consent_does_not_take": Sentence(
        N_("A word of kind “{mode}” on publishing does not take “{field}”."),
        N_("Remove it, or choose the word that has it."),
    ),
    "council.reply_does_not_take": Sentence(
        N_("A reply of kind “{kind}” does not take “{field}”."),
        N_("Remove it, or choose the kind of reply that has it."),
    ),
}

_RULES: dict[str, Sentence] = {
    "council.illegal_event": Sentence(
        N_("“{event}” cannot happen to a {machine} in state {state}."),
        N_("Nothing has changed. What can happen now: {legal}."),
        409,
    ),
    "council.unknown_thread": Sentence(
        N_("Dispatch {id} is not on record here."),
        N_("It may not have arrived yet. Look in the inbox, or ask the sender for its id."),
        404,
    ),
}

_REMARKS: dict[str, Sentence] = {
    "council.no_addressee": Sentence(
        N_("The dispatch has no addressee."), N_("Name at least one party and office it goes to.")
    ),
    "council.no_subject": Sentence(
        N_("The dispatch has no subject."), N_("Write one line that says what it is about.")
    ),
    "council.addressed_to_oneself": Sentence(
        N_("The dispatch is addressed to the party that sends it."), N_("Remove the own party from the addressees.")
    ),
    "council.reply_date_past": Sentence(
        N_("The reply is asked for by {at}, which is over."), N_("Choose a later instant, or leave it out.")
    ),
    "council.window_past": Sentence(
        N_("The last date proposed, {at}, is over."), N_("Choose a later date, unless this retells the past.")
    ),
    "council.until_past": Sentence(
        N_("The hold is announced until {at}, which is over."), N_("Choose a later date, or leave it out.")
    ),
    "council.no_themes": Sentence(
        N_("The proposal names no themes."),
        N_("It can go as it is. With themes, the addressees can accept some and hold others."),
    ),
    "council.non_paper_commits": Sentence(
        N_("A non-paper does not commit its sender, yet this one says that it does."),
        N_("Choose another kind of paper, or say that it does not commit."),
    ),
    "council.ref_not_on_record": Sentence(
        N_("Dispatch {id}, which this one refers to, is not on record here."),
        N_("It can go as it is. The addressee may have it, or may not find it either."),
    ),
    "council.replies_to_oneself": Sentence(
        N_("This answers a paper of the same party."),
        N_("Repeat the own paper instead; only its addressees can answer it."),
    ),
    "council.not_addressed": Sentence(
        N_("The paper by {sender} was not addressed to the party that answers."),
        N_("It can go. It will stand beside the answers and count as nobody’s."),
    ),
    "council.reply_goes_elsewhere": Sentence(
        N_("The reply does not go to {sender}, who wrote the paper it answers."),
        N_("Add {sender} to the addressees, or send it as it is on purpose."),
    ),
    "council.answers_for_another": Sentence(
        N_("This speaks for {member}, who was asked itself."),
        N_("It can go. The row of {member} stays empty until {member} answers."),
    ),
    "council.theme_not_proposed": Sentence(
        N_("“{theme}” is not among the themes proposed."),
        N_("Copy the title as proposed, or counter-propose another list of themes."),
    ),
    "council.other_traffic": Sentence(
        N_("This is {ours} traffic, and what it refers to is {theirs} traffic."),
        N_("It can go. It will be shown aside and count for nothing."),
    ),
    "council.repeats_anothers": Sentence(
        N_("The proposal was made by {sender}; only its author can repeat it."),
        N_("Make a proposal of one’s own, or support this one in a letter that cites it."),
        403,
    ),
    "council.repeats_no_proposal": Sentence(
        N_("What this repeats is neither a proposal nor a letter."), N_("Open the proposal and repeat it from there.")
    ),
    "council.judges_for_another": Sentence(
        N_("The first paper was written by {sender}; only {sender} can say what it takes as the reply."),
        N_("Say the own view in a letter that cites both papers."),
        403,
    ),
    "council.judges_oneself": Sentence(
        N_("This judges a paper of the same party as a reply."),
        N_("Its sender’s word stands already: the reference “in reply to”. The other side judges it."),
        403,
    ),
    "council.not_ours_to_publish": Sentence(
        N_("Only those who sent or received a dispatch can agree to publish it."),
        N_("Ask one of them."),
        403,
    ),
}

COUNCIL: dict[str, Sentence] = {**_FORM, **_RULES, **_REMARKS}
