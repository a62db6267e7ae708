"""Every record of docs/spec/vectors/rules.json, read as a second implementation would read it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from tests.regimes.time.make_vectors import CASES

from detente.regimes.pack import load
from detente.regimes.time import Record, findings, first_difference, read_record
from detente.seal.canonical import encode

VECTORS = json.loads((Path(__file__).parents[3] / "docs/spec/vectors/rules.json").read_text(encoding="utf-8"))
PACK = load({name: text.encode() for name, text in VECTORS["pack"].items()})


@pytest.mark.parametrize("vector", VECTORS["records"], ids=lambda vector: vector["why"])
def test_the_findings_of_each_record(vector):
    read = read_record(PACK, vector["items"], vector["messages"])
    suspended = {party: tuple(said) for party, said in vector["suspended"].items()}
    record = Record(read.items, read.messages, tuple(VECTORS["parties"]), suspended, vector["accepted"])
    found = findings(PACK, record, vector["as_of"])
    assert first_difference(vector["document"], found.document) is None
    assert found.digest == vector["digest"] == hashlib.sha256(encode(vector["document"])).hexdigest()


def test_the_records_are_those_of_the_maker_and_show_every_state():
    assert [vector["why"] for vector in VECTORS["records"]] == [why for why, *_ in CASES]
    states = {row["state"] for vector in VECTORS["records"] for row in vector["document"]["duties"]}
    assert states == {"cannot tell", "coming", "contested", "done", "due", "excused", "late", "missed"}
