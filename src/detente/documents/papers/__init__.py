"""Paper: a dispatch in print, as a PDF that lasts and that everybody can read, with its signed source inside."""

from detente.documents.papers.codes import code_of
from detente.documents.papers.responses import response_table
from detente.documents.papers.typesetting import paper
from detente.documents.papers.values import (
    Enclosure,
    Fact,
    Figure,
    Paper,
    PaperKind,
    Paragraph,
    Proof,
    Signatory,
    Source,
    Table,
)

__all__ = [
    "Enclosure",
    "Fact",
    "Figure",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Proof",
    "Signatory",
    "Source",
    "Table",
    "code_of",
    "paper",
    "response_table",
]
