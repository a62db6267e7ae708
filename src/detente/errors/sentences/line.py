"""Sentences for the codes `line.*`."""

from detente.errors.sentences.shape import Sentence

LINE: dict[str, Sentence] = {}
