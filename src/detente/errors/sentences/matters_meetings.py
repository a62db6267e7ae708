"""Sentences for refused steps on bodies, meetings, series of meetings, agendas and readiness."""

from detente.errors.sentences.shape import N_, Sentence

_BODY: dict[str, Sentence] = {
    "council.already_member": Sentence(
        N_("{party} is a member already."), N_("Correct the row of its membership if a date in it is wrong."), 409
    ),
    "council.no_such_membership": Sentence(
        N_("{party} has no membership that this could change."),
        N_("Choose the party from the list of members, or admit it first."),
        409,
    ),
    "council.until_before_since": Sentence(
        N_("The membership of {party} would end before it begins."), N_("Look at both dates and state them again."), 409
    ),
    "council.chair_already": Sentence(
        N_("{party} is in the chair already."), N_("Nothing changes; name another party or leave it."), 409
    ),
}

_MEETING: dict[str, Sentence] = {
    "council.convening_needs_rule": Sentence(
        N_("A convening notice says which rule lets the Chair convene."),
        N_("Name the rule, or cite the dispatch in which the body was set out. Otherwise wait for the replies."),
        409,
    ),
    "council.cancel_needs_reason": Sentence(
        N_("A cancellation states a condition that was broken, or a reason."),
        N_("Write one of the two; others will look for it years later."),
    ),
    "council.no_such_condition": Sentence(
        N_("The reply that is cited does not state this condition."),
        N_("Copy the condition from that reply, or give the reason in own words instead."),
        409,
    ),
    "council.no_attendance_yet": Sentence(
        N_("This party has said nothing of its attendance yet."),
        N_("Say who attends; there is nothing to correct."),
        409,
    ),
    "council.no_quorum": Sentence(
        N_("Members present: {present}. The rule asks for {quorum}."),
        N_("Wait until more members say that they attend, or postpone."),
        409,
    ),
    "council.joint_text_by_chair": Sentence(
        N_("That a joint text was agreed is for the Chair to report."),
        N_("Report for this party alone, or ask the Chair to report the joint text."),
        409,
    ),
    "council.other_outcome": Sentence(
        N_("The meeting was reported with the other outcome."),
        N_("One meeting has a joint text or has none. Read what was reported before."),
        409,
    ),
}

_SERIES: dict[str, Sentence] = {
    "council.not_a_series": Sentence(
        N_("The proposal is of one meeting, not of a series."), N_("Take a step on the meeting instead."), 409
    ),
    "council.next_date_or_open": Sentence(
        N_("The next date is named, or said to be left to be agreed; one of the two."),
        N_("Fill in the date, or mark that it is to be agreed."),
    ),
    "council.theme_not_in_series": Sentence(
        N_("“{theme}” is not a theme of the series."), N_("Copy the title as it stands in the proposal."), 409
    ),
    "council.paused_already": Sentence(
        N_("This party has paused that part already."), N_("Nothing changes; resume it, or pause another part."), 409
    ),
    "council.no_such_pause": Sentence(
        N_("This party has not paused that part."), N_("Choose the part from the pauses that stand."), 409
    ),
}

_AGENDA: dict[str, Sentence] = {
    "council.no_agenda_item": Sentence(
        N_("The agenda has no item with the number {number}."), N_("Copy the number from the draft as it stands."), 409
    ),
    "council.agenda_number_taken": Sentence(
        N_("The agenda has an item with the number {number} already."), N_("Choose another number."), 409
    ),
    "council.title_taken": Sentence(
        N_("The agenda has an item with that title already."), N_("Choose another title, or ask for a change."), 409
    ),
    "council.change_lacks": Sentence(
        N_("A change of the kind “{change}” needs “{field}”."), N_("Fill it in, so that the Chair can take it over.")
    ),
    "council.changes_asked": Sentence(
        N_("Changes are asked for by {parties} and not dealt with."),
        N_("Issue another draft, with the changes or without them; whoever disagrees may contest it."),
        409,
    ),
    "council.title_needs_proposer": Sentence(
        N_("“{title}” is a title that nobody on the record proposed."),
        N_("Name who proposed it, so that the title is not taken for everybody’s."),
        409,
    ),
    "council.not_other_business": Sentence(
        N_("Item {number} is not any other business; it needs no such agreement."),
        N_("Choose an item that was added as any other business."),
        409,
    ),
    "council.agreed_on_item": Sentence(
        N_("This party has agreed to a decision under item {number} already."), N_("Wait for the other members."), 409
    ),
}

_READINESS: dict[str, Sentence] = {
    "council.ready_if_needs_condition": Sentence(
        N_("“Ready if” needs its condition, and no other value takes one."),
        N_("State the condition, or choose “ready” or “not ready”."),
    ),
    "council.claim_needs_members": Sentence(
        N_("A claim of readiness says of whom: of members by name, of a number, or of all; one of the three."),
        N_("Choose the members, state the number, or mark that it is of all."),
    ),
    "council.claim_of_others": Sentence(
        N_("Not asked for readiness: {parties}."), N_("Claim readiness of members of the call only."), 409
    ),
    "council.claim_too_many": Sentence(
        N_("The claim is of {number} members; {members} were asked."), N_("State a number that is not greater."), 409
    ),
    "council.readiness_over": Sentence(
        N_("The declaration would be over at {until}, before it was heard."),
        N_("State a later instant, in UTC, or leave it open."),
        409,
    ),
    "council.no_such_readiness_claim": Sentence(
        N_("The dispatch cited is no claim of this party that stands."),
        N_("Cite the own claim that is to be withdrawn."),
        409,
    ),
    "council.not_asked_for": Sentence(
        N_("“{theme}” is not among the themes of the call."), N_("Copy the theme as it stands in the call."), 409
    ),
}

MATTERS_MEETINGS: dict[str, Sentence] = {**_BODY, **_MEETING, **_SERIES, **_AGENDA, **_READINESS}
