import base64

import pytest

from detente.council import Deed, read_act
from detente.council.checks import Sketch, check
from detente.errors.sentences import SENTENCES
from detente.kernel import DispatchId, Instant, PartyName, Traffic

NATO, RUSSIA, EU = PartyName("nato.example"), PartyName("mfa.r.example"), PartyName("eu.example")
NOW = Instant.parse("2022-02-10T12:00:00Z")
LETTER = {"paper": "letter", "text": "Text."}
SERIES = {
    "body": "Council", "text": "A series.", "level": "open", "format": "open", "meetings": "series_open",
    "window_open": True, "themes": [{"title": "Exercises"}],
}  # fmt: skip


def of(number):
    return DispatchId(base64.b64encode(number.to_bytes(16, "big")).decode())


def deed(number, sender, to, kind, body, refs=(), traffic=Traffic.LIVE):
    return Deed(of(number), sender, to, "Subject", read_act(kind, body, refs), NOW, None, traffic)


QUESTION, PROPOSAL, HELD = of(1), of(2), of(3)
RECORD = (
    deed(1, RUSSIA, (NATO,), "letter", LETTER),
    deed(2, NATO, (RUSSIA,), "meeting_proposal", SERIES),
    deed(3, RUSSIA, (NATO,), "reply", {"kind": "hold", "hold_reason": "x"}, [("in_reply_to", PROPOSAL)]),
)


def remarks(sender, to, kind, body, refs=(), *, subject="Subject", traffic=Traffic.LIVE):
    found = check(Sketch(sender, to, subject, kind, body, refs, traffic), RECORD, NOW)
    for remark in found:
        sentence = SENTENCES[remark.code]
        fields = dict(remark.fields)
        assert sentence.message.format_map(fields)
        assert sentence.hint.format_map(fields)
    return [(remark.level, remark.code.removeprefix("council."), remark.field) for remark in found]


def test_a_letter_in_order_draws_no_remark():
    assert remarks(NATO, (RUSSIA,), "letter", LETTER, (("in_reply_to", QUESTION), ("repeats", PROPOSAL))) == []


@pytest.mark.parametrize(
    ("to", "subject", "body", "remark"),
    [
        ((), "S", LETTER, ("blocks", "no_addressee", "to")),
        ((RUSSIA,), " ", LETTER, ("blocks", "no_subject", "subject")),
        ((RUSSIA, NATO), "S", LETTER, ("blocks", "addressed_to_oneself", "to")),
        ((RUSSIA,), "S", LETTER | {"text": ""}, ("blocks", "missing", "text")),
        ((RUSSIA,), "S", LETTER | {"tone": "x"}, ("blocks", "unknown_member", "tone")),
        (
            (RUSSIA,), "S", LETTER | {"reply_requested_by": "2022-02-09T00:00:00Z"},
            ("warns", "reply_date_past", "reply_requested_by"),
        ),
        (
            (RUSSIA,), "S", LETTER | {"paper": "non_paper", "commits_sender": "yes"},
            ("warns", "non_paper_commits", "commits_sender"),
        ),
    ],
)  # fmt: skip
def test_a_letter_out_of_order_draws_its_remark(to, subject, body, remark):
    assert remarks(NATO, to, "letter", body, subject=subject) == [remark]


def test_an_unknown_kind_of_act_blocks():
    assert remarks(NATO, (RUSSIA,), "ultimatum", {})[0][:2] == ("blocks", "unknown_type")


def test_a_proposal_is_told_about_its_window_and_themes():
    past = {"window_open": False, "window_from": "2022-01-01", "window_to": "2022-02-09", "themes": []}
    found = remarks(NATO, (RUSSIA,), "meeting_proposal", SERIES | past)
    assert found == [("warns", "window_past", "window_to"), ("warns", "no_themes", "themes")]
    back = past | {"window_to": "2021-12-31"}
    assert remarks(NATO, (RUSSIA,), "meeting_proposal", SERIES | back)[0][:2] == ("blocks", "window_reversed")


def test_a_window_that_ends_today_is_not_over():
    today = {"window_open": False, "window_to": "2022-02-10"}
    assert remarks(NATO, (RUSSIA,), "meeting_proposal", SERIES | today) == []


