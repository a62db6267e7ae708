"""What each kind of act is for, in one sentence; and under which theme it is begun."""

from __future__ import annotations

from collections.abc import Iterable

from detente.council.acts import FORMS
from detente.council.matters.registry import TAKING
from detente.errors.sentences.shape import N_

MEANINGS: dict[str, str] = {
    "letter": N_("A paper from one office to others, with or without a wish for a reply."),
    "meeting_proposal": N_("One meeting or a series: what should meet, when, at which level, on what."),
    "reply": N_("An answer of one of eight kinds to a proposal or letter."),
    "repetition": N_("A further date on the one proposal; never a second proposal."),
    "recognition": N_("Our word on whether their paper is the reply to ours. Their claim stands beside it."),
    "publication": N_("Our consent to show parts of a dispatch in public. It is shown once every party agrees."),
    **{form.type: form.meaning for form in FORMS.values()},
}
OTHER = N_("Other")
# A kind of act that no line names stands under the last heading, so that none is ever left out.
THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("Letters and meetings"),
        (
            "letter",
            "meeting_proposal",
            "reply",
            "repetition",
            "recognition",
            "body",
            "agenda",
            "readiness_call",
            "series",
        ),
    ),
    (N_("Texts"), ("draft_agreement", "written_response", "response_request")),
    (N_("Rules"), ("rules_agreement", "notice")),
    (N_("Decisions"), ("decision",)),
    (
        N_("Positions"),
        ("principle", "concern", "commitment", "position_statement", "consequence", "presence", "programme"),
    ),
    (
        N_("Contacts and notices"),
        (
            "mission",
            "briefing_offer",
            "clarification_request",
            "activity_notice",
            "relations",
            "correction",
            "withdrawal",
            "refusal_to_take",
            "call_record",
        ),
    ),
    (N_("Public"), ("communique", "publication")),
    (OTHER, ()),
)


def theme_of(act: str) -> str:
    """The theme of a kind of act (a message id); a step stands where its matter does.

    >>> theme_of("decision_step"), theme_of("from_the_future")
    ('Decisions', 'Other')
    """
    opens = TAKING[act][0].opens if act in TAKING else act
    return next((theme for theme, acts in THEMES if opens in acts), OTHER)


def by_theme(acts: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Kinds of acts under their themes, in the order of the table; themes without any are left out."""
    known = list(acts)
    order = {act: number for number, act in enumerate(act for _, named in THEMES for act in named)}
    found = [(theme, [act for act in known if theme_of(act) == theme]) for theme, _ in THEMES]
    return [(theme, sorted(group, key=lambda act: order.get(act, len(order)))) for theme, group in found if group]
