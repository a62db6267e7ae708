"""Sentences for the codes `documents.*`: what cannot be put on paper, in a calendar or in a feed."""

from detente.errors.sentences.shape import N_, Sentence

DOCUMENTS: dict[str, Sentence] = {
    "documents.bad_address": Sentence(
        N_("“{address}” is not an address that others can open."),
        N_("Addresses in documents begin with https:// and have no spaces. The operator sets them in station.toml."),
        500,
    ),
    "documents.not_in_form": Sentence(
        N_("A paper of the kind “{kind}” does not have this part: {part}."),
        N_("Nothing was printed. Take the part out, or choose a kind of paper that has it."),
    ),
    "documents.ragged_table": Sentence(
        N_("A row of the table does not have {columns} cells."),
        N_("Nothing was printed. Give every row one cell for each header; what is missing is an empty cell."),
    ),
    "documents.bad_source": Sentence(
        N_("The signed source cannot go inside this paper."),
        N_(
            "It needs a plain file name, a media type and at most {limit} bytes. Hand it over beside the paper instead."
        ),
    ),
    "documents.no_typeface": Sentence(
        N_("No typeface of this station has the character {character}."),
        N_(
            "The dispatch is whole; only the print is missing. Install the typefaces of its script "
            "(Debian: fonts-noto-core; for Chinese, Japanese, Korean: fonts-noto-cjk) and print again."
        ),
        500,
    ),
    "documents.not_set": Sentence(
        N_("The paper could not be set in type."),
        N_("The dispatch is whole. Tell the operator; until it is mended, hand over the evidence bundle."),
        500,
    ),
    "documents.window_open": Sentence(
        N_("The time of this meeting is left open."),
        N_("There is nothing to put into a calendar until a day or a time is named. The feed lists it as open."),
        409,
    ),
    "documents.not_invited": Sentence(
        N_("“{party}” is not among those invited to this meeting."),
        N_("Nothing was written. A reply is written for one party that was invited."),
    ),
    "documents.unknown_zone": Sentence(
        N_("“{zone}” is not a time zone."),
        N_("Name the zone as in Europe/Vienna, or UTC."),
    ),
    "documents.skipped_time": Sentence(
        N_("The time {time} does not exist in {zone}: the clocks go forward over it."),
        N_("Choose a time before or after the change."),
    ),
    "documents.reversed_time": Sentence(
        N_("The meeting ends before it begins."),
        N_("Look at both times and at their zones."),
    ),
}
