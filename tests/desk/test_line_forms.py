"""Between the form and the draft: nothing typed is lost, nothing read back is changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.conftest import Desk

from detente.council.acts import ACT_TYPES, REPLY_KINDS, ReplyKind
from detente.desk.forms.members import read_themes, to_member, to_text, write_themes
from detente.station.views import DraftFields

LETTER = {
    "paper": "note_verbale", "text": "Sir,\n\nfirst\nline", "points": ["One.", "Two,\nstill."], "commits_sender": "no",
    "reply_requested_by": "2026-02-20T12:00:05Z", "reply_capacity": "either", "reply_form": "written",
    "on_behalf_of": ["c.example"], "copied_to": ["d.example", "e.example"], "marking": "Restricted",
}  # fmt: skip
PROPOSAL = {
    "body": "The Council", "text": "Text", "level": "open", "format": "open", "meetings": "series_open",
    "window_open": True, "place": "Vienna", "themes": [{"title": "A", "points": ["b", "c"]}, {"title": "D"}],
    "languages": ["en", "fr"], "duration_minutes": 90, "press_arrangements": "None.", "aim": "To talk.",
    "chair": "In turn", "paper": "letter", "reply_form": "meeting", "copied_to": ["d.example"],
}  # fmt: skip
BODIES: list[tuple[str, dict[str, Any]]] = [
    ("letter", LETTER),
    ("meeting_proposal", PROPOSAL),
    ("meeting_proposal", {**PROPOSAL, "window_open": True, "meetings": "series_fixed", "number": 4}),
    ("reply", {"kind": "accept", "text": "Yes.", "level": "heads", "delegation_head": "X", "themes": ["A"]}),
    ("reply", {"kind": "counter", "changed_fields": {"window_from": "2026-03-01", "themes": [{"title": "D"}]}}),
    ("reply", {"kind": "clarify", "questions": ["Why?", "When,\nand where?"]}),
    ("reply", {"kind": "hold", "hold_reason": "Study.", "until": "2026-03-01", "on_behalf_of": ["c.example"]}),
    ("recognition", {"recognised": "partly", "reason": "Half."}),
    ("repetition", {"text": "Again.", "reply_requested_by": "2026-02-20T12:00:00Z"}),
    ("publication", {"items": ["letter", "outcome"]}),
    ("publication", {"items": []}),
]


def typed(fields: DraftFields) -> DraftFields:
    """Show a draft as a form and send that form back unchanged, as a browser does."""
    from django.http import QueryDict

    from detente.desk.forms.convert import fields_of, form_of

    form = form_of(fields, [(ref, ref) for rel, ref in fields.refs if rel == "as_reply_to"])
    post = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        post.setlist(field.name, value if isinstance(value, list) else ["on"] if value is True else [value or ""])
        if value is False:
            del post[field.name]
    for party, office in fields.to:
        post.appendlist("to", party)
        post[f"office_of:{party}"] = office
    post["kind"] = str(fields.body.get("kind", ""))
    return fields_of(post, fields)


@pytest.mark.parametrize(("act", "body"), BODIES)
def test_what_is_shown_and_sent_back_is_the_same(desk: Desk, act: str, body: dict[str, Any]) -> None:
    refs = (("recognises", "A" * 22 + "=="), ("as_reply_to", "B" * 21 + "A=="))
    to = (("b.example", "Ministry"), ("x.example", "Other"))
    fields = DraftFields(act, "Ours", to, "Subject", "fr", "FLASH", "test", "2022-02-10", body, refs)
    assert typed(fields) == fields
    assert desk.a.house.party == "a.example"


@pytest.mark.parametrize("act", ACT_TYPES)
@pytest.mark.parametrize("odd", [7, None, True, "x", [], [1, None], {}, {"a": 1}])
def test_a_draft_of_any_shape_can_be_shown(desk: Desk, act: str, odd: Any) -> None:
    names = ("text", "themes", "points", "languages", "items", "changed_fields", "kind", "number", "reply_requested_by")
    typed(DraftFields(act, body=dict.fromkeys(names, odd)))
    assert desk.a.house.code == "AA"


def test_every_member_an_act_knows_has_a_field(desk: Desk) -> None:
    from detente.desk.forms.convert import FORMS
    from detente.desk.forms.replies import kind_fields

    assert set(FORMS) == set(ACT_TYPES)
    every = {name for rule in REPLY_KINDS.values() for name in (*rule.required, *rule.optional)}
    assert every - {"changed_fields"} <= set(FORMS["reply"].MEMBERS)
    assert [kind for kind in ReplyKind if not kind_fields(kind.value)] == []
    assert desk.a.house.code == "AA"


line_text = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=12)
title = line_text.filter(lambda text: not text.startswith("-"))


@given(
    st.lists(st.builds(lambda t, p: {"title": t} | ({"points": p} if p else {}), title, st.lists(title, max_size=3)))
)
def test_themes_read_back_as_written(themes: list[dict[str, Any]]) -> None:
    assert read_themes(write_themes(themes)) == themes


@given(st.sampled_from(["text", "lines", "passages", "number", "instant", "themes"]), st.text(max_size=60))
def test_no_text_breaks_a_member(kind: Any, text: str) -> None:
    assert isinstance(to_text(kind, to_member(kind, text)), str)
