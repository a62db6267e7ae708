"""Problem documents of a peer: a code and numbers are believed, and nothing that could speak to a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.seal import canonical
from detente.seal.problems import CODE_LIMIT, MAX_PROBLEM, read_problem

NOTHING: tuple[str, dict[str, int]] = ("", {})


def test_a_code_and_numbers_are_read() -> None:
    fields = {"next": 3, "what": "text", "yes": True, "none": None, "list": [1], "Next": 4, "n\x1b[2J": 5, "n" * 41: 6}
    body = canonical.encode({"code": "line.gap", "detail": "anything", "fields": fields, "status": 409, "title": "x"})
    assert read_problem(body) == ("line.gap", {"next": 3})


@pytest.mark.parametrize("fields", [None, [], "text", 5])
def test_fields_of_another_shape_are_passed_over(fields: object) -> None:
    assert read_problem(canonical.encode({"code": "line.gap", "fields": fields})) == ("line.gap", {})


@pytest.mark.parametrize(
    "code",
    [
        "", "gap", ".gap", "line.", "line..gap", "Line.gap", "line.gap\n", "line gap", "line.\x1b[2J", "line.gäp", "l.\u202e",
        "line." + "g" * CODE_LIMIT, None, 5, ["line.gap"],
    ],
)  # fmt: skip
def test_a_code_is_a_word_for_machines(code: object) -> None:
    assert read_problem(canonical.encode({"code": code})) == NOTHING


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'{"code": "line.gap"}', b'"line.gap"', b"{}"])
def test_what_is_no_problem_says_nothing(body: bytes) -> None:
    assert read_problem(body) == NOTHING


def test_a_problem_has_a_limit() -> None:
    fits = {"code": "line.gap", "detail": "x" * (MAX_PROBLEM - 31)}
    assert read_problem(canonical.encode(fits)) == ("line.gap", {})
    assert read_problem(canonical.encode(fits | {"detail": "x" * MAX_PROBLEM})) == NOTHING


@given(st.binary(max_size=60))
def test_random_bytes_say_nothing(body: bytes) -> None:
    assert read_problem(body) == NOTHING
