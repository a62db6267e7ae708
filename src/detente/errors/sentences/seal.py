"""Sentences for the codes `seal.*`."""

from detente.errors.sentences.shape import Sentence

SEAL: dict[str, Sentence] = {}
