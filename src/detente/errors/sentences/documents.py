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
}
