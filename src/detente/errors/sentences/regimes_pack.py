"""Sentences for the codes `regimes.*`: packs: folders, tables, overlays, digests."""

from detente.errors.sentences.shape import Sentence

REGIMES_PACK: dict[str, Sentence] = {}
