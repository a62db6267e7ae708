"""The form of a notice: a filled-in form of a regime, its answers as rows of path and text.

The council knows no regime: it reads that the answers are rows and no more. What they mean is for the rules, at the
station, where both are at hand (ADR 18).
"""

from __future__ import annotations

import re

from detente.council.acts import limits
from detente.council.acts.choices import Rel
from detente.council.acts.form import Form
from detente.council.acts.parts import Row, count, digest, flag, line, rows, text
from detente.council.acts.rules import RefRule
from detente.errors import OursError
from detente.errors.sentences.shape import N_

MOST_ANSWERS = 20_000
_CODE = re.compile(r"[A-Z][A-Z0-9.-]{0,31}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 9999


def _agree(values: Row) -> None:
    """A code of a format, and either answers, or nothing to report, or a denial that anything is owed."""
    if not _CODE.fullmatch(values["format"]):
        raise OursError("council.notice_format")
    if not {"answers", "nil", "contests"} & set(values):
        raise OursError("council.notice_empty")


NOTICE_FORM = Form(
    "notice",
    N_("Notice under a regime"),
    N_("A form of a regime, filled in: a notification, a return, a request, a reply."),
    (
        line("regime", N_("Rule pack"), required=True),
        digest("rules", N_("Digest of the rules"), required=True),
        line("format", N_("Form"), required=True, limit=32),
        line(
            "case", N_("What it is about"), limit=200, hint=N_("Your own identifier of the activity, request or visit.")
        ),
        count("year", N_("Year"), _FIRST_YEAR, _LAST_YEAR),
        flag("nil", N_("Nothing to report")),
        flag("contests", N_("We contest that this is owed")),
        rows(
            "answers",
            N_("Answers"),
            "field",
            line("field", N_("Field"), required=True, limit=400),
            text("value", N_("Answer"), required=True, limit=limits.PASSAGE * 2),
            limit=MOST_ANSWERS,
        ),
        text("text", N_("Text beside it")),
    ),
    RefRule(free=(Rel.ABOUT, Rel.SUPERSEDES, Rel.CONTINUES, Rel.CITES)),
    agree=_agree,
)
