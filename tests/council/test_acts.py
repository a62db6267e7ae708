import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.council.acts import REF_RULES, REPLY_KINDS, TYPED, Announcement, Rel, ReplyKind, read_act
from detente.errors import OursError
from detente.kernel import DispatchId

A, B = "AAAAAAAAAAAAAAAAAAAAAQ==", "AAAAAAAAAAAAAAAAAAAAAg=="
SPEC = Path(__file__).parents[2].joinpath("docs/spec/acts.md").read_text(encoding="utf-8")
EXAMPLES = [(kind, json.loads(text)) for kind, text in re.findall(r"```json (\w+)\n(.*?)```", SPEC, re.DOTALL)]
FULL = {
    "letter": {
        "paper": "note_verbale", "text": "Text\nof two lines", "points": ["One", "Two"],
        "reply_requested_by": "2022-02-10T08:40:01Z", "reply_capacity": "national", "reply_form": "per_article",
        "commits_sender": "ad_referendum", "on_behalf_of": ["a.example"], "copied_to": ["b.example"],
        "marking": "Confidential",
    },
    "meeting_proposal": {
        "body": "Council", "text": "Text", "level": "ambassadors", "format": "hybrid", "meetings": "series_fixed",
        "number": 3, "window_from": "2022-02-14", "window_to": "2022-02-15T10:00Z", "place": "Brussels",
        "themes": [{"title": "Exercises", "points": ["Notice"]}], "languages": ["en", "ru"], "duration_minutes": 180,
        "press_arrangements": "None", "aim": "A way forward", "chair": "The Chair", "paper": "message",
        "reply_requested_by": "2022-02-10T08:40:01Z", "reply_capacity": "either", "reply_form": "written",
        "on_behalf_of": ["a.example"], "copied_to": ["b.example"], "marking": "Restricted",
    },
    "recognition": {"recognised": "partly", "reason": "In part."},
    "repetition": {"text": "Again.", "reply_requested_by": "2022-02-10T08:40:01Z"},
    "publication": {"items": ["letter", "outcome"]},
}  # fmt: skip
REPLIES = {
    "accept": {"level": "heads", "delegation_head": "N. N."},
    "accept_if": {"condition_text": "If.", "condition_state": "open", "level": "ministers", "delegation_head": "N. N."},
    "hold": {"hold_reason": "Studied.", "until": "2022-03-01"},
    "counter": {
        "changed_fields": {
            "window_from": "2022-02-12", "window_to": "2022-02-12", "level": "heads", "format": "remote",
            "place": "Geneva", "themes": [{"title": "Other"}],
        }
    },
    "decline": {"reason": "No.", "objection": "To any decision."},
    "clarify": {"questions": ["Who chairs?"]},
    "condition_first": {"awaits_document": "The written answers"},
    "attend_without_prejudice": {"statement": "Without prejudice."},
}  # fmt: skip


def refs_of(kind):
    ids = iter((A, B))
    return [(rel.value, next(ids)) for rel in REF_RULES[kind].once]


def refusal(kind, body, refs=None):
    with pytest.raises(OursError) as caught:
        read_act(kind, body, refs_of(kind) if refs is None else refs)
    assert caught.value.code.startswith("council.")
    return caught.value.code.removeprefix("council."), caught.value.fields.get("field")


@pytest.mark.parametrize("kind", FULL)
def test_everything_an_act_can_say_comes_back_as_it_was(kind):
    assert read_act(kind, FULL[kind], refs_of(kind)).body.to_json() == FULL[kind]


@pytest.mark.parametrize("kind", REPLIES)
def test_every_reply_kind_with_all_its_members_comes_back(kind):
    body = {"kind": kind, "text": "Text", "themes": ["Exercises"], "on_behalf_of": ["a.example"], **REPLIES[kind]}
    assert read_act("reply", body, refs_of("reply")).body.to_json() == body


def test_the_reply_kinds_are_all_described():
    assert {ReplyKind(kind) for kind in REPLIES} == set(REPLY_KINDS) == set(ReplyKind)


@pytest.mark.parametrize(("kind", "lacks"), [(k, name) for k, rule in REPLY_KINDS.items() for name in rule.required])
def test_a_reply_without_what_its_kind_needs_is_refused(kind, lacks):
    assert refusal("reply", {"kind": kind.value, "text": "Text"}) == ("reply_lacks", lacks)


@pytest.mark.parametrize("kind", REPLIES)
def test_a_reply_with_what_belongs_to_another_kind_is_refused(kind):
    strange = "statement" if kind != "attend_without_prejudice" else "hold_reason"
    body = {"kind": kind, **REPLIES[kind], strange: "x"}
    assert refusal("reply", body) == ("reply_does_not_take", strange)


