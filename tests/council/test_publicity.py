import base64
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.council import Deed, public_items, read_act
from detente.council.acts import Consent, Publication, PublicItem
from detente.council.publicity import publicity
from detente.council.shown import NOTHING, Shown, Spoken
from detente.errors import OursError
from detente.kernel import DispatchId, Instant, PartyName, Traffic

NATO, RUSSIA, EU = PartyName("nato.example"), PartyName("mfa.r.example"), PartyName("eu.example")
PARTIES = (NATO, RUSSIA)
NOON = Instant.parse("2022-02-10T12:00:00Z")


def of(number):
    return DispatchId(base64.b64encode(number.to_bytes(16, "big")).decode())


def deed(number, sender, to, kind, body, refs=(), traffic=Traffic.LIVE):
    return Deed(of(number), sender, to, "Subject", read_act(kind, body, refs), Instant(0), None, traffic)


LETTER = deed(1, NATO, (RUSSIA,), "letter", {"paper": "letter", "text": "Text."})


def consent(number, sender, *items, traffic=Traffic.LIVE):
    return deed(number, sender, (NATO,), "publication", {"items": list(items)}, [("about", LETTER.id)], traffic)


def word(order, by, at, items=(), **body):
    """A word `at` seconds after noon."""
    said = Publication.from_json({"items": list(items), **body})
    return Spoken(by, order, Instant(NOON + at), said)


def after(seconds):
    return Instant(NOON + seconds)


def test_nothing_is_public_until_every_party_agreed():
    record = [LETTER, consent(2, NATO, "letter", "subject", "dates"), consent(3, EU, "letter", "subject")]
    assert public_items(LETTER, record, NOON) == ()
    record.append(consent(4, RUSSIA, "dates", "subject", "outcome"))
    assert public_items(LETTER, record, NOON) == (PublicItem.SUBJECT, PublicItem.DATES)


def test_the_latest_word_of_a_party_stands():
    record = [LETTER, consent(2, NATO, "subject"), consent(3, RUSSIA, "subject")]
    assert public_items(LETTER, record, NOON) == (PublicItem.SUBJECT,)
    assert public_items(LETTER, [*record, consent(4, NATO)], NOON) == ()


def test_a_demonstration_publishes_nothing_live():
    shown = consent(3, RUSSIA, "subject", traffic=Traffic.DEMONSTRATION)
    assert public_items(LETTER, [LETTER, consent(2, NATO, "subject"), shown], NOON) == ()


@pytest.mark.parametrize("mode", ["refused", "asked_not_to_publish"])
def test_a_refusal_takes_back_everything_at_once(mode):
    words = [word(1, NATO, 0, ["subject"]), word(2, RUSSIA, 1, ["subject"]), word(3, RUSSIA, 9, mode=mode)]
    assert publicity(PARTIES, words[:2], after(8)).shown == Shown((PublicItem.SUBJECT,))
    found = publicity(PARTIES, words, after(9))
    assert (found.shown, found.since, found.updated, found.corrections) == (NOTHING, None, None, ())


def test_the_latest_embargo_holds_for_all_to_the_second():
    words = [
        word(1, NATO, 0, ["subject"], embargo_until="2022-02-10T13:00:00Z"),
        word(2, RUSSIA, 5, ["subject"], embargo_until="2022-02-10T14:00:00Z"),
    ]
    before = publicity(PARTIES, words, after(2 * 3600 - 1))
    assert (before.shown, before.versions, before.embargo) == (NOTHING, (), after(2 * 3600))
    assert before.awaited == Shown((PublicItem.SUBJECT,))
    at = publicity(PARTIES, words, after(2 * 3600))
    assert (at.shown, at.since, at.embargo) == (Shown((PublicItem.SUBJECT,)), after(2 * 3600), None)


def test_an_embargo_delays_what_is_added_and_nothing_else():
    words = [
        word(1, NATO, 0, ["subject", "dates"]),
        word(2, RUSSIA, 1, ["subject", "dates"]),
        word(3, NATO, 10, ["letter", "subject"]),
        word(4, RUSSIA, 20, ["letter", "subject"], embargo_until="2022-02-10T13:00:00Z"),
    ]
    assert publicity(PARTIES, words, after(30)).shown == Shown((PublicItem.SUBJECT,)), "dates were taken back"
    assert publicity(PARTIES, words, after(3600)).shown == Shown((PublicItem.LETTER, PublicItem.SUBJECT))


def test_what_an_embargo_never_let_out_never_stood_in_public():
    words = [
        word(1, NATO, 0, ["subject"]),
        word(2, RUSSIA, 1, ["subject"], embargo_until="2022-02-10T13:00:00Z"),
        word(3, RUSSIA, 2, ["subject"], embargo_until="2022-02-10T14:00:00Z"),
    ]
    assert [version.since for version in publicity(PARTIES, words, after(9000)).versions] == [after(7200)]


def test_the_sense_is_told_when_the_other_side_agrees_to_the_text_or_tells_it_too():
    sense = word(1, NATO, 0, ["subject"], mode="substance_only", substance="Meetings were proposed.")
    told = ((NATO, "Meetings were proposed."),)
    assert publicity(PARTIES, [sense, word(2, RUSSIA, 1, ["subject"])], NOON).shown.substances == ()
    assert publicity(PARTIES, [sense, word(2, RUSSIA, 1, ["letter"])], after(1)).shown == Shown((), told)
    both = [sense, word(2, RUSSIA, 1, [], mode="substance_only", substance="Nothing new.")]
    assert publicity(PARTIES, both, after(1)).shown == Shown((), (*told, (RUSSIA, "Nothing new.")))


