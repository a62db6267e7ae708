"""Sentences for the codes `regimes.*`: messages, duties, quotas and findings."""

from detente.errors.sentences.shape import Sentence

REGIMES_TIME: dict[str, Sentence] = {}