@pytest.mark.parametrize("kind", [*FULL, "reply"])
def test_a_member_nobody_knows_is_refused(kind):
    body = FULL.get(kind, {"kind": "accept"}) | {"urgent\x00": True}
    assert refusal(kind, body) == ("unknown_member", "urgent?")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"paper": "ultimatum"}, ("not_a_choice", "paper")),
        ({"paper": ["letter"]}, ("not_a_choice", "paper")),
        ({"paper": None}, ("not_a_choice", "paper")),
        ({"text": ""}, ("missing", "text")),
        ({"text": " \n"}, ("missing", "text")),
        ({"text": None}, ("not_text", "text")),
        ({"text": "a\x00"}, ("not_plain_text", "text")),
        ({"text": "\ud800"}, ("not_plain_text", "text")),
        ({"text": "x" * 200_001}, ("too_long", "text")),
        ({"marking": "two\nlines"}, ("not_plain_text", "marking")),
        ({"points": "One"}, ("not_a_list", "points")),
        ({"points": ["One", "One"]}, ("repeated", "points")),
        ({"points": [1]}, ("not_text", "points")),
        ({"points": [str(n) for n in range(101)]}, ("too_many", "points")),
        ({"copied_to": ["NATO"]}, ("not_a_party", "copied_to")),
        ({"reply_requested_by": "2022-02-10"}, ("not_an_instant", "reply_requested_by")),
    ],
)
def test_a_letter_out_of_form_is_refused_by_name(change, code):
    assert refusal("letter", FULL["letter"] | change) == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"window_from": "2022-02-16"}, "window_reversed"),
        ({"window_from": "2022-02-15T11:00Z"}, "window_reversed"),
        ({"window_open": True}, "window_contradicts"),
        ({"window_open": 1}, "not_true_or_false"),
        ({"number": 1}, "out_of_range"),
        ({"number": True}, "not_a_number"),
        ({"number": 3.0}, "not_a_number"),
        ({"meetings": "one"}, "series_number"),
        ({"languages": ["english"]}, "not_a_language"),
        ({"window_to": "soon"}, "not_a_date"),
        ({"themes": ["Exercises"]}, "not_an_object"),
        ({"themes": [{"title": "A"}, {"title": "A", "points": ["x"]}]}, "repeated"),
        ({"themes": [{"title": "A", "lead": "x"}]}, "unknown_member"),
    ],
)
def test_a_proposal_out_of_form_is_refused(change, code):
    assert refusal("meeting_proposal", FULL["meeting_proposal"] | change)[0] == code


def test_a_proposal_says_when_or_that_it_is_open():
    body = {name: value for name, value in FULL["meeting_proposal"].items() if not name.startswith("window")}
    assert refusal("meeting_proposal", body)[0] == "window_missing"
    assert read_act("meeting_proposal", body | {"window_open": True}).body.window.is_open


def test_a_counter_proposal_that_changes_nothing_is_refused():
    assert refusal("reply", {"kind": "counter", "changed_fields": {}}) == ("missing", "changed_fields")


@pytest.mark.parametrize("kind", [kind for kind, rule in REF_RULES.items() if rule.once and kind in TYPED])
def test_an_act_that_needs_a_reference_is_refused_without_it(kind):
    body = FULL.get(kind, {"kind": "accept"})
    assert refusal(kind, body, [])[0] == "needs_one_ref"
    doubled = [*refs_of(kind), (refs_of(kind)[0][0], "AAAAAAAAAAAAAAAAAAAAAw==")]
    assert refusal(kind, body, doubled)[0] == "needs_one_ref"


@pytest.mark.parametrize(
    ("refs", "code"),
    [
        ([("recognises", A)], "unknown_ref"),
        ([("avenges", A)], "unknown_ref"),
        ([("cites", "short")], "not_a_dispatch"),
        ([("cites", A), ("cites", A)], "repeated"),
        ([("cites", 7)], "not_text"),
    ],
)
def test_a_reference_out_of_form_is_refused(refs, code):
    assert refusal("letter", FULL["letter"], refs)[0] == code


def test_references_keep_the_senders_order():
    act = read_act("letter", FULL["letter"], [("cites", B), ("in_reply_to", A), ("cites", A)])
    assert act.ids(Rel.CITES) == (B, A)


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_examples_of_the_specification_are_acts(kind, example):
    act = read_act(kind, example["body"], [(ref["rel"], ref["id"]) for ref in example["refs"]])
    assert act.body.to_json() == example["body"] | ({"paper": "letter"} if kind == "meeting_proposal" else {})


def test_the_specification_has_an_example_of_every_act_and_names_every_member():
    assert {kind for kind, _ in EXAMPLES} == set(TYPED)
    for body in (*FULL.values(), *REPLIES.values()):
        assert not [name for name in body if f"`{name}`" not in SPEC]


@pytest.mark.parametrize(("kind", "rule"), REPLY_KINDS.items())
def test_the_specification_describes_the_reply_kinds_as_the_table_does(kind, rule):
    cells = [", ".join(f"`{name}`" for name in names) or "–" for names in (rule.required, rule.optional)]
    assert f"| `{kind.value}` | {rule.meaning} | {cells[0]} | {cells[1]} |" in SPEC


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(kind=st.sampled_from([*FULL, "reply"]), data=st.data())
def test_whatever_a_member_holds_the_answer_is_an_act_or_a_refusal(kind, data):
    body = dict(FULL.get(kind, {"kind": "counter", **REPLIES["counter"]}))
    body[data.draw(st.sampled_from(sorted(body)))] = data.draw(JSON)
    try:
        act = read_act(kind, body, refs_of(kind))
    except OursError as error:
        assert error.code.startswith("council.")  # noqa: PT017  (either outcome is right, and each is checked)
    else:
        assert read_act(kind, act.body.to_json(), refs_of(kind)) == act


SAID = {
    "by": "nato.example", "where": "Brussels", "declared": "2022-02-10", "mode": "press_conference",
    "quote": "This morning I sent a letter", "source": "Transcript",
}  # fmt: skip


def test_an_announcement_comes_back_and_is_refused_by_name():
    assert Announcement.from_json(DispatchId(A), SAID).to_json() == SAID
    for name in ("by", "where", "declared", "mode"):
        with pytest.raises(OursError) as caught:
            Announcement.from_json(DispatchId(A), {key: value for key, value in SAID.items() if key != name})
        assert (caught.value.code, caught.value.fields["field"]) == ("council.missing", name)
