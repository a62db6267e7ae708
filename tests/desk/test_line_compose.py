"""From an empty form to the ledger: write, check, freeze, sign twice; and everything that says no."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import HOSTILE, Desk
from tests.desk.line_kit import begin, freeze, sign, text_of, write

from detente.council.acts import REPLY_KINDS, ReplyKind
from detente.kernel import DispatchId
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.changes import last_change
from detente.station.queries.dispatches import dispatch
from detente.station.queries.drafts import draft, drafts
from detente.testing import officer_of, send_letter

if TYPE_CHECKING:
    from django.test import Client

KIND_FIELDS = {
    "accept": {"level": "ambassadors", "delegation_head": "The ambassador"},
    "accept_if": {"condition_text": "If it is in writing.", "condition_state": "open"},
    "hold": {"hold_reason": "Under study.", "until": "2026-03-01"},
    "counter": {"changed_window_from": "2026-04-01", "changed_themes": "Hotlines\n- Test calls"},
    "decline": {"reason": "No time.", "objection": "To the place."},
    "clarify": {"questions": "Who presides?\r\n\r\nIn which language?"},
    "condition_first": {"awaits_document": "A written answer to ours."},
    "attend_without_prejudice": {"statement": "Without prejudice."},
}


@pytest.fixture
def head(sign_in: Callable[[str], Client]) -> Client:
    return sign_in("head")


@pytest.fixture
def theirs(desk: Desk) -> DispatchId:
    """A letter of theirs, open here."""
    letter = send_letter(desk.b, desk.a, subject="Shall we meet?")
    desk.carry()
    open_dispatch(desk.a.house, officer_of(desk.a), letter)
    return letter


def id_of(address: str) -> str:
    return address.rsplit("/", 1)[1]


def released(desk: Desk, location: str) -> DispatchId:
    return DispatchId.from_slug(location.rsplit("/", 1)[1])


def test_two_officers_release_a_letter(officer: Client, head: Client, desk: Desk) -> None:
    address = begin(officer)
    assert write(officer, address, "check")["Location"] == f"{address}/check"
    assert "No remarks" in text_of(officer.get(f"{address}/check"))
    assert freeze(officer, address)["Location"] == f"{address}/release"
    first = sign(officer, address)
    assert first["Location"] == f"{address}/release"
    assert "Signed: 1 of 2" in text_of(head.get(first["Location"]))
    last = sign(head, address)
    view = dispatch(desk.a.house, released(desk, last["Location"]))
    assert view.body == {"paper": "letter", "text": "Sir,\n\nfirst."}
    assert [sign.officer for sign in view.releases] == ["Desk officer", "Head of desk"]
    assert "NOT DELIVERED" in text_of(officer.get(last["Location"]))
    assert officer.get(address).status_code == 404


@pytest.mark.parametrize("kind", [kind.value for kind in ReplyKind])
def test_each_kind_of_reply_shows_and_sends_its_own_fields(
    officer: Client, head: Client, desk: Desk, theirs: DispatchId, kind: str
) -> None:
    address = begin(officer, "reply", reply_to=theirs.slug)
    write(officer, address, "kind", kind=kind)
    page = officer.get(address).content.decode()
    own = set(REPLY_KINDS[ReplyKind(kind)].required + REPLY_KINDS[ReplyKind(kind)].optional)
    for rule in REPLY_KINDS.values():
        for name in rule.required + rule.optional:
            shown = f'id="f-{name}"' in page or (name == "changed_fields" and 'id="f-changed_place"' in page)
            assert shown is (name in own), name
    write(officer, address, "check", kind=kind, text="", **KIND_FIELDS[kind])
    freeze(officer, address)
    sign(officer, address)
    view = dispatch(desk.a.house, released(desk, sign(head, address)["Location"]))
    assert view.body is not None
    assert view.body["kind"] == kind
    assert set(view.body) >= set(REPLY_KINDS[ReplyKind(kind)].required)
    assert [(ref.rel, ref.id) for ref in view.refs] == [("in_reply_to", theirs)]


def test_a_proposal_carries_what_was_typed(officer: Client, head: Client, desk: Desk) -> None:
    address = begin(officer, "meeting_proposal")
    fields = {
        "body_name": "The Council", "level": "ambassadors", "format": "hybrid", "meetings": "series_fixed",
        "number": "3", "window_from": "2026-03-01", "window_to": "2026-04-01", "place": "Vienna",
        "themes": "Arms control\r\n- Missiles\r\nHotlines", "languages": "en, ru", "duration_minutes": "90",
        "reply_requested_by": "2026-02-20T12:00", "reply_capacity": "national",
    }  # fmt: skip
    write(officer, address, "check", **fields)
    freeze(officer, address)
    sign(officer, address)
    address = sign(head, address)["Location"]
    assert dispatch(desk.a.house, released(desk, address)).body == {
        "body": "The Council", "level": "ambassadors", "format": "hybrid", "meetings": "series_fixed", "number": 3,
        "window_from": "2026-03-01", "window_to": "2026-04-01", "place": "Vienna", "paper": "letter",
        "themes": [{"title": "Arms control", "points": ["Missiles"]}, {"title": "Hotlines"}],
        "languages": ["en", "ru"], "duration_minutes": 90, "text": "Sir,\n\nfirst.",
        "reply_requested_by": "2026-02-20T12:00:00Z", "reply_capacity": "national",
    }  # fmt: skip
    page = text_of(officer.get(address))
    for words in ("A series of a fixed number of meetings", "Ambassadors", "Missiles", "20 Feb 2026, 12:00:00 UTC"):
        assert words in page


def test_recognition_repetition_and_consent_begin_where_they_belong(
    officer: Client, head: Client, desk: Desk, theirs: DispatchId
) -> None:
    address = begin(officer, "recognition", recognise=theirs.slug)
    write(officer, address, recognised="yes", as_reply_to=desk.sent)
    assert dict(draft(desk.a.house, id_of(address)).fields.refs) == {"recognises": theirs, "as_reply_to": desk.sent}
    freeze(officer, address)
    assert sign(officer, address).status_code == 303  # one signature would do, but not of a drafting officer alone
    view = dispatch(desk.a.house, released(desk, sign(head, address)["Location"]))
    assert view.body == {"recognised": "yes"}
    again = begin(officer, "repetition", repeat=desk.sent.slug)
    assert draft(desk.a.house, id_of(again)).fields.refs == (("repeats", desk.sent),)
    consent = begin(officer, "publication", publish=desk.sent.slug)
    write(officer, consent, items=["subject", "dates"])
    assert draft(desk.a.house, id_of(consent)).fields.body == {"items": ["subject", "dates"]}


@pytest.mark.parametrize(
    ("fields", "says", "place"),
    [
        ({"to": []}, "The dispatch has no addressee.", "f-to"),
        ({"to": ["c.example"], "office_of:c.example": "Ministry"}, "c.example", "f-to"),
        ({"office_of:b.example": ""}, "“office” is empty", "f-to"),
        ({"subject": ""}, "The dispatch has no subject.", "f-subject"),
        ({"text": "  "}, "“text” is empty", "f-text"),
        ({"declared": "10 Feb"}, "“10 Feb” is not a date.", "f-declared"),
        ({"paper": "ultimatum"}, "is not one of", "f-paper"),
        ({"text": "a\x00b"}, "No remarks", ""),
    ],
)
def test_the_check_says_what_is_wrong_and_where(
    officer: Client, desk: Desk, fields: dict[str, object], says: str, place: str
) -> None:
    address = begin(officer)
    write(officer, address, "check", **fields)
    page = officer.get(f"{address}/check")
    assert says in text_of(page)
    if place:
        assert f'href="{address}?marked=1#{place}"' in page.content.decode()
        marked = officer.get(f"{address}?marked=1").content.decode()
        assert f'id="{place}"' in marked
        assert ('aria-invalid="true"' in marked) is (place != "f-to")
        assert freeze(officer, address).status_code == 422
        assert draft(desk.a.house, id_of(address)).fingerprint is None


def test_a_wrong_passphrase_and_a_second_signature_are_refused_at_the_field(officer: Client) -> None:
    address = begin(officer)
    write(officer, address)
    freeze(officer, address)
    wrong = sign(officer, address, "wrong")
    assert wrong.status_code in (403, 422)
    assert 'id="passphrase_error"' in wrong.content.decode()
    assert "wrong" not in wrong.content.decode().split("<main")[1].split("passphrase_error")[0][-200:]
    assert sign(officer, address).status_code == 303
    page = officer.get(f"{address}/release").content.decode()
    assert 'name="passphrase"' not in page
    twice = sign(officer, address)
    assert twice.status_code == 409
    assert "has signed this text already" in text_of(twice)


def test_a_changed_text_is_not_signed_by_the_old_fingerprint(officer: Client, head: Client) -> None:
    address = begin(officer)
    write(officer, address)
    freeze(officer, address)
    sign(officer, address)
    old = head.get(f"{address}/release").content.decode().split('name="fingerprint" value="')[1][:64]
    assert "signature is void" in text_of(officer.get(address))
    write(officer, address, text="Another text.")
    assert head.get(f"{address}/release")["Location"] == f"{address}/check"
    freeze(officer, address)
    stale = sign(head, address, fingerprint=old)
    assert stale.status_code == 409
    assert "not the one whose fingerprint" in text_of(stale)
    assert "Signed: 0 of 2" in text_of(stale)


def test_typing_is_kept_but_never_voids_a_signature(officer: Client, desk: Desk) -> None:
    address = begin(officer)
    answer = officer.post(f"{address}/autosave", {"to": "b.example", "subject": "Half a sub"})
    assert re.match(r"saved \d\d:\d\d:\d\dZ on this station", text_of(answer))
    assert draft(desk.a.house, id_of(address)).fields.subject == "Half a sub"
    write(officer, address)
    freeze(officer, address)
    sign(officer, address)
    assert "Not saved" in text_of(officer.post(f"{address}/autosave", {"subject": "Another"}))
    assert len(draft(desk.a.house, id_of(address)).releases) == 1
    gone = officer.post("/line/draft/none/autosave", {"subject": "x"})
    assert "Not saved" in text_of(gone)


def test_nobody_overwrites_what_another_saved_meanwhile(officer: Client, head: Client, desk: Desk) -> None:
    address = begin(officer)
    page = officer.get(address).content.decode()
    seen = page.split('name="seen" id="seen" value="')[1][:16]
    write(head, address, subject="Saved by the head", seen=seen)
    late = write(officer, address, subject="Typed by the desk", seen=seen)
    assert late.status_code == 409
    assert "Typed by the desk" in late.content.decode()
    assert draft(desk.a.house, id_of(address)).fields.subject == "Saved by the head"
    assert "changed elsewhere" in text_of(officer.post(f"{address}/autosave", {"subject": "x", "seen": seen}))
    again = late.content.decode().split('name="seen" id="seen" value="')[1][:16]
    assert write(officer, address, subject="Typed by the desk", seen=again).status_code == 303
    kept = officer.post(f"{address}/autosave", {"subject": "More"})
    assert 'hx-swap-oob="true"' in kept.content.decode()


def test_looking_changes_nothing(officer: Client, desk: Desk) -> None:
    address = begin(officer)
    write(officer, address)
    before, kept = last_change(desk.a.house), drafts(desk.a.house)
    paths = ["/line/new?kind=letter", f"/line/new?repeat={desk.sent.slug}", address, f"{address}/check",
             f"{address}/release", f"{address}/discard", "/line/drafts", f"/line/{desk.arrived.slug}"]  # fmt: skip
    for path in paths:
        assert officer.get(path).status_code in (200, 303), path
        assert officer.head(path).status_code in (200, 303), path
    for path in (f"{address}/autosave", f"{address}/kind", f"/line/{desk.arrived.slug}/open"):
        assert officer.get(path).status_code == 405, path
    assert (last_change(desk.a.house), drafts(desk.a.house)) == (before, kept)


def test_what_was_typed_is_escaped_everywhere(officer: Client) -> None:
    address = begin(officer)
    odd = {"to": [HOSTILE], f"office_of:{HOSTILE}": HOSTILE}
    write(officer, address, subject=HOSTILE, text=HOSTILE, office=HOSTILE, marking=HOSTILE, points=HOSTILE, **odd)
    for path in (address, f"{address}?marked=1", f"{address}/check", f"{address}/discard", "/line/drafts", "/line/"):
        answer = officer.get(path)
        assert answer.status_code == 200, path
        assert "<script>alert" not in answer.content.decode(), path
    assert officer.post(f"{address}/discard").status_code == 303
    assert officer.get(address).status_code == 404


@pytest.mark.parametrize("query", ["kind=ultimatum", "reply_to=x", f"reply_to={'A' * 22}", "kind=recognition"])
def test_a_draft_cannot_begin_from_nothing(officer: Client, query: str) -> None:
    assert officer.get(f"/line/new?{query}").status_code in (404, 422)
