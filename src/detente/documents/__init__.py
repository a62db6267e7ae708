"""From plain values to what other programs and people read: paper, calendars, feeds.

Nothing here knows the time, reads the record or uses the network: values come in, bytes go out, and the same values
give the same bytes.
"""

from detente.documents.calendars import (
    CALENDAR_TYPE,
    At,
    Days,
    Duty,
    LocalTime,
    Meeting,
    Method,
    Moment,
    Obligation,
    Participant,
    Standing,
    Undated,
    feed,
    invitation,
    uid_of,
    when_of,
)
from detente.documents.dispatches import paper_of
from detente.documents.feeds import ATOM_TYPE, JSON_FEED_TYPE, Entry, Feed, atom, json_feed
from detente.documents.matters import summary_of
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
    "CALENDAR_TYPE",
    "JSON_FEED_TYPE",
    "At",
    "Days",
    "Duty",
    "Enclosure",
    "Entry",
    "Fact",
    "Feed",
    "Figure",
    "LocalTime",
    "Meeting",
    "Method",
    "Moment",
    "Obligation",
    "Paper",
    "PaperKind",
    "Paragraph",
    "Participant",
    "Proof",
    "Signatory",
    "Source",
    "Standing",
    "Table",
    "Undated",
    "atom",
    "code_of",
    "feed",
    "invitation",
    "json_feed",
    "paper",
    "paper_of",
    "response_table",
    "summary_of",
    "uid_of",
    "when_of",
]
