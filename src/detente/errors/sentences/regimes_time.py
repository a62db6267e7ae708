"""Sentences for the codes `regimes.*`: messages, duties, quotas and findings."""

from detente.errors.sentences.shape import N_, Sentence

REGIMES_TIME: dict[str, Sentence] = {
    "regimes.message_not_object": Sentence(
        N_("A message is not a set of named values."), N_("Write each message as an object with id, format, by and at.")
    ),
    "regimes.message_id": Sentence(
        N_("A message has no usable identifier."), N_("Give `id` as a line of text of at most 200 characters.")
    ),
    "regimes.message_unknown": Sentence(
        N_("Message “{message}”: there is no “{member}”."), N_("Correct its name, or remove it.")
    ),
    "regimes.message_type": Sentence(
        N_("Message “{message}”: “{member}” is “{value}”; {wanted} is needed."), N_("Correct the value.")
    ),
    "regimes.message_moment": Sentence(
        N_("Message “{message}”: “{member}” is “{value}”, which is no moment."),
        N_("Write a day as 2022-02-11, or an instant in UTC as 2022-02-11T10:00:00Z; other zones are not accepted."),
    ),
    "regimes.message_order": Sentence(
        N_("Message “{message}” was received on {received}, before it was sent on {at}."),
        N_("Correct one of the two moments."),
    ),
    "regimes.message_format": Sentence(
        N_("Message “{message}”: the pack has no format “{format}”."), N_("Use the code of one of its formats.")
    ),
    "regimes.message_party": Sentence(
        N_("Message “{message}”: “{member}” names “{value}”, which is no party of this regime."),
        N_("Use the code that the regime gives to the party."),
    ),
    "regimes.message_twice": Sentence(
        N_("Two messages are called “{message}”."), N_("Give each its own identifier.")
    ),
    "regimes.case": Sentence(
        N_("Case “{case}”: “{member}” is not as it should be."),
        N_("Write the case as docs/spec/rules.md, section 10, says."),
    ),
    "regimes.case_unknown": Sentence(
        N_("Case “{case}”: the pack knows no “{name}”."), N_("Correct the name, or add it to the pack.")
    ),
}  # fmt: skip