def test_a_correction_leaves_what_stood_before_with_its_date():
    words = [
        word(1, NATO, 0, mode="substance_only", substance="Two meetings."),
        word(2, RUSSIA, 5, ["letter"]),
        word(3, NATO, 60, mode="substance_only", substance="A series.", corrects="The number is open."),
    ]
    (correction,) = publicity(PARTIES, words, after(60)).corrections
    assert (correction.at, correction.since) == (after(60), after(5))
    assert correction.notes == ((NATO, "The number is open."),)
    assert correction.before == Shown((), ((NATO, "Two meetings."),))
    refused = [*words, word(4, RUSSIA, 90, mode="refused")]
    assert publicity(PARTIES, refused, after(90)).corrections == (), "history goes with the consent it stood on"


def test_the_sense_is_never_reworded_in_silence():
    words = [
        word(1, NATO, 0, mode="substance_only", substance="Two meetings."),
        word(2, RUSSIA, 5, ["letter"]),
        word(3, NATO, 60, mode="refused"),
        word(4, NATO, 90, mode="substance_only", substance="A series."),
    ]
    found = publicity(PARTIES, words, after(99))
    assert [correction.before.substances[0][1] for correction in found.corrections] == ["Two meetings."]
    assert (found.since, found.updated) == (after(5), after(90))


def test_a_correction_waits_for_its_embargo_and_is_not_lost_by_another_word():
    words = [
        word(1, NATO, 0, ["subject"]),
        word(2, RUSSIA, 1, ["subject"]),
        word(3, NATO, 10, ["subject"], corrects="A date was wrong.", embargo_until="2022-02-10T13:00:00Z"),
        word(4, RUSSIA, 20, ["subject", "dates"]),
    ]
    assert publicity(PARTIES, words, after(30)).corrections == ()
    (correction,) = publicity(PARTIES, words, after(3600)).corrections
    assert correction.notes == ((NATO, "A date was wrong."),)


def test_an_older_word_read_late_does_not_replace_a_newer_one():
    words = [word(1, NATO, 0, ["subject"]), word(5, RUSSIA, 1, ["subject"]), word(3, RUSSIA, 9, mode="refused")]
    assert publicity(PARTIES, words, after(9)).shown == Shown((PublicItem.SUBJECT,))


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"items": ["subject"], "mode": "refused"}, "consent_does_not_take", "items"),
        ({"items": [], "mode": "asked_not_to_publish", "corrects": "x"}, "consent_does_not_take", "corrects"),
        ({"items": [], "mode": "refused", "embargo_until": "2022-02-10T12:00:00Z"}, "consent_does_not_take", "embargo_until"),
        ({"items": [], "substance": "The sense."}, "consent_does_not_take", "substance"),
        ({"items": [], "mode": "substance_only"}, "consent_lacks", "substance"),
        ({"items": ["letter"], "mode": "substance_only", "substance": "S"}, "consent_does_not_take", "letter"),
        ({"items": [], "mode": "leaked"}, "not_a_choice", "mode"),
        ({"items": [], "embargo_until": "tomorrow"}, "not_an_instant", "embargo_until"),
        ({"items": [], "corrects": "x" * 2001}, "too_long", "corrects"),
        ({"items": [], "mode": "substance_only", "substance": "x" * 10_001}, "too_long", "substance"),
    ],
)  # fmt: skip
def test_a_word_takes_what_goes_with_it_and_no_more(body, code, field):
    with pytest.raises(OursError) as caught:
        Publication.from_json(body)
    assert (caught.value.code, caught.value.fields["field"]) == (f"council.{code}", field)


def test_a_whole_word_comes_back_as_it_was():
    body = {
        "items": ["subject"], "mode": "substance_only", "substance": "The\nsense.",
        "embargo_until": "2022-02-10T12:00:00Z", "corrects": "A date.",
    }  # fmt: skip
    assert Publication.from_json(body).to_json() == body
    assert Publication.from_json({"items": [], "mode": "consent"}).to_json() == {"items": []}


WORDS = st.lists(
    st.tuples(
        st.sampled_from(PARTIES),
        st.integers(0, 50),
        st.sets(st.sampled_from([item.value for item in PublicItem])),
        st.sampled_from(list(Consent)),
        st.none() | st.integers(0, 80),
    ),
    max_size=8,
)


@given(WORDS, st.integers(0, 100))
def test_nothing_is_ever_shown_that_one_party_does_not_agree_to_or_that_waits(said, seconds):
    spoken = []
    for order, (by, at, items, mode, embargo) in enumerate(said):
        shows = mode.shows
        body = {"items": sorted(items - ({"letter"} if mode is Consent.SUBSTANCE_ONLY else set())) if shows else []}
        body |= {"mode": mode.value} | ({"substance": f"S{order}"} if mode is Consent.SUBSTANCE_ONLY else {})
        body |= {"embargo_until": after(embargo).iso} if shows and embargo is not None else {}
        spoken.append(Spoken(by, order, after(at), Publication.from_json(body)))
    now = after(max([seconds, *(word.at - NOON for word in spoken)]))
    found = publicity(PARTIES, spoken, now)
    last = {word.by: word.said for word in spoken}
    for item in found.shown.items:
        assert all(item in last[party].items for party in PARTIES)
    assert all(earlier.since <= later.since <= now for earlier, later in itertools.pairwise(found.versions))
    assert found.embargo is None or found.embargo > now
    for correction in found.corrections:
        assert correction.before.within(found.shown) == correction.before
