"""Sentences for the codes `council.*`."""

from detente.errors.sentences.shape import Sentence

COUNCIL: dict[str, Sentence] = {}
