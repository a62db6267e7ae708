"""Sentences for the codes `documents.*`: what cannot be put on paper, in a calendar or in a feed."""

from detente.errors.sentences.shape import N_, Sentence

DOCUMENTS: dict[str, Sentence] = {
    "documents.bad_address": Sentence(
        N_("“{address}” is not an address that others can open."),
        N_("Addresses in documents begin with https:// and have no spaces. The operator sets them in station.toml."),
        500,
    ),
}
