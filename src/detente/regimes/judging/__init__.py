"""What the rules say of one item, and why."""

from detente.regimes.judging.changes import would_change
from detente.regimes.judging.days import date_text, day_of, instant_text, second_of, year_of
from detente.regimes.judging.explanation import (
    ANSWERS,
    CANNOT_TELL,
    NO,
    NOT_IN_FORCE,
    YES,
    Change,
    Explanation,
    Reason,
    written,
)
from detente.regimes.judging.hearing import Hearing
from detente.regimes.judging.items import Item, Value, read_item, read_value, write_item, write_value
from detente.regimes.judging.judge import Judge, judge_of
from detente.regimes.judging.order import in_order, layers
from detente.regimes.judging.spans import Span, span_of
from detente.regimes.judging.totals import totals

__all__ = [
    "ANSWERS",
    "CANNOT_TELL",
    "NO",
    "NOT_IN_FORCE",
    "YES",
    "Change",
    "Explanation",
    "Hearing",
    "Item",
    "Judge",
    "Reason",
    "Span",
    "Value",
    "date_text",
    "day_of",
    "in_order",
    "instant_text",
    "judge_of",
    "layers",
    "read_item",
    "read_value",
    "second_of",
    "span_of",
    "totals",
    "would_change",
    "write_item",
    "write_value",
    "written",
    "year_of",
]  # fmt: skip
