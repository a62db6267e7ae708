"""`detente notice`: sections of a form with colleagues, and forms and notices on paper, from a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli.main import cli
from detente.errors import DetenteError
from detente.station.commands.save_draft import save_draft
from detente.station.commands.sign_head import sign_head
from detente.station.views import DraftFields
from detente.testing import PASSPHRASE, TestStation, introduce_all, make_station, officer_of

BODY = {"regime": "vienna-document-2011", "format": "D-V-42", "answers": [{"field": "troops", "value": "9500"}]}


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestStation]:
    folder = Path(tmp_path_factory.mktemp("notices"))
    made, other = (make_station(folder, f"{code.lower()}.example", code, name=f"Party {code}") for code in ("LT", "BY"))
    introduce_all([made, other])
    other.house.store.close()
    (folder / "secret").write_text(PASSPHRASE)
    yield made
    made.house.store.close()


def run(station: TestStation, *arguments: object) -> Result:
    verb, *rest = (str(one) for one in arguments)
    words = ["paper"] if verb == "paper-of" else ["notice", verb]
    return CliRunner().invoke(cli, [*words, "--home", str(station.home), *rest])


def begin(station: TestStation) -> str:
    rules = station.house.packs.pack("vienna-document-2011").digest
    return save_draft(station.house, officer_of(station), DraftFields("notice", body={**BODY, "rules": rules})).id


def test_a_section_is_handed_on_handed_back_and_taken_back(station: TestStation) -> None:
    draft = begin(station)
    assert (
        run(station, "hand", draft, "land", "--as", "desk", "--to", "head", "--note", "Please.").output
        == "land is with head\n"
    )
    assert "Land forces  with head since" in run(station, "list").output
    (told,) = [one for one in json.loads(run(station, "list", "--json").output) if one["draft"] == draft]
    assert told["form"] == "D-V-42" and "land" in told["sections"]
    assert {name: told["handed"][0][name] for name in ("section", "with", "by", "note")} == {
        "section": "land", "with": "head", "by": "desk", "note": "Please.",
    }  # fmt: skip
    refused = run(station, "done", draft, "land", "--as", "desk")
    assert isinstance(refused.exception, DetenteError) and refused.exception.code == "station.not_yours_to_hand_back"
    assert run(station, "done", draft, "land", "--as", "head").output == "land is handed back\n"
    run(station, "hand", draft, "land", "--as", "desk", "--to", "head")
    assert run(station, "take-back", draft, "land", "--as", "desk").output == "land is taken back\n"
    assert "with head" not in run(station, "list").output, "what is over is no mark of a section"


def test_a_draft_and_a_notice_that_was_sent_are_written_as_papers(station: TestStation, tmp_path: Path) -> None:
    assert run(station, "paper", begin(station), "--output", tmp_path / "draft.pdf", "--language", "uk").exit_code == 0
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"format": "D-V-42", "answers": {"troops": 9500}}))
    secret = station.home.parent / "secret"
    sent = run(
        station, "send", answers, "--as", "desk", "--passphrase-file", secret, "--also", f"head={secret}", "--form", "D-V-42",
        "--to", "by.example=Verification Centre", "--case", "LT-1", "--json",
    )  # fmt: skip
    id_ = json.loads(sent.output)["dispatch"]
    sign_head(station.house)
    assert run(station, "paper-of", id_, "--output", tmp_path / "sent.pdf").exit_code == 0
    for name in ("draft.pdf", "sent.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
