"""An act as a page shows it: its particulars with their labels, and the passages that a party wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.council.acts import FORMS
from detente.desk.areas.line.addresses import ShownRef, shown_refs
from detente.desk.areas.line.declared_papers import Block, blocks_of
from detente.desk.areas.line.notice_blocks import with_form
from detente.desk.areas.line.particulars import PARTICULARS, PASSAGES, Particular, Passage
from detente.desk.areas.line.plain import plain_members
from detente.station.house import House
from detente.station.views import DispatchView, Draft, DraftFields

_QUIET = ("window_open", "changed_fields")  # said by other members, or shown one by one


@dataclass(frozen=True, slots=True)
class Paper:
    """A dispatch or draft, ready to be read. `unknown` are members that this station has no words for, as JSON text.

    A declared act is shown by `blocks`, any other by `text`, `particulars` and `passages`.
    """

    type: str
    subject: str
    sender: str
    office: str
    to: tuple[tuple[str, str], ...]
    language: str
    precedence: str
    traffic: str
    declared: str
    refs: tuple[ShownRef, ...]
    text: str
    particulars: tuple[Particular, ...]
    passages: tuple[Passage, ...]
    unknown: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...] = ()


def draft_paper(house: House, draft: Draft) -> Paper:
    """Return a draft as it will be read."""
    fields: DraftFields = draft.fields
    made = _paper(
        fields.type, fields.body, subject=fields.subject, sender=house.party, office=fields.office, to=fields.to,
        language=fields.language, precedence=fields.precedence, traffic=fields.traffic, declared=fields.declared,
        refs=shown_refs(house, fields.refs),
    )  # fmt: skip
    return _as_form(house, made, fields.body, is_draft=True)


def dispatch_paper(house: House, view: DispatchView) -> Paper:
    """Return an opened dispatch; its body may be anything a peer could write. References are shown beside it."""
    row = view.row
    made = _paper(
        row.type or "", view.body or {}, subject=row.subject or "", sender=row.sender, office=view.office or "",
        to=view.addressee_offices, language=view.language or "", precedence=row.precedence.value,
        traffic=row.traffic.value, declared=row.declared or "", refs=(),
    )  # fmt: skip
    return _as_form(house, made, view.body or {}, is_draft=False)


def _as_form(house: House, paper: Paper, body: Mapping[str, Any], *, is_draft: bool) -> Paper:
    """A notice is read by the form of its pack; every other act as it is."""
    if paper.type != "notice":
        return paper
    return replace(paper, blocks=with_form(house, paper.blocks, body, is_draft=is_draft))


def _paper(act: str, body: Mapping[str, Any], **header: Any) -> Paper:
    if act in FORMS:
        return _declared(act, body, **header)
    members = dict(body) | _changes(body)
    text = members.get("text")
    known = [item for item in PARTICULARS if item.fits(members)]
    passages = [item for item in PASSAGES if item.fits(members)]
    named = {item.member for item in known} | {item.member for item in passages} | set(_QUIET)
    named |= {"text"} if isinstance(text, str) else set()
    rest = {name: value for name, value in members.items() if name not in named}
    return Paper(
        type=act,
        text=text if isinstance(text, str) else "",
        particulars=tuple(item.of(members) for item in known),
        passages=tuple(item.of(members) for item in passages),
        unknown=plain_members(rest),
        **header,
    )


def _declared(act: str, body: Mapping[str, Any], **header: Any) -> Paper:
    blocks, shown = blocks_of(act, body)
    rest = {name: value for name, value in body.items() if name not in shown}
    return Paper(type=act, text="", particulars=(), passages=(), unknown=plain_members(rest), blocks=blocks, **header)


def _changes(body: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of a counter-proposal, under names of their own."""
    changed = body.get("changed_fields")
    return {f"changed.{name}": value for name, value in changed.items()} if isinstance(changed, dict) else {}
