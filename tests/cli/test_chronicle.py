"""The chronicle from a terminal: recorded, listed between two days, refused with a code and without a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.cli.chronicle import chronicle
from detente.errors import OursError
from detente.testing import TestStation, make_station

EVENT = ("--kind", "leak", "--by", "A newspaper", "--declared", "2022-02-02", "--source", "its site")


@pytest.fixture
def station(tmp_path: Path) -> TestStation:
    return make_station(tmp_path)


def run(station: TestStation, verb: str, *options: str) -> str:
    done = CliRunner().invoke(chronicle, [verb, "--home", str(station.home), *options], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_an_event_is_recorded_and_listed(station: TestStation) -> None:
    entered = json.loads(run(station, "record", "--as", "desk", *EVENT, "--with", "One", "--with", "Two", "--json"))
    [event] = json.loads(run(station, "list", "--json"))
    assert event["index"] == entered["index"]
    assert (event["with_whom"], event["release"], event["confirmation"]) == (["One", "Two"], "LEAKED", "unconfirmed")
    assert "A newspaper: its site" in run(station, "list", "--from", "2022-02-02", "--to", "2022-02-02")
    assert "nothing yet" in run(station, "list", "--from", "2022-02-03")


def test_what_is_no_date_is_refused(station: TestStation) -> None:
    with pytest.raises(OursError, match=r"council\.|kernel\."):
        run(station, "record", "--as", "desk", *EVENT, "--declared", "yesterday")
    assert json.loads(run(station, "list", "--json")) == []
