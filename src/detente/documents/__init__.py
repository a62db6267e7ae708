"""From plain values to what other programs and people read: paper, calendars, feeds.

Nothing here knows the time, reads the record or uses the network: values come in, bytes go out, and the same values
give the same bytes.
"""

from detente.documents.feeds import ATOM_TYPE, JSON_FEED_TYPE, Entry, Feed, atom, json_feed
from detente.documents.papers import (
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
    code_of,
    paper,
    response_table,
)

__all__ = [
    "ATOM_TYPE",
    "JSON_FEED_TYPE",
    "Enclosure",
    "Entry",
    "Fact",
    "Feed",
    "Figure",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Proof",
    "Signatory",
    "Source",
    "Table",
    "atom",
    "code_of",
    "json_feed",
    "paper",
    "response_table",
]
