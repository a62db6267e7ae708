"""Sentences of problems: whole with what is known, calm about what is not."""

from __future__ import annotations

import pytest
from tests.desk.conftest import Desk

from detente.desk.saying import say
from detente.errors.sentences import SENTENCES

pytestmark = pytest.mark.usefixtures("desk")  # Django is configured once a desk stands


def shown(template: str, **context: object) -> str:
    from django.template import engines

    return str(engines["django"].from_string(template).render(context))


@pytest.mark.parametrize("code", ["adapters.unreachable", "adapters.not_the_peer", "line.unknown_party"])
def test_a_problem_of_a_line_names_the_party(desk: Desk, code: str) -> None:
    assert desk.a.house.code == "AA"
    page = shown("{% say_code code peer=peer %}", code=code, peer="b.example")
    assert "b.example" in page
    assert "…" not in page


def test_a_name_from_outside_is_escaped(desk: Desk) -> None:
    assert desk.a.house.code == "AA"
    assert "<b>" not in shown("{% say_code code peer=peer %}", code="adapters.unreachable", peer="<b>x</b>")


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said_with_nothing_known(code: str) -> None:
    said = say(code, {})
    assert said.message
    assert "{" not in said.message + said.hint


def test_a_code_of_another_version_stands_for_itself() -> None:
    assert "line.from_the_future" in say("line.from_the_future", {}).message
