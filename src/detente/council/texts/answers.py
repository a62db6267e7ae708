"""Written answers to a draft, as values: what was said of which article, by whom, and who reads what into it.

An *item* is the respondent's own word on an article. A *mapping* is somebody's reading of a point as an answer to an
article: an interpretation with its author, beside which any party may set its dispute (council-procedures § 8,
scenario R6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.council.acts.labelled import Labelled
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId, PartyName


class Disposition(Labelled):
    """What is said of one article. `NOT_ADDRESSED` is what silence is called; it is never consent."""

    ACCEPTED = "accepted", N_("Accepted")
    ACCEPTED_FOR_DISCUSSION = "accepted_for_discussion", N_("Accepted for discussion")
    ACCEPTED_IF = "accepted_if", N_("Accepted on a condition")
    COUNTER_PROPOSAL = "counter_proposal", N_("Counter-proposal")
    REJECTED = "rejected", N_("Rejected")
    REFERRED_ELSEWHERE = "referred_elsewhere", N_("Referred elsewhere")
    RESERVED_POSITION = "reserved_position", N_("Position reserved")
    NOT_ADDRESSED = "not_addressed", N_("Not addressed")


ACCEPTING = (Disposition.ACCEPTED, Disposition.ACCEPTED_IF)


class PointKind(Labelled):
    """What a point of an answer by theme is, in the respondent's own words."""

    PRINCIPLE = "principle", N_("Principle")
    PRINCIPLE_CLOSED = "principle_closed", N_("Principle not open to compromise")
    DEMAND = "demand", N_("Demand")
    CONDITION = "condition", N_("Condition")
    CONCERN = "concern", N_("Concern")
    PROPOSAL = "proposal", N_("Proposal")
    COUNTER_PROPOSAL = "counter_proposal", N_("Counter-proposal")
    FOR_DISCUSSION = "for_discussion", N_("Accepted for discussion")
    OFFER = "offer", N_("Offer of dialogue")
    WARNING = "warning", N_("Warning")
    NARRATIVE = "narrative", N_("Account of the past")
    STATEMENT = "statement", N_("Statement")
    FORM = "form", N_("On the form")
    OTHER = "other", N_("Other")


@dataclass(frozen=True, slots=True)
class Item:
    """The respondent's own word on an article. `principles` are what it relies on."""

    key: str
    article: str
    disposition: Disposition
    said_in: DispatchId
    paragraph: str = ""
    reason: str = ""
    counter_text: str = ""
    condition: str = ""
    reciprocity: str = ""
    form: Labelled | None = None
    principles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point of an answer by theme."""

    number: str
    text: str
    kind: PointKind
    theme: str
    said_in: DispatchId


@dataclass(frozen=True, slots=True)
class Dispute:
    """A party contests a mapping."""

    by: PartyName
    why: str
    dispatch: DispatchId


@dataclass(frozen=True, slots=True)
class Mapping:
    """One reading of a point as an answer to an article. `point` is "" where nothing was found to answer it."""

    by: PartyName
    key: str
    point: str
    article: str
    disposition: Disposition
    reason: str
    dispatch: DispatchId
    disputes: tuple[Dispute, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One written response as far as it has come. `on_behalf_of` is a claim and fills nobody's row."""

    id: DispatchId
    respondent: PartyName
    collective: bool
    non_paper: bool
    on_behalf_of: tuple[PartyName, ...] = ()
    items: tuple[Item, ...] = ()
    points: tuple[Point, ...] = ()
    mappings: tuple[Mapping, ...] = ()

    def own_words(self, article: str) -> tuple[Item, ...]:
        """What the respondent itself says of an article: its latest word, in the order in which it wrote it."""
        on_it = [item for item in self.items if item.article == article]
        return tuple(item for item in on_it if item.said_in == on_it[-1].said_in)

    def read_by(self, author: PartyName, article: str) -> tuple[Mapping, ...]:
        """What one author reads into it on an article, first mapping first."""
        return tuple(m for m in self.mappings if m.by == author and m.article == article and not m.withdrawn)


def place_of(mappings: Sequence[Mapping], by: PartyName, key: str) -> int | None:
    """The place of an author's mapping that was not withdrawn; None if there is none."""
    places = (i for i, m in enumerate(mappings) if (m.by, m.key) == (by, key) and not m.withdrawn)
    return next(places, None)
