"""Forms of a written response to a draft: what is said of each article, and who reads what into it."""

from __future__ import annotations

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form, Takes, steps_form
from detente.council.acts.forms.draft_agreement import NUMBER
from detente.council.acts.forms.response import (
    ARTICLES,
    ASSESSMENT,
    BESIDE,
    ITEMS,
    MAPPINGS,
    PACKAGE,
    POINTS,
    REASON,
    AnswerCapacity,
    AnswerForm,
)
from detente.council.acts.labelled import Labelled
from detente.council.acts.parts import Row, choice, flag, line, parties, party, text
from detente.council.acts.rules import RefRule
from detente.council.machines.written_response import WrittenResponseEvent as Event
from detente.council.texts.answers import ACCEPTING, Disposition
from detente.errors import OursError
from detente.errors.sentences.shape import N_


class PackageView(Labelled):
    """How the respondent treats a package."""

    SEPARATE = "separate", N_("Article by article, each for itself")
    AS_ONE = "as_one", N_("As a whole")
    UNSAID = "unsaid", N_("Not said")


_NEEDS: dict[Disposition, tuple[str, str]] = {
    Disposition.REJECTED: ("reason", "council.rejection_needs_reason"),
    Disposition.COUNTER_PROPOSAL: ("counter_text", "council.counter_needs_text"),
    Disposition.ACCEPTED_IF: ("condition", "council.acceptance_needs_condition"),
}


def hold_items(items: tuple[Row, ...], *, non_paper: bool) -> None:
    """Raise what an answer by article lacks; `council.non_paper_accepts` where a non-paper would bind."""
    for item in items:
        disposition, article = item["disposition"], item["article"]
        if non_paper and disposition in ACCEPTING:
            raise OursError("council.non_paper_accepts", article=article)
        name, code = _NEEDS.get(disposition, ("key", ""))
        if name not in item:
            raise OursError(code, article=article)


def _agree(values: Row) -> None:
    """Raise `council.response_says_nothing` and what `hold_items` raises."""
    if "items" not in values and "points" not in values:
        raise OursError("council.response_says_nothing")
    hold_items(values.get("items", ()), non_paper="non_paper" in values)


WRITTEN_RESPONSE_FORM = Form(
    "written_response",
    N_("Written response"),
    N_("Answers a draft in writing, article by article or by theme; an article not mentioned is not addressed."),
    (
        line("title", N_("Title")),
        choice("capacity", N_("Speaks for"), AnswerCapacity, required=True),
        choice("form", N_("Order of the response"), AnswerForm, required=True),
        flag("non_paper", N_("Non-paper"), hint=N_("A non-paper accepts no article.")),
        choice("package_view", N_("How a package is treated"), PackageView),
        ITEMS,
        POINTS,
        parties("on_behalf_of", N_("On behalf of"), hint=N_("A claim; it fills nobody’s row but the sender’s.")),
        line("marking", N_("Marking")),
        text("text", N_("Text"), limit=limits.TEXT),
    ),
    RefRule((Rel.ABOUT,), (Rel.IN_REPLY_TO, Rel.REVISES, Rel.TWIN, Rel.CONTINUES, Rel.CITES)),
    agree=_agree,
)

WRITTEN_RESPONSE_STEPS = steps_form(
    "written_response_step",
    N_("Step on a written response"),
    N_("Takes one step on a response: read a point as an answer, contest that, add to it, judge it, reply to it."),
    {
        Event.MAP: Takes(("mappings",)),
        Event.DISPUTE_MAPPING: Takes(("whose", "key", "why")),
        Event.WITHDRAW_MAPPING: Takes(("key",)),
        Event.SUPPLEMENT: Takes(optional=("items", "points")),
        Event.ASSESS: Takes(("judgement",), ("reason",)),
        Event.REJOIN: Takes(optional=("package",)),
        Event.RELEASE_PACKAGE: Takes(),
        Event.SPLIT_OFF: Takes(("articles",)),
    },
    BESIDE,
    MAPPINGS,
    party("whose", N_("Whose reading")),
    line("key", N_("Mark of the reading"), limit=NUMBER),
    text("why", N_("Why it is contested")),
    ITEMS,
    POINTS,
    ASSESSMENT,
    REASON,
    PACKAGE,
    ARTICLES,
)
