"""Sentences for the codes `ledger.*`."""

from detente.errors.sentences.shape import Sentence

LEDGER: dict[str, Sentence] = {}
