"""Calendars: invitations and replies that every calendar program opens, and feeds to subscribe to."""

from detente.documents.calendars.obligations import Obligation
from detente.documents.calendars.times import At, Days, LocalTime, Undated, when_of
from detente.documents.calendars.values import Duty, Meeting, Method, Moment, Participant, Standing, uid_of
from detente.documents.calendars.writing import CALENDAR_TYPE, feed, invitation

__all__ = [
    "CALENDAR_TYPE",
    "At",
    "Days",
    "Duty",
    "LocalTime",
    "Meeting",
    "Method",
    "Moment",
    "Obligation",
    "Participant",
    "Standing",
    "Undated",
    "feed",
    "invitation",
    "uid_of",
    "when_of",
]
