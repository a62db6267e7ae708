"""Who must sign before a dispatch leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Pair

from detente.errors import OursError, RefusedError
from detente.kernel import OfficeName, Officer
from detente.station.commands.freeze_draft import freeze_draft
from detente.station.commands.release import release
from detente.station.commands.save_draft import discard_draft, save_draft
from detente.station.queries.dispatches import dispatches
from detente.station.queries.drafts import draft, drafts
from detente.station.release_rule import Clause, ReleaseRule
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, introduce_all, make_station, officer_of


def fields(text: str = "A letter.", **more) -> DraftFields:
    values = {
        "type": "letter", "office": "Foreign Ministry", "to": (("b.example", "Foreign Ministry"),),
        "subject": "A subject", "body": {"paper": "letter", "text": text},
    }  # fmt: skip
    return DraftFields(**(values | more))


def frozen(pair: Pair, **more):
    desk = officer_of(pair.a)
    return freeze_draft(pair.a.house, desk, save_draft(pair.a.house, desk, fields(**more)).id)


def test_a_letter_needs_two_one_of_whom_may_release(pair: Pair) -> None:
    waiting = frozen(pair)
    assert (waiting.needed, waiting.needed_roles) == (2, (("release", 1),))
    first = release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE)
    assert (first.signed, first.dispatch) == (1, None)
    assert dispatches(pair.a.house) == ()
    second = release(pair.a.house, officer_of(pair.a, "head"), waiting.id, waiting.fingerprint, PASSPHRASE)
    assert (second.signed, second.needed) == (2, 2)
    assert [row.id for row in dispatches(pair.a.house)] == [second.dispatch]
    assert drafts(pair.a.house) == ()


def test_at_night_one_officer_who_may_release_sends_a_flash(pair: Pair) -> None:
    waiting = frozen(pair, precedence="FLASH")
    assert release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE).dispatch is None
    assert release(pair.a.house, officer_of(pair.a, "head"), waiting.id, waiting.fingerprint, PASSPHRASE).dispatch


def test_the_same_officer_does_not_count_twice(pair: Pair) -> None:
    waiting = frozen(pair)
    release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE)
    with pytest.raises(RefusedError, match="station.already_signed"):
        release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE)


def test_a_wrong_passphrase_signs_nothing(pair: Pair) -> None:
    waiting = frozen(pair)
    with pytest.raises(RefusedError, match="seal.wrong_passphrase"):
        release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, "guess")
    assert draft(pair.a.house, waiting.id).releases == ()


def test_editing_voids_signatures_and_the_old_fingerprint(pair: Pair) -> None:
    waiting = frozen(pair)
    release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE)
    save_draft(pair.a.house, officer_of(pair.a), fields("Another text."), waiting.id)
    assert draft(pair.a.house, waiting.id).releases == ()
    with pytest.raises(OursError, match="station.draft_changed"):
        release(pair.a.house, officer_of(pair.a, "head"), waiting.id, waiting.fingerprint, PASSPHRASE)
    again = freeze_draft(pair.a.house, officer_of(pair.a), waiting.id)
    assert again.fingerprint != waiting.fingerprint
    with pytest.raises(OursError, match="station.draft_changed"):
        release(pair.a.house, officer_of(pair.a, "head"), waiting.id, waiting.fingerprint, PASSPHRASE)


def test_saving_the_same_text_keeps_signatures(pair: Pair) -> None:
    waiting = frozen(pair)
    release(pair.a.house, officer_of(pair.a), waiting.id, waiting.fingerprint, PASSPHRASE)
    save_draft(pair.a.house, officer_of(pair.a), fields(), waiting.id)
    assert len(draft(pair.a.house, waiting.id).releases) == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"to": ()}, "council.no_addressee"),
        ({"to": (("nobody.example", "Office"),)}, "line.unknown_party"),
        ({"to": (("b.example", "X"), ("b.example", "Y"))}, "station.addressee_twice"),
        ({"subject": " "}, "council.no_subject"),
        ({"subject": "two\nlines"}, "station.bad_field"),
        ({"declared": "yesterday"}, "kernel.declared_date"),
        ({"precedence": "SOON"}, "station.bad_field"),
        ({"language": "English"}, "station.bad_field"),
        ({"type": "ultimatum"}, "council.unknown_type"),
        ({"body": {"paper": "letter"}}, "council.missing"),
    ],
)
def test_a_malformed_draft_cannot_be_frozen_and_is_kept(pair: Pair, more: dict, code: str) -> None:
    from detente.station.queries.drafts import remarks

    saved = save_draft(pair.a.house, officer_of(pair.a), fields(**more))
    with pytest.raises(OursError, match="station.draft_blocked"):
        freeze_draft(pair.a.house, officer_of(pair.a), saved.id)
    assert code in [remark.code for remark in remarks(pair.a.house, saved.id) if remark.level == "blocks"]
    assert draft(pair.a.house, saved.id).fields == fields(**more), "nothing the officer typed is lost"


def test_who_may_not_draft_is_told_so(pair: Pair) -> None:
    guest = Officer("guest", "Guest", OfficeName("Watch"), ("watch",))
    with pytest.raises(RefusedError, match="station.not_permitted"):
        save_draft(pair.a.house, guest, fields())


def test_a_draft_that_is_gone_says_so(pair: Pair) -> None:
    saved = save_draft(pair.a.house, officer_of(pair.a), fields())
    discard_draft(pair.a.house, officer_of(pair.a), saved.id)
    for act in (discard_draft, freeze_draft):
        with pytest.raises(OursError, match="station.unknown_draft"):
            act(pair.a.house, officer_of(pair.a), saved.id)


def test_a_station_may_ask_for_three(tmp_path: Path) -> None:
    station = make_station(tmp_path, release=[{"officers": 3, "kind": "letter"}])
    other = make_station(tmp_path, "b.example", "BB")
    introduce_all([station, other])
    desk = officer_of(station)
    waiting = freeze_draft(station.house, desk, save_draft(station.house, desk, fields()).id)
    assert waiting.needed == 3
    for house in (station.house, other.house):
        house.store.close()


def test_the_first_clause_that_fits_decides() -> None:
    rule = ReleaseRule((Clause("letter", "ROUTINE", 3), Clause("letter", "*", 2)))
    assert rule.clause("letter", "ROUTINE").total == 3
    assert rule.clause("letter", "FLASH").total == 2
    assert rule.clause("reply", "FLASH").total == 2, "what no clause names needs two, one of whom may release"
