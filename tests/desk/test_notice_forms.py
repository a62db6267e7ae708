"""Filling in a form of a regime at the desk: begun, saved, told wrong at the field, pasted, taken away, sent on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.desk.duties_kit import NAME, UnderRules

from detente.regimes.formats import Answers, read_answers
from detente.station.queries.drafts import draft, remarks

if TYPE_CHECKING:
    from django.test import Client

GOOD = {
    "case": "LT-1", "designation": "Iron Wolf", "purpose": "Training", "states": "LT, DE", "kind": "land",
    "start": "2022-06-10", "end": "2022-06-20", "area": "Pabradė", "alert": "no", "single_command": "yes",
    "key:troops_by_state:0": "LT", "of:troops_by_state:0": "5000", "key:troops_by_state:1": "DE", "of:troops_by_state:1": "4500",
    "phases.1.phase": "active", "phases.1.start": "2022-06-12",
}  # fmt: skip


@pytest.fixture
def client(rules: UnderRules) -> Client:
    return rules.officer()


def begin(client: Client, form: str, case: str = "") -> str:
    done = client.post(f"/duties/new?regime={NAME}", {"format": form, "case": case})
    assert done.status_code == 303
    return str(done.headers["Location"]).rsplit("/", 1)[1]


def test_every_form_can_be_begun_and_shown(client: Client) -> None:
    page = client.get("/duties/new").content.decode()
    codes = set(re.findall(r'value="(D-[A-Z0-9.-]+)"', page))
    assert len(codes) >= 39
    for code in sorted(codes):
        assert client.get(f"/duties/notices/{begin(client, code)}").status_code == 200


def test_what_is_typed_is_kept_and_comes_back(client: Client, rules: UnderRules) -> None:
    id_ = begin(client, "D-V-42", "LT-1")
    assert client.post(f"/duties/notices/{id_}", GOOD | {"next": "save"}).status_code == 303
    body = draft(rules.lt.house, id_).fields.body
    answers = {row["field"]: row["value"] for row in body["answers"]}
    assert answers["troops_by_state.DE"] == "4500"
    assert answers["phases.1.phase"] == "active"
    page = client.get(f"/duties/notices/{id_}?marked=1").content.decode()
    assert 'value="Iron Wolf"' in page
    assert "error-summary" not in page
    assert remarks(rules.lt.house, id_)


def test_bad_values_are_told_at_the_field_and_all_together(client: Client) -> None:
    id_ = begin(client, "D-V-42", "LT-2")
    bad = GOOD | {"case": "LT-2", "start": "2022-02-30", "of:troops_by_state:0": "-5", "designation": ""}
    client.post(f"/duties/notices/{id_}", bad)
    page = client.get(f"/duties/notices/{id_}?marked=1").content.decode()
    assert page.count("error-summary") >= 1
    assert page.count("field__error") >= 3
    assert "2022-02-30" in page


def test_a_form_is_pasted_as_numbered_text_or_json_and_taken_away_as_both(client: Client, rules: UnderRules) -> None:
    id_ = begin(client, "D-V-42", "LT-3")
    client.post(f"/duties/notices/{id_}", GOOD)
    text = client.get(f"/duties/notices/{id_}/file.txt").content.decode()
    document = client.get(f"/duties/notices/{id_}/file.json").content.decode()
    assert json.loads(document)["answers"]["troops_by_state"] == {"LT": 5000, "DE": 4500}
    for pasted in (text, document):
        other = begin(client, "D-V-42", "LT-4")
        assert client.post(f"/duties/notices/{other}", {"pasted": pasted, "case": "LT-4"}).status_code == 303
        assert _answers(rules, other) == _answers(rules, id_)
    refused = client.post(f"/duties/notices/{id_}", {"pasted": "nothing of the kind"})
    assert refused.status_code == 422


def _answers(rules: UnderRules, draft_id: str) -> Answers:
    form = rules.pack.formats["D-V-42"]
    flat = {row["field"]: row["value"] for row in draft(rules.lt.house, draft_id).fields.body["answers"]}
    return read_answers(form, flat, rules.pack.parties)[0]


def test_typing_is_saved_by_itself(client: Client, rules: UnderRules) -> None:
    id_ = begin(client, "D-III-17")
    assert client.post(f"/duties/notices/{id_}/autosave", {"description": "A near miss."}).status_code == 200
    assert draft(rules.lt.house, id_).fields.body["answers"] == [{"field": "description", "value": "A near miss."}]


def test_a_yearly_return_begins_from_the_last_one_and_may_say_nothing_new(client: Client, rules: UnderRules) -> None:
    answers = [
        {"field": "year", "value": "2022"},
        {"field": "units", "value": "31"},
        {"field": "organisation", "value": "One brigade"},
    ]
    body = {"regime": NAME, "rules": rules.pack.digest, "format": "D-I-10", "answers": answers}
    rules.act(rules.lt, "notice", body)
    id_ = begin(client, "D-I-10")
    begun = {row["field"]: row["value"] for row in draft(rules.lt.house, id_).fields.body["answers"]}
    assert begun == {"year": "2023", "units": "31", "organisation": "One brigade"}
    client.post(f"/duties/notices/{id_}", {"year": "2023", "units": "31", "section.land": "1"})
    kept = {row["field"]: row["value"] for row in draft(rules.lt.house, id_).fields.body["answers"]}
    assert kept["section.land"] == "unchanged"


def test_other_drafts_and_unknown_forms_are_refused_calmly(client: Client) -> None:
    assert client.post("/duties/new", {"format": "D-X-1"}).status_code >= 400
    assert client.get("/duties/notices/nothing").status_code in {404, 422}
