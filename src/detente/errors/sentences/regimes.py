"""Sentences for the codes `regimes.*`: expressions, items and what rules say of one item."""

from detente.errors.sentences.shape import Sentence

REGIMES: dict[str, Sentence] = {}
