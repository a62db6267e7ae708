"""The words an act may choose from. Each value is what travels; its English label is in `council.words`.

Sources: reference council-procedures §§ 2-5 (papers, proposals, reply kinds, series), § 12 (public text).
"""

from __future__ import annotations

from enum import Enum


class Paper(Enum):
    """What kind of paper a letter is; it decides form and weight, not delivery."""

    LETTER = "letter"
    NOTE_VERBALE = "note_verbale"
    AIDE_MEMOIRE = "aide_memoire"
    NON_PAPER = "non_paper"
    MESSAGE = "message"


class Capacity(Enum):
    """In which capacity a reply is asked for: each addressee for itself, all together, or as they like."""

    NATIONAL = "national"
    COLLECTIVE = "collective"
    EITHER = "either"


class ReplyForm(Enum):
    """In which form a reply is asked for."""

    WRITTEN = "written"
    ORAL = "oral"
    MEETING = "meeting"
    PER_ARTICLE = "per_article"


class Commitment(Enum):
    """Whether the paper commits its sender; a non-paper never does."""

    YES = "yes"
    NO = "no"
    AD_REFERENDUM = "ad_referendum"


class Level(Enum):
    """At which level a body is to meet. `OPEN`: the proposal leaves it open."""

    WORKING_GROUP = "working_group"
    PREPARATORY = "preparatory"
    AMBASSADORS = "ambassadors"
    MILITARY_REPRESENTATIVES = "military_representatives"
    CHIEFS_OF_DEFENCE = "chiefs_of_defence"
    MINISTERS = "ministers"
    HEADS = "heads"
    OPEN = "open"


class Format(Enum):
    """How a body is to meet. `OPEN`: the proposal leaves it open."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    REMOTE = "remote"
    OPEN = "open"


class Meetings(Enum):
    """How many meetings are proposed. `SERIES_OPEN` leaves the number open; one meeting is a series of one."""

    ONE = "one"
    SERIES_FIXED = "series_fixed"
    SERIES_OPEN = "series_open"


class ReplyKind(Enum):
    """What an addressee answers. Silence is not a kind; it is what a row shows while no reply exists."""

    ACCEPT = "accept"
    ACCEPT_IF = "accept_if"
    HOLD = "hold"
    COUNTER = "counter"
    DECLINE = "decline"
    CLARIFY = "clarify"
    CONDITION_FIRST = "condition_first"
    ATTEND_WITHOUT_PREJUDICE = "attend_without_prejudice"


class ConditionState(Enum):
    """Where a stated condition stands, in the eyes of the party that stated it."""

    OPEN = "open"
    MET = "met"
    NOT_MET = "not_met"
    WAIVED = "waived"


class Recognised(Enum):
    """Whether the author of a paper takes another paper as the reply to it. `SILENT`: says that it will not say."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    SILENT = "silent"


class PublicItem(Enum):
    """What a party agrees to show of a dispatch."""

    LETTER = "letter"
    SUBJECT = "subject"
    DATES = "dates"
    OUTCOME = "outcome"


class PublicMode(Enum):
    """How something was said in public."""

    PRESS_CONFERENCE = "press_conference"
    PRESS_STATEMENT = "press_statement"
    INTERVIEW = "interview"
    DOORSTEP = "doorstep"
    SPOKESPERSON = "spokesperson"
    PUBLICATION = "publication"
    OTHER = "other"


class Rel(Enum):
    """How one dispatch refers to another. Each is the claim of whoever sends it.

    `IN_REPLY_TO` this is meant as a reply to it; `REPEATS` the same proposal again; `CONTINUES` an earlier thread goes
    on; `RECOGNISES` and `AS_REPLY_TO` judge one paper as the reply to another; `ABOUT` concerns it; `AWAITS` the paper
    waited for; `CITES` mentions it. `MATTER` takes a step in the matter which that dispatch opened; `PART_OF` belongs
    under it (a meeting in a series, an agenda in a meeting); `REVISES` takes its place with a new text; `TWIN` is its
    other half; `ATTACHED_TO` goes with it as a statement; `SUPERSEDES` corrects an own paper; `WITHDRAWS` takes it
    back.
    """

    IN_REPLY_TO = "in_reply_to"
    REPEATS = "repeats"
    CONTINUES = "continues"
    RECOGNISES = "recognises"
    AS_REPLY_TO = "as_reply_to"
    ABOUT = "about"
    AWAITS = "awaits"
    CITES = "cites"
    MATTER = "matter"
    PART_OF = "part_of"
    REVISES = "revises"
    TWIN = "twin"
    ATTACHED_TO = "attached_to"
    SUPERSEDES = "supersedes"
    WITHDRAWS = "withdraws"
