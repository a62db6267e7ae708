"""Agreements on rules from a terminal, and what they ask for: offered, accepted, suspended, listed, told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from detente.cli.rules import rules
from detente.cli.watch import watch
from detente.council.acts import FORMS
from detente.errors import OursError
from detente.kernel import DispatchId
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.queries.dispatches import dispatch
from detente.testing import PASSPHRASE, Postman, TestStation, introduce_all, make_station, officer_of

PACK = "vienna-document-2011"


class Two:
    def __init__(self, folder: Path) -> None:
        self.lt = make_station(folder, "lithuania.example", "LT")
        self.by = make_station(folder, "belarus.example", "BY")
        introduce_all([self.lt, self.by])
        self.postman = Postman([self.lt, self.by])
        self.secret = folder / "secret"
        self.secret.write_text(PASSPHRASE, "utf-8")

    def write(self, station: TestStation, *arguments: str) -> DispatchId:
        """Run a command that releases something, carry it, open it at the other side."""
        signs = ("--as", "desk", "--passphrase-file", str(self.secret), "--also", f"head={self.secret}")
        given = [*arguments, *signs, "--json"]
        sent = DispatchId(json.loads(run(station, rules, *given))["dispatch"])
        self.postman.until_quiet()
        other = self.by if station is self.lt else self.lt
        open_dispatch(other.house, officer_of(other), sent)
        self.postman.until_quiet()
        return sent


def run(station: TestStation, command: click.Command, *arguments: str) -> str:
    home = ("--home", str(station.home))
    # of a group the options belong to the command in it
    given = [arguments[0], *home, *arguments[1:]] if isinstance(command, click.Group) else [*home, *arguments]
    done = CliRunner().invoke(command, given, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(station: TestStation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(station, rules, "list", "--json"))
    return found


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    made = Two(tmp_path_factory.mktemp("rules"))
    yield made
    for station in (made.lt, made.by):
        station.house.store.close()


@pytest.fixture(scope="module")
def offer(two: Two) -> DispatchId:
    assert listed(two.lt) == []
    return two.write(two.lt, "propose", PACK, "--to", "belarus.example=Foreign Ministry", "--from-date", "2022-01-01")


def test_an_offer_names_the_pack_of_the_shelf_by_its_digest(two: Two, offer: DispatchId) -> None:
    for station in (two.lt, two.by):
        [line] = listed(station)
        assert line["rules"] == two.lt.house.packs.pack(PACK).digest
        assert (line["regime"], line["matter"], line["from_date"]) == (PACK, offer, "2022-01-01")
        assert (line["on_shelf"], line["in_use"], line["ended"], line["applying"]) == (True, False, False, [])
    assert "OFFERED" in run(two.by, rules, "list")


def test_each_accepts_under_its_code_and_the_step_goes_to_all_parties(two: Two, offer: DispatchId) -> None:
    accepted = two.write(two.by, "accept", offer.slug, "--code", "BY")
    two.write(two.lt, "accept", offer, "--code", "LT")
    body = dispatch(two.lt.house, accepted).body
    assert body is not None and body["rules"] == two.by.house.packs.pack(PACK).digest
    [line] = listed(two.lt)
    assert line["in_use"] is True and set(line["applying"]) == {"lithuania.example", "belarus.example"}
    assert {party["party"]: (party["code"], party["standing"]) for party in line["parties"]} == {
        "lithuania.example": ("LT", "applies"), "belarus.example": ("BY", "applies"),
    }  # fmt: skip
    told = run(two.by, rules, "list")
    assert "IN USE" in told and "APPLIES" in told and "lithuania.example" in told


def test_what_agreed_rules_ask_for_is_told_to_a_program(two: Two, offer: DispatchId) -> None:
    told = json.loads(run(two.lt, watch, "--hours", "8784", "--json"))
    assert told["regimes"] == [PACK] and told["problems"] == []
    assert told["lead_hours"] == 8784
    found = {(one["call"], one["duty"], one["by"], one["traffic"]) for one in told["duties"]}
    assert ("due", "annual_information", "LT", "live") in found
    assert {by for _, _, by, _ in found} == {"LT"}
    assert "¶ 9-10" in run(two.lt, watch, "--hours", "8784")


def test_a_suspension_and_its_end_stand_in_the_list_with_their_words(two: Two, offer: DispatchId) -> None:
    two.write(two.by, "suspend", offer, "--from-date", "2022-03-01", "--statement", "Until further notice.")
    standing = {one["party"]: one for one in listed(two.lt)[0]["parties"]}["belarus.example"]
    assert (standing["standing"], standing["from_date"]) == ("suspended", "2022-03-01")
    assert "SUSPENDED" in (told := run(two.lt, rules, "list")) and "“Until further notice.”" in told
    two.write(two.by, "resume", offer)
    two.write(two.by, "contest", offer, "--statement", "Not to exercises at sea.")
    two.write(two.lt, "end", offer)
    assert listed(two.by)[0]["ended"] is True
    assert "ENDED" in run(two.by, rules, "list")


def test_there_is_a_command_for_each_step_that_the_form_has() -> None:
    steps = {step.value for step in FORMS["rules_step"].steps}
    assert set(rules.commands) == steps | {"list", "propose"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("propose", "nowhere", "--to", "belarus.example=Ministry"), "regimes.unknown_pack"),
        (("propose", PACK, "--variant", "nowhere"), "regimes.unknown_variant"),
        (("accept", "AAAAAAAAAAAAAAAAAAAAAA", "--code", "LT"), "station.unknown_matter"),
    ],
)
def test_what_cannot_be_is_refused_before_a_passphrase_is_asked_for(
    two: Two, arguments: tuple[str, ...], code: str
) -> None:
    with pytest.raises(OursError) as refused:
        run(two.lt, rules, *arguments, "--as", "desk")
    assert refused.value.code == code


def test_nobody_accepts_what_it_cannot_read(two: Two) -> None:
    from tests.desk.duties_kit import NAME

    from detente.station.views import DraftFields
    from detente.testing.officers import send

    body = {"title": "Other rules", "regime": NAME, "rules": "ab" * 32}
    to = (("belarus.example", "Foreign Ministry"),)
    offered = send(two.lt, DraftFields("rules_agreement", "Foreign Ministry", to, "Other rules", body=body))
    two.postman.until_quiet()
    open_dispatch(two.by.house, officer_of(two.by), offered)
    with pytest.raises(OursError, match="no pack here has it"):
        run(two.by, rules, "accept", offered, "--code", "BY", "--as", "desk")
    assert "NOT ON THE SHELF" in run(two.by, rules, "list")
