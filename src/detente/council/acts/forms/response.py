"""Choices and parts that a request for a written response and the response itself share (council-procedures § 8)."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.forms.draft_agreement import NUMBER
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import choice, flag, line, lines, rows, text
from detente.council.texts.answers import Disposition, PointKind
from detente.errors.sentences.shape import N_


class AnswerForm(Labelled):
    """How a response is ordered."""

    PER_ARTICLE = "per_article", N_("Article by article")
    BY_THEME = "by_theme", N_("By theme")


class AnswerCapacity(Labelled):
    """For whom a response speaks."""

    NATIONAL = "national", N_("National: for its sender alone")
    COLLECTIVE = "collective", N_("Collective")
    EITHER = "either", N_("Either")


class Judgement(Labelled):
    """Whether a response is enough, in the eyes of a recipient; it says nothing of whether it was in time."""

    SUFFICIENT = "sufficient", N_("Sufficient")
    INSUFFICIENT = "insufficient", N_("Insufficient")
    NON_RESPONSIVE = "non_responsive", N_("Does not answer")


class OfferedForm(Labelled):
    """In which form something is offered."""

    POLITICAL = "political", N_("Political commitment")
    LEGALLY_BINDING = "legally_binding", N_("Legally binding")
    TRANSPARENCY = "transparency", N_("Transparency measure")


ITEMS = rows(
    "items",
    N_("Answers by article"),
    "key",
    line("key", N_("Mark of this answer"), required=True, limit=NUMBER, hint=N_("For example 4a; each one differs.")),
    line("article", N_("Article"), required=True, limit=NUMBER),
    line("paragraph", N_("Paragraph or sentence"), limit=NUMBER),
    choice("disposition", N_("Answer"), Disposition, required=True),
    text("reason", N_("Reason"), hint=N_("Needed where an article is rejected.")),
    text("counter_text", N_("Wording proposed instead")),
    text("condition", N_("Condition"), limit=limits.REMARK),
    text("reciprocity", N_("What the other side would do in return"), limit=limits.REMARK),
    choice("form", N_("Form of what is offered"), OfferedForm),
    lines("principle_refs", N_("Principles relied on")),
)
POINTS = rows(
    "points",
    N_("Points of an answer by theme"),
    "number",
    line("number", N_("Number"), required=True, limit=NUMBER),
    line("theme", N_("Theme of the talks")),
    choice("kind", N_("Kind of point"), PointKind, required=True),
    text("text", N_("Text"), required=True),
)
MAPPINGS = rows(
    "mappings",
    N_("Which point answers which article"),
    "key",
    line("key", N_("Mark of this reading"), required=True, limit=NUMBER),
    line("point", N_("Point"), limit=NUMBER, hint=N_("Left empty only where nothing answers the article.")),
    line("article", N_("Article"), required=True, limit=NUMBER),
    choice("disposition", N_("Read as"), Disposition, required=True),
    text("reason", N_("Why it is read so"), limit=limits.REMARK),
)
ASSESSMENT = choice("judgement", N_("Judgement"), Judgement)
REASON = text("reason", N_("Reason"))
ARTICLES = lines("articles", N_("Articles to be negotiated alone"))
PACKAGE = flag("package", N_("A package: no article binds without all"))
BESIDE = text("text", N_("Text beside it"), limit=limits.TEXT)
