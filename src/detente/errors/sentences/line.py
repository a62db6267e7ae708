"""Sentences for the codes `line.*`: a place in the protocol between two stations."""

from detente.errors.sentences.shape import N_, Sentence

LINE: dict[str, Sentence] = {
    "line.unknown_party": Sentence(
        N_("“{party}” has not been introduced to this station."),
        N_("Nothing was sent. Exchange keysets with the party first and compare fingerprints over another channel."),
        404,
    ),
    "line.wrong_addressee": Sentence(
        N_("The parcel is addressed to “{to}”, and this station belongs to another party."),
        N_("It was refused and nothing was logged. The sender should check where it sends."),
        421,
    ),
    "line.wrong_keyset": Sentence(
        N_("The statement names a keyset of “{party}” that this station does not hold."),
        N_("It was refused. The two parties should compare the fingerprints of their keysets."),
        403,
    ),
    "line.second_text": Sentence(
        N_("Another text was already received under the dispatch id {id}."),
        N_("The first one stands. The second was refused and is kept as evidence."),
        409,
    ),
    "line.second_at_seq": Sentence(
        N_("Another parcel was already received under number {seq}."),
        N_("The first one stands. The second was refused and is kept as evidence."),
        409,
    ),
    "line.gap": Sentence(
        N_("Parcel {seq} arrived before parcel {next}."),
        N_("It was not accepted. The sender repeats from number {next}."),
        409,
    ),
    "line.wrong_prev": Sentence(
        N_("Parcel {seq} does not follow the parcel that this station holds before it."),
        N_("It was refused and is kept as evidence: one of the two records has been changed."),
        409,
    ),
    "line.altered_body": Sentence(
        N_("The encrypted text is not the one the parcel was signed for."),
        N_("It was refused and nothing was logged. The sender repeats the stored bytes."),
        400,
    ),
    "line.wrong_content": Sentence(
        N_("The text inside is not the one the parcel promises."),
        N_("The sender was told so with a signed receipt. Ask the party to send the text again as a new dispatch."),
        422,
    ),
    "line.inner_mismatch": Sentence(
        N_("Inside and outside of the dispatch disagree about “{member}”."),
        N_("The sender was told so with a signed receipt. Ask the party to send the text again as a new dispatch."),
        422,
    ),
    "line.receipt_unknown": Sentence(
        N_("A receipt names a parcel that this station never sent."),
        N_("It was refused. If the other side insists, compare both ledgers."),
        404,
    ),
    "line.receipt_mismatch": Sentence(
        N_("A receipt names our parcel but not its id, number or signatures."),
        N_("It was refused and is kept as evidence."),
        409,
    ),
    "line.receipt_contradiction": Sentence(
        N_("A receipt says “{outcome}”, and an earlier one from the same party says otherwise."),
        N_("The earlier one stands. This one was refused and is kept as evidence."),
        409,
    ),
    "line.split_view": Sentence(
        N_("“{party}” has signed two different ledgers of the same size {size}."),
        N_("Both signed heads are kept as evidence. Tell the watch officer and the witnesses."),
        409,
    ),
    "line.refused_by_peer": Sentence(
        N_("“{party}” answered with the problem {code}."),
        N_("The dispatch stays in the outbox unless the answer is signed and final."),
        502,
    ),
    "line.illegal_event": Sentence(
        N_("“{event}” cannot follow “{state}”."),
        N_("Nothing was changed. Look at the life of the dispatch and choose what is possible now."),
        409,
    ),
}
