"""Sentences for the codes `desk.*`."""

from detente.errors.sentences.shape import Sentence

DESK: dict[str, Sentence] = {}
