"""Sentences for steps on positions: principles, concerns, commitments, statements, consequences, programmes, texts."""

from detente.errors.sentences.shape import N_, Sentence

_CLAIMS: dict[str, Sentence] = {
    "council.nothing_new": Sentence(
        N_("This is on record already; the step says nothing new."), N_("Look at what stands before saying more."), 409
    ),
    "council.no_such_claim": Sentence(
        N_("There is no such claim that stands."),
        N_("Take the claim from the page of the matter; claims that were withdrawn need no answer."),
        409,
    ),
    "council.own_claim": Sentence(
        N_("A party does not answer or contest its own claim."), N_("Withdraw the claim instead."), 409
    ),
    "council.claim_needs_source": Sentence(
        N_("A claim that a condition is met needs a quotation or a dispatch that it cites."),
        N_("Quote what is said to have happened, or cite the paper that says so."),
        409,
    ),
    "council.no_such_question": Sentence(
        N_("There is no open question of {party}."), N_("Choose the party from the questions on the page."), 409
    ),
    "council.no_such_answer": Sentence(
        N_("There is no answer of {party} to assess."), N_("Choose the party from the answers on the page."), 409
    ),
    "council.no_such_reading": Sentence(
        N_("There is no reading of {party} that stands."), N_("Choose the party from the readings on the page."), 409
    ),
    "council.own_reading": Sentence(
        N_("A party does not contest its own reading."), N_("Give another reading, or withdraw it."), 409
    ),
}

_VOICES: dict[str, Sentence] = {
    "council.not_a_voice": Sentence(
        N_("This concern was not put on record as a voice; it needs nobody’s consent."),
        N_("Hear it, ask about it, or answer it."),
        409,
    ),
    "council.voice_needs_consent": Sentence(
        N_("A voice is heard; for more it needs the consent of {parties}."),
        N_("The concern stays on record. Ask those parties whether they agree."),
        409,
    ),
}

_STATEMENTS: dict[str, Sentence] = {
    "council.attachment_needs_chair": Sentence(
        N_("A statement that is to be attached must say who records the attachment."),
        N_("Name the Chair or the secretariat, or ask for no attachment."),
    ),
    "council.attachment_not_asked": Sentence(
        N_("Its author did not ask for this statement to be attached."),
        N_("It stands on record as it is; its author may make another that asks."),
        409,
    ),
    "council.not_this_text": Sentence(
        N_("The text on the table has another digest than the one agreed to."),
        N_("Read the text as it stands now, and agree to that one or not."),
        409,
    ),
    "council.not_that_release": Sentence(
        N_("“{kind}” does not go with that word on release."),
        N_("A leak is recorded as a leak, a publication as what it was, and nothing else as either."),
    ),
}

_PROGRAMMES: dict[str, Sentence] = {
    "council.no_such_field": Sentence(
        N_("The programme has no field of that title."), N_("Copy the title as it stands, or add the field."), 409
    ),
    "council.no_such_item": Sentence(
        N_("The field has no item of that title."), N_("Copy the item as it is listed, or add it."), 409
    ),
    "council.no_such_track": Sentence(
        N_("The programme has no track of that name."), N_("Copy the name as it stands in the programme."), 409
    ),
    "council.no_such_offer": Sentence(
        N_("No such seat, copy or voice was offered."), N_("Offer it, so that the others may agree."), 409
    ),
    "council.file_where": Sentence(
        N_("A dispatch is filed under a field, a track, or both."), N_("Name one of them."), 409
    ),
    "council.not_in_field": Sentence(
        N_("That field is for {parties} to work in."), N_("Propose a field of which this party is one."), 409
    ),
    "council.order_incomplete": Sentence(
        N_("The order does not name every field of the programme once."), N_("List all titles, one a line."), 409
    ),
    "council.not_this_order": Sentence(
        N_("The order on the table is another one."), N_("Read it as it stands now, and accept that one or not."), 409
    ),
}

MATTERS_POSITIONS: dict[str, Sentence] = _CLAIMS | _VOICES | _STATEMENTS | _PROGRAMMES
