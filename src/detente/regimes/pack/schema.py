"""The tables of a pack and what each may have (docs/spec/rules.md § 3), as readers."""

from __future__ import annotations

from detente.regimes.pack import members as m
from detente.regimes.pack.members import Members

TYPES = ("id", "party", "word", "yes/no", "date", "instant", "count")
SIMPLE = ("line", "text", "yes/no", "count", "date", "instant", "party", "word")
QUESTION_TYPES = (*SIMPLE, "parties", "words", "points", "counts", "amounts", "rows", "notices")
_ORIGIN: dict[str, m.Read] = {"chapter": m.line, "cite": m.line}
_SAID: dict[str, m.Read] = {**_ORIGIN, "basis": m.basis, "label": m.line, "text": m.said}

HEADER = Members(
    {
        "pack": m.matches(m.PACK_NAME, "name of a pack"),
        "title": m.line,
        "source": m.line,
        "profile": m.one_of("treaty-cel/1"),
        "clock": m.one_of("UTC"),
        "counts": m.one_of("sent", "received"),
        "in_force": lambda value: value,
    },
    {"warning": m.text, "parties": m.listed(m.party), "base": m.line, "variant": m.line},
)
IN_FORCE = Members({"from": m.date}, {"until": m.date})
CHAPTER = Members({"heading": m.line})
NOT_COVERED = Members({"cite": m.line, "text": m.said, "why": m.said})
KIND = Members({"label": m.line, "attribute": lambda value: value})
ATTRIBUTE = Members(
    {"type": m.one_of(*TYPES), "label": m.line},
    {"unit": m.line, "one_of": m.listed(m.word, 1), "required": m.flag},
)
LIMIT = Members(
    {**_ORIGIN, "basis": m.basis, "unit": m.maybe_line, "label": m.line, "from": m.history}, {"source": m.line}
)
TOTAL = Members({**_ORIGIN, "label": m.line, "about": m.name, "of": m.name, "by": m.name})
FACT = Members({**_SAID, "about": m.name, "on": m.name, "when": m.expression})
QUOTA = Members(
    {**_SAID, "count": m.name, "where": m.expression, "of": m.listed(m.name), "on": m.name, "at_most": m.expression},
    {"years": m.between(1, 100), "sum": m.name, "overlap": m.pair, "holder": m.name, "holder_key": m.pair},
)
DUTY = Members(
    {**_SAID, "by": m.line, "to": m.line, "acts": m.listed(m.code)},
    {
        "about": m.name,
        "on": m.name,
        "when": m.expression,
        "due": m.expression,
        "months": m.name,
        "at_once": m.flag,
        "since": m.expression,
        "every": m.every,
        "may": m.flag,
        "excused": m.expression,
        "contested": m.expression,
        "beside": m.name,
        "then": m.name,
        "otherwise": m.name,
    },
)
FORMAT = Members(
    {
        **_ORIGIN,
        "heading": m.line,
        "text": m.said,
        "precedence": m.one_of("routine", "priority", "immediate", "flash"),
        "section": lambda value: value,
        "question": lambda value: value,
    },
    {
        "osce_format": m.maybe_line,
        "about": m.name,
        "does": m.one_of("opens", "changes", "cancels", "answers"),
        "sets": m.settled,
        "by_as": m.name,
        "sent_as": m.name,
        "answers": m.listed(m.code),
        "nil": m.flag,
        "yearly": m.flag,
    },
)
SECTION = Members({"name": m.name, "heading": m.line}, {"may_stay": m.flag})
COLUMN = Members(
    {"name": m.name, "heading": m.line, "type": m.one_of(*SIMPLE)},
    {
        "paragraph": m.maybe_line,
        "required": m.flag,
        "unit": m.line,
        "one_of": m.listed(m.word, 1),
        "low": m.whole,
        "high": m.whole,
        "hint": m.text,
        "basis": m.basis,
        "not_before": m.name,
    },
)
QUESTION = Members(
    {
        "name": m.name,
        "paragraph": m.maybe_line,
        "section": m.name,
        "heading": m.line,
        "type": m.one_of(*QUESTION_TYPES),
        "basis": m.basis,
    },
    {
        "required": m.flag,
        "unit": m.line,
        "one_of": m.listed(m.word, 1),
        "low": m.whole,
        "high": m.whole,
        "hint": m.text,
        "feeds": m.line,
        "sum_of": m.name,
        "parties_in": m.name,
        "not_before": m.name,
        "columns": lambda value: value,
    },
)
EXPRESSIONS = frozenset({"when", "where", "at_most", "due", "since", "excused", "contested"})
"""Members whose one spelling is hashed."""