def test_a_reply_needs_its_reference_and_what_its_kind_needs():
    assert remarks(RUSSIA, (NATO,), "reply", {"kind": "accept"})[0] == ("blocks", "needs_one_ref", "in_reply_to")
    refs = (("in_reply_to", PROPOSAL),)
    assert remarks(RUSSIA, (NATO,), "reply", {"kind": "hold"}, refs) == [("blocks", "reply_lacks", "hold_reason")]
    old = {"kind": "hold", "hold_reason": "x", "until": "2022-02-01"}
    assert remarks(RUSSIA, (NATO,), "reply", old, refs) == [("warns", "until_past", "until")]


@pytest.mark.parametrize(
    ("sender", "to", "more", "remark"),
    [
        (EU, (NATO,), {}, ("warns", "not_addressed", "in_reply_to")),
        (RUSSIA, (EU,), {}, ("warns", "reply_goes_elsewhere", "to")),
        (NATO, (RUSSIA,), {}, ("blocks", "replies_to_oneself", "in_reply_to")),
        (RUSSIA, (NATO,), {"themes": ["Weather"]}, ("warns", "theme_not_proposed", "themes")),
    ],
)
def test_a_reply_is_told_what_it_will_count_for(sender, to, more, remark):
    assert remarks(sender, to, "reply", {"kind": "accept"} | more, (("in_reply_to", PROPOSAL),)) == [remark]


def test_answering_for_a_party_that_was_asked_itself_warns_and_blocks_nothing():
    found = remarks(EU, (NATO,), "letter", LETTER | {"on_behalf_of": [RUSSIA]}, (("in_reply_to", PROPOSAL),))
    assert ("warns", "answers_for_another", "on_behalf_of") in found
    assert {level for level, _, _ in found} == {"warns"}


def test_a_demonstration_is_told_that_it_answers_nothing_live():
    refs = (("in_reply_to", PROPOSAL),)
    found = remarks(RUSSIA, (NATO,), "reply", {"kind": "accept"}, refs, traffic=Traffic.DEMONSTRATION)
    assert found == [("warns", "other_traffic", "traffic")]


@pytest.mark.parametrize(
    ("sender", "kind", "body", "of", "remark"),
    [
        (NATO, "repetition", {"text": "Again."}, HELD, ("blocks", "repeats_no_proposal", "repeats")),
        (EU, "repetition", {"text": "Again."}, PROPOSAL, ("blocks", "repeats_anothers", "repeats")),
        (RUSSIA, "letter", LETTER, HELD, ("warns", "repeats_no_proposal", "repeats")),
        (NATO, "repetition", {"text": "Again."}, of(9), ("warns", "ref_not_on_record", "repeats")),
    ],
)
def test_only_ones_own_proposal_can_be_repeated(sender, kind, body, of, remark):
    assert remark in remarks(sender, (RUSSIA if sender != RUSSIA else NATO,), kind, body, (("repeats", of),))


def test_only_the_author_of_the_first_paper_judges_and_never_its_own():
    refs = (("recognises", HELD), ("as_reply_to", PROPOSAL))
    assert remarks(NATO, (RUSSIA,), "recognition", {"recognised": "yes"}, refs) == []
    found = remarks(RUSSIA, (NATO,), "recognition", {"recognised": "yes"}, refs)
    assert found == [("blocks", "judges_oneself", "recognises"), ("blocks", "judges_for_another", "as_reply_to")]


def test_only_parties_to_a_dispatch_agree_to_publish_it():
    refs = (("about", PROPOSAL),)
    assert remarks(RUSSIA, (NATO,), "publication", {"items": ["dates"]}, refs) == []
    found = remarks(EU, (NATO,), "publication", {"items": ["dates"]}, refs)
    assert found == [("blocks", "not_ours_to_publish", "about")]


def test_what_blocks_comes_first():
    found = check(Sketch(NATO, (RUSSIA,), "", "meeting_proposal", SERIES | {"themes": []}), RECORD, NOW)
    assert [remark.level for remark in found] == ["blocks", "warns"]
