"""Findings of the rules as sentences in a language."""

from detente.documents.findings.explanations import Finding, Missing, Statement, finding
from detente.documents.findings.rows import owed_sentence, standing_sentence
from detente.documents.findings.speaking import ANSWER_WORDS, BASIS_LABELS, GAP_WORDS, Speaker

__all__ = [
    "ANSWER_WORDS", "BASIS_LABELS", "GAP_WORDS", "Finding", "Missing", "Speaker", "Statement", "finding",
    "owed_sentence", "standing_sentence",
]  # fmt: skip
