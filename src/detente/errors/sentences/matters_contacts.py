"""Sentences for refused steps on missions, briefings, clarifications, activities, relations, calls and corrections."""

from detente.errors.sentences.shape import N_, Sentence

_MISSION: dict[str, Sentence] = {
    "council.mission_to_oneself": Sentence(
        N_("Sending side and host are the same party, {party}."), N_("Name the other side as the host.")
    ),
    "council.already_agreed": Sentence(
        N_("{party} has agreed already."), N_("Nothing more is needed from this party; the other side’s word is."), 409
    ),
    "council.head_not_accepted": Sentence(
        N_("The host has not accepted a head of mission."),
        N_("Nominate a head and ask the host’s agreement; the mission opens once it is granted."),
        409,
    ),
    "council.effective_before_announced": Sentence(
        N_("The effect at {effective} would come before it was announced, at {announced}."),
        N_("State an instant of effect that is not earlier than the announcement."),
        409,
    ),
    "council.ceiling_not_lower": Sentence(
        N_("The new ceiling is not lower than the one then in force, {ceiling}."),
        N_("State a lower number, or agree on another ceiling when the mission is reopened."),
        409,
    ),
    "council.ceiling_full": Sentence(
        N_("At {at} there would be {accredited} accredited persons under a ceiling of {ceiling}."),
        N_("A lower ceiling names whom it affects; above a ceiling nobody is accredited until a post is free."),
        409,
    ),
    "council.person_known": Sentence(
        N_("{person} has a posting at this mission that is not over: {state}."),
        N_("Write names alike, and tell persons of one name apart by adding the post."),
        409,
    ),
    "council.no_such_person": Sentence(
        N_("Nobody called “{person}” was nominated to this mission."),
        N_("Copy the name from the list of staff, or nominate the person first."),
        409,
    ),
    "council.person_not_now": Sentence(
        N_("“{step}” cannot be done for {person}: {state}."),
        N_("Look at the person’s own steps on the page of the mission."),
        409,
    ),
    "council.head_needs_agreement": Sentence(
        N_("{person} is to be head of mission and needs the host’s agreement first."),
        N_("Ask the agreement; notify the arrival once it is granted."),
        409,
    ),
    "council.agreement_for_heads": Sentence(
        N_("{person} is not to be head of mission, so no agreement is asked."), N_("Notify the arrival at once."), 409
    ),
    "council.no_such_contact": Sentence(
        N_("The other side has named no contact “{office}”."), N_("Copy the name of the office as it was given."), 409
    ),
    "council.offer_not_accepted": Sentence(
        N_("The offer to restore the mission has not been accepted."),
        N_("The reopening begins once the other side has accepted the offer."),
        409,
    ),
    "council.nobody_accredited": Sentence(
        N_("No staff is accredited, so the mission cannot reopen yet."), N_("Accredit at least one person first."), 409
    ),
}

_BRIEFING: dict[str, Sentence] = {
    "council.half_held": Sentence(
        N_("The half of {party} is held already."),
        N_("What was held stays as it is on record. Report on it instead."),
        409,
    ),
    "council.date_or_after": Sentence(
        N_("A half has a date, or comes after the other half; not both and not neither."),
        N_("Fill in the date, or tick that it comes after the other half."),
        409,
    ),
    "council.both_wait": Sentence(
        N_("The other half cannot come first: it waits for this one, or both are one."),
        N_("Set a date for the own half."),
        409,
    ),
    "council.other_half_first": Sentence(
        N_("This half comes after the other one, which is not held yet."),
        N_("Wait for the other half, or set a date for the own half first."),
        409,
    ),
    "council.question_not_asked": Sentence(
        N_("The other side has not asked “{question}”."), N_("Copy the question as it was asked."), 409
    ),
}

_CLARIFICATION: dict[str, Sentence] = {
    "council.nothing_to_suffice": Sentence(
        N_("There is no reply that could be sufficient."),
        N_("Find the missing reply insufficient, wait for one, or request a meeting."),
        409,
    ),
    "council.objected_in_advance": Sentence(
        N_("{parties} objected in advance to any decision, so no measures are agreed."),
        N_("Close without agreement, or ask for another notice without the objection."),
        409,
    ),
    "council.not_found_sufficient": Sentence(
        N_("The requester has not found the reply sufficient."),
        N_("Choose another outcome, or assess the reply first."),
        409,
    ),
}

_OTHERS: dict[str, Sentence] = {
    "council.end_or_open": Sentence(
        N_("A changed end is a new instant, or open; not both and not neither."),
        N_("Fill in the new end, or tick that there is none."),
    ),
    "council.none_stands_alone": Sentence(
        N_("“None” stands beside other choices in “{field}”."), N_("Choose “None” alone, or the others without it.")
    ),
    "council.nothing_to_restore": Sentence(
        N_("{party} does not hold these relations reduced."),
        N_("Whoever reduced them restores them, each for itself."),
        409,
    ),
}

_TRANSMITTAL: dict[str, Sentence] = {
    "council.not_its_addressee": Sentence(
        N_("{member} is not an addressee of this dispatch."), N_("Ask for the state of one of its addressees.")
    ),
    "council.changes_anothers": Sentence(
        N_("This would correct or withdraw a paper that {sender} sent."),
        N_("Only its sender can do that. Reply to it, or send an own paper."),
        409,
    ),
    "council.change_misses": Sentence(
        N_("{member} had the first paper and is not among the addressees."),
        N_("Add it, so that all who had the paper learn of the change."),
    ),
    "council.not_ours_to_refuse": Sentence(
        N_("That paper was not addressed to this party."), N_("Only an addressee can refuse to take it."), 409
    ),
}

MATTERS_CONTACTS: dict[str, Sentence] = _MISSION | _BRIEFING | _CLARIFICATION | _OTHERS | _TRANSMITTAL
