"""Sentences for the codes `analysis.*`: histories, simulations, worlds compared."""

from detente.errors.sentences.shape import Sentence

ANALYSIS: dict[str, Sentence] = {}
