"""Sentences for the codes `station.*`."""

from detente.errors.sentences.shape import Sentence

STATION: dict[str, Sentence] = {}
