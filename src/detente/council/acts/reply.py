"""The reply to a proposal or a letter. That it is one is its sender's claim, made by the reference `in_reply_to`.

Reference council-procedures § 4. A reply of `hold` is no yes, and the receipt of a dispatch is no reply.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import ConditionState, Format, Level, ReplyKind
from detente.council.acts.fields import Fields, members
from detente.council.acts.proposal import MeetingProposal, Theme, Window, read_themes
from detente.council.acts.reply_kinds import KIND_MEMBERS, REPLY_KINDS
from detente.errors import OursError
from detente.kernel import DeclaredDate, PartyName


@dataclass(frozen=True, slots=True)
class Changes:
    """What a counter-proposal changes; what is None or empty stays as proposed. Body, aim and subject cannot change.

    A new window replaces the old one whole.
    """

    window: Window | None = None
    level: Level | None = None
    format: Format | None = None
    place: str = ""
    themes: tuple[Theme, ...] = ()

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Read the object `changed_fields`; an empty one changes nothing and is refused as missing."""
        window = Window(fields.date("window_from"), fields.date("window_to"))
        if window.is_reversed:
            raise OursError("council.window_reversed")
        changes = cls(
            window=None if window.is_open else window,
            level=fields.maybe_choice("level", Level),
            format=fields.maybe_choice("format", Format),
            place=fields.line("place", limits.LINE),
            themes=read_themes(fields),
        )
        fields.done()
        if changes == cls():
            raise OursError("council.missing", act="reply", field="changed_fields")
        return changes

    def applied(self, proposal: MeetingProposal) -> MeetingProposal:
        """The proposal with the changes taken over."""
        given = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if getattr(self, f.name)}
        return dataclasses.replace(proposal, **given)

    @property
    def names(self) -> tuple[str, ...]:
        """Which parts of the proposal change."""
        return tuple(f.name for f in dataclasses.fields(self) if getattr(self, f.name))

    def to_json(self) -> dict[str, Any]:
        """The object as it travels."""
        window = members(window_from=self.window.start, window_to=self.window.end) if self.window else {}
        themes = {"themes": [theme.to_json() for theme in self.themes]} if self.themes else {}
        return window | themes | members(level=self.level, format=self.format, place=self.place)


@dataclass(frozen=True, slots=True)
class Reply:
    """The body of a `reply`. `reply_kinds` says which members belong to which kind.

    `themes` names, by title, the themes the reply is about; empty: the whole proposal. `on_behalf_of` is a claim and
    fills nobody else's row.
    """

    kind: ReplyKind
    text: str = ""
    themes: tuple[str, ...] = ()
    on_behalf_of: tuple[PartyName, ...] = ()
    level: Level | None = None
    delegation_head: str = ""
    condition_text: str = ""
    condition_state: ConditionState | None = None
    hold_reason: str = ""
    until: DeclaredDate | None = None
    changed_fields: Changes | None = None
    reason: str = ""
    objection: str = ""
    questions: tuple[str, ...] = ()
    awaits_document: str = ""
    statement: str = ""

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`, also for members the kind needs or does not know."""
        fields = Fields("reply", body)
        changed = fields.inner("changed_fields")
        reply = cls(
            kind=fields.choice("kind", ReplyKind),
            text=fields.passage("text", limits.TEXT),
            themes=fields.lines("themes", limits.THEMES, limits.LINE),
            on_behalf_of=fields.parties("on_behalf_of", limits.PARTIES),
            level=fields.maybe_choice("level", Level),
            delegation_head=fields.line("delegation_head", limits.LINE),
            condition_text=fields.passage("condition_text", limits.REMARK),
            condition_state=fields.maybe_choice("condition_state", ConditionState),
            hold_reason=fields.passage("hold_reason", limits.REMARK),
            until=fields.date("until"),
            changed_fields=Changes.read(changed) if changed else None,
            reason=fields.passage("reason", limits.PASSAGE),
            objection=fields.passage("objection", limits.PASSAGE),
            questions=fields.passages("questions", limits.QUESTIONS, limits.REMARK),
            awaits_document=fields.passage("awaits_document", limits.REMARK),
            statement=fields.passage("statement", limits.PASSAGE),
        )
        fields.done()
        reply._hold_to_kind()
        return reply

    def _hold_to_kind(self) -> None:
        """Raise `council.reply_lacks` or `council.reply_does_not_take`."""
        rule = REPLY_KINDS[self.kind]
        for name in KIND_MEMBERS:
            given = bool(getattr(self, name))
            if name in rule.required and not given:
                raise OursError("council.reply_lacks", kind=self.kind.value, field=name)
            if given and name not in rule.required + rule.optional:
                raise OursError("council.reply_does_not_take", kind=self.kind.value, field=name)

    @property
    def said(self) -> str:
        """The text, or what its kind says when there is no text beside it."""
        own = (self.condition_text, self.hold_reason, self.reason, self.awaits_document, self.statement)
        return self.text or next((words for words in own if words), "\n".join(self.questions))

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        plain = {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if f.name != "changed_fields"}
        changed = {"changed_fields": self.changed_fields.to_json()} if self.changed_fields else {}
        return members(**plain) | changed
