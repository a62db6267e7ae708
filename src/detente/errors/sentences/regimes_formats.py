"""Sentences for the codes `regimes.*`: forms of a regime: answers, numbered text."""

from detente.errors.sentences.shape import Sentence

REGIMES_FORMATS: dict[str, Sentence] = {}
