"""Paper: a dispatch in print, as a PDF that lasts and that everybody can read, with its signed source inside."""

from detente.documents.papers.codes import code_of
from detente.documents.papers.notices import OSCE_LANGUAGES, Notice, notice_paper, paper_of_notice
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
    "OSCE_LANGUAGES",
    "Enclosure",
    "Fact",
    "Figure",
    "Notice",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Proof",
    "Signatory",
    "Source",
    "Table",
    "code_of",
    "notice_paper",
    "paper",
    "paper_of_notice",
    "response_table",
]
