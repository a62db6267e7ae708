"""Sentences for the codes `adapters.*`."""

from detente.errors.sentences.shape import Sentence

ADAPTERS: dict[str, Sentence] = {}
