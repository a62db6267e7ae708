"""Findings: one document, one digest, and where two of them part."""

from __future__ import annotations

import dataclasses
import hashlib
import json

from tests.regimes.time.worlds import SMALL, activity, message, record, request, second

from detente.regimes.pack import overlaid, read_overlay
from detente.regimes.time import findings, first_difference
from detente.seal.canonical import encode

AT = second("2022-02-14")
RECORD = record(
    [activity(), activity("B", troops=None), activity("C", troops=1), request()],
    [message("N-1", "2021-12-31"), message("R-2", "2022-02-13T10:00:00Z", to=["BB"], item="R")],
)
LOWER = b"""
variant = "low"
title = "Low"
base = "small"
why = "To try."
basis = "house"
[limit.notify_troops]
from = { 2011-12-01 = 1 }
"""


def test_the_digest_is_over_the_canonical_bytes():
    found = findings(SMALL, RECORD, AT)
    assert found.data == encode(found.document)
    assert found.digest == hashlib.sha256(found.data).hexdigest()
    assert json.loads(found.data) == found.document


def test_only_yes_and_cannot_tell_stand_there_with_their_paragraph_and_the_weakest_basis():
    found = findings(SMALL, RECORD, AT).document
    rows = [(row["item"], row["answer"], row["cite"], row["basis"]) for row in found["findings"]]
    assert rows == [("A", "yes", "40", "memory"), ("B", "cannot tell", "40", "memory")]
    duties = {(row["duty"], row["item"]): row for row in found["duties"] if row["by"] == "AA" and "item" in row}
    assert duties["notification", "A"]["state"] == "late" and duties["notification", "A"]["basis"] == "memory"
    assert duties["notification", "B"]["missing"] == ["activity.troops"]
    assert duties["reply", "R"] == {
        "duty": "reply", "item": "R", "by": "AA", "to": "BB", "state": "done", "cite": "16", "basis": "secondary",
        "due": "2022-02-13T10:00:00Z", "by_message": "R-2 2022-02-13T10:00:00Z",
    }  # fmt: skip
    assert ("notification", "C") not in duties


def test_the_basis_of_a_duty_is_the_weakest_of_the_figures_and_facts_it_rests_on():
    found = findings(SMALL, RECORD, AT)
    assert {row.basis.name for row in found.duties if row.duty == "notification"} == {"MEMORY"}
    assert {row.basis.name for row in found.duties if row.duty == "reply"} == {"SECONDARY"}
    assert {row.basis.name for row in found.quotas} == {"DOUBTFUL"}


def parted(other_record=RECORD, pack=SMALL, at=AT):
    one, other = findings(SMALL, RECORD, AT), findings(pack, other_record, at)
    assert one.digest != other.digest
    first = first_difference(one.document, other.document)
    assert first == first_difference(one.document, other.document)
    return first


def test_what_two_findings_are_about_parts_before_what_they_find():
    assert parted(pack=overlaid(SMALL, read_overlay(LOWER))).member == "pack"
    assert parted(at=AT + 1).member == "as_of"
    assert parted(dataclasses.replace(RECORD, items=RECORD.items[1:])).member == "items"
    assert parted(dataclasses.replace(RECORD, messages=())).member == "messages"
    assert parted(dataclasses.replace(RECORD, parties=("AA", "BB"))).member == "parties"
    suspended = parted(dataclasses.replace(RECORD, suspended={"AA": (19_000, "We suspend.")}))
    assert (suspended.member, suspended.key, suspended.one) == ("suspended", ("AA",), None)


def test_the_first_row_that_differs_is_named():
    one = findings(SMALL, RECORD, AT).document
    other = json.loads(json.dumps(one))
    other["duties"] = [row for row in other["duties"] if row["duty"] != "reply"]
    found = first_difference(one, other)
    assert (found.member, found.key[:2], found.other) == ("duties", ("reply", "R"), None)
    other["findings"][1]["answer"] = "yes"
    found = first_difference(one, other)
    assert (found.member, found.key, found.one["answer"]) == (
        "findings",
        ("notifiable", "activity", "B"),
        "cannot tell",
    )
    assert first_difference(one, one) is None


def test_a_gap_and_its_reason_are_part_of_the_record():
    withheld = record([activity("B", troops=None) | {"missing": {"troops": "withheld"}}])
    plain = record([activity("B", troops=None)])
    one, other = (findings(SMALL, each, AT).document for each in (withheld, plain))
    assert one["items"] != other["items"] and one["findings"] == other["findings"]
