"""`detente plan`: figures held against the rules without a station."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from detente.cli.main import cli
from detente.errors import DetenteError

FIGURES = (
    "state=LT", "start=2022-04-10", "end=2022-04-20", "kind=land", "in_zone=yes", "single_command=yes", "alert=no",
    "troops=12 500",
)  # fmt: skip


def plan(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["plan", "--alone", *arguments], env={"LANGUAGE": "en"})


def test_what_is_owed_by_when_and_what_is_missing_in_sentences():
    said = plan("--as-of", "2022-01-20T09:00:00Z", *FIGURES).stdout
    assert "LT owes this to all parties by 27 Feb 2022: Prior notification (¶ 38" in said
    assert "Subject to observation: cannot tell" in said
    assert "Missing: “Battle tanks” (tanks)." in said


def test_the_same_as_one_document():
    found = json.loads(plan("--as-of", "2022-01-20T09:00:00Z", "--json", *FIGURES).stdout)
    assert found["item"]["troops"] == 12500
    answers = {one["rule"].partition(".")[2]: one["answer"] for one in found["findings"]}
    assert answers["notifiable"] == "yes"
    assert answers["observable"] == "cannot tell"
    assert {one["duty"]: one["state"] for one in found["duties"]}["prior_notification"] == "coming"


def test_too_late_is_said():
    found = json.loads(plan("--as-of", "2022-03-20T09:00:00Z", "--json", *FIGURES).stdout)
    assert {one["duty"]: one["state"] for one in found["duties"]}["prior_notification"] == "missed"


def test_a_variant_changes_the_finding_and_why_tells_the_figure():
    fewer = (*FIGURES[:-1], "troops=6000")
    assert "Notifiable as an activity on land: yes" not in plan(*fewer).stdout
    said = plan("--variant", "wi-5000", "--why", *fewer).stdout
    assert "6,000 persons ≥ 5,000 persons" in said


def test_every_figure_that_cannot_be_read_is_named_and_the_rules_are_not_asked():
    result = plan("state=XX", "troops=12.5", "zeppelins=3", "start=2022-02-31")
    assert isinstance(result.exception, DetenteError)
    assert (result.exception.code, result.exception.fields["count"]) == ("regimes.plan_unread", 4)
    assert result.stdout == ""
    for name in ("state:", "troops:", "zeppelins:", "start:"):
        assert name in result.stderr
    assert plan("troops").exception.code == "regimes.plan_figure"
    assert plan("--about", "zeppelin").exception.code == "regimes.item_kind"
