"""The form of a reply: only the fields of the kind that was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from detente.council.acts import REPLY_KINDS, ConditionState, Format, Level, ReplyKind
from detente.desk.forms.heading import ActForm
from detente.desk.forms.members import Kind, to_member, to_text
from detente.desk.forms.written import choice, date, labelled, line, passage
from detente.desk.forms.written import text as text_field

CHANGES: dict[str, Kind] = {
    "window_from": "text", "window_to": "text", "level": "text", "format": "text", "place": "text", "themes": "themes",
}  # fmt: skip
PREFIX = "changed_"


class ReplyForm(ActForm):
    """A reply of one of the eight kinds; fields of other kinds are not there."""

    text = text_field(_("Text"), rows=10)
    themes = passage(
        _("Only about these themes"), _("One title per line, as proposed. Empty: the whole proposal."), rows=3
    )
    on_behalf_of = passage(_("Also on behalf of"), _("One party name per line, such as mfa.example."), rows=2)
    level = choice(_("Level at which we come"), Level)
    delegation_head = line(_("Head of delegation"))
    condition_text = passage(_("Condition"))
    condition_state = choice(_("Where the condition stands"), ConditionState)
    hold_reason = passage(_("Why it is under consideration"))
    until = date(_("Until"))
    reason = passage(_("Reason"))
    objection = passage(_("Objection"))
    questions = passage(_("Questions"), _("An empty line between two questions. They are numbered from 1."), rows=6)
    awaits_document = passage(_("What has to come first"))
    statement = passage(_("Statement that nothing is prejudiced"))
    changed_window_from = date(_("Instead, not before"))
    changed_window_to = date(_("Instead, not after"))
    changed_level = choice(_("Instead, at the level"), Level)
    changed_format = choice(_("Instead, in the format"), Format)
    changed_place = line(_("Instead, at the place"))
    changed_themes = passage(
        _("Instead, with these themes"),
        _("One per line. Lines that begin with “- ” are points of the theme above."),
        rows=4,
    )

    HEADING_LAST: ClassVar = True
    MEMBERS: ClassVar = {
        "text": "text", "themes": "lines", "on_behalf_of": "lines", "level": "text", "delegation_head": "text",
        "condition_text": "text", "condition_state": "text", "hold_reason": "text", "until": "text",
        "reason": "text", "objection": "text", "questions": "passages", "awaits_document": "text", "statement": "text",
    }  # fmt: skip

    def __init__(self, *args: Any, kind: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        own = kind_fields(kind)
        for name in kind_fields("*"):
            if name not in own:
                del self.fields[name]

    SECTIONS: ClassVar = (
        ("", ("condition_text", "condition_state", "hold_reason", "until", "reason", "objection", "questions",
              "awaits_document", "statement", "level", "delegation_head", *(PREFIX + name for name in CHANGES))),
        (_("Text"), ("text", "themes", "on_behalf_of")),
    )  # fmt: skip

    @classmethod
    def body_shown(cls, body: Mapping[str, Any]) -> dict[str, Any]:
        """Show the changes of a counter-proposal in fields of their own."""
        changed = body.get("changed_fields")
        inner = changed if isinstance(changed, dict) else {}
        return super().body_shown(body) | {
            PREFIX + name: to_text(kind, inner.get(name)) for name, kind in CHANGES.items()
        }

    def body(self) -> dict[str, Any]:
        """Return the body as typed: the members of its kind alone."""
        own = {name: value for name, value in super().body().items() if name in self.fields}
        typed = {name: to_member(kind, self.cleaned_data.get(PREFIX + name, "")) for name, kind in CHANGES.items()}
        changed = {name: value for name, value in typed.items() if value}
        kind = {"kind": self.kind} if self.kind else {}
        return kind | own | ({"changed_fields": changed} if changed else {})

    def kinds(self) -> list[tuple[str, Any, Any]]:
        """Return the eight kinds: value, label, meaning."""
        meanings = {kind.value: rule.meaning for kind, rule in REPLY_KINDS.items()}
        return [(value, label, _(meanings[value])) for value, label in labelled(ReplyKind)]


def kind_fields(kind: str) -> set[str]:
    """Return the form fields that belong to a kind of reply; `*` stands for every kind.

    >>> sorted(kind_fields("hold"))
    ['hold_reason', 'until']
    """
    rules = [rule for known, rule in REPLY_KINDS.items() if kind in ("*", known.value)]
    names = {name for rule in rules for name in (*rule.required, *rule.optional)}
    changes = {PREFIX + name for name in CHANGES} if "changed_fields" in names else set()
    return (names - {"changed_fields"}) | changes
