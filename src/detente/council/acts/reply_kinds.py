"""The kinds of reply: what each means, and which members it needs or may have.

Reference council-procedures § 4, second table.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.choices import ReplyKind
from detente.errors.sentences.shape import N_


@dataclass(frozen=True, slots=True)
class KindRule:
    """`meaning` is a message id; the members are those beside `kind`, `text`, `themes` and `on_behalf_of`."""

    meaning: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


REPLY_KINDS: dict[ReplyKind, KindRule] = {
    ReplyKind.ACCEPT: KindRule(N_("Will come."), optional=("level", "delegation_head")),
    ReplyKind.ACCEPT_IF: KindRule(
        N_("Will come if a stated condition holds."),
        required=("condition_text",),
        optional=("condition_state", "level", "delegation_head"),
    ),
    ReplyKind.HOLD: KindRule(
        N_("Received and under consideration; neither yes nor no."), required=("hold_reason",), optional=("until",)
    ),
    ReplyKind.COUNTER: KindRule(
        N_("Proposes another date, level, place, format or list of themes; the subject stays."),
        required=("changed_fields",),
    ),
    ReplyKind.DECLINE: KindRule(N_("Will not come."), optional=("reason", "objection")),
    ReplyKind.CLARIFY: KindRule(N_("Asks before replying."), required=("questions",)),
    ReplyKind.CONDITION_FIRST: KindRule(
        N_("No meeting until something else is delivered."), required=("awaits_document",)
    ),
    ReplyKind.ATTEND_WITHOUT_PREJUDICE: KindRule(
        N_("Will come, and does not thereby accept the legal basis."),
        required=("statement",),
        optional=("level", "delegation_head"),
    ),
}

KIND_MEMBERS: tuple[str, ...] = tuple(
    dict.fromkeys(name for rule in REPLY_KINDS.values() for name in (*rule.required, *rule.optional))
)
