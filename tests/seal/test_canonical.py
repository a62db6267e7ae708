"""Canonical JSON: the standard's values, equality with a reference, and bytes made to be read two ways."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, OursError, TheirsError
from detente.kernel import Instant, PartyName
from detente.seal import canonical

INTEGERS = st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | INTEGERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=30,
)


def refusal(data: bytes) -> tuple[str, object]:
    with pytest.raises(TheirsError) as caught:
        canonical.decode(data)
    return caught.value.code, caught.value.fields.get("what")


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_names_are_ordered_by_utf16_code_units() -> None:
    value = {"b": 1, "a": "é\u2028", "😀": 2, "\ufb33": 3}
    data = '{"a":"é\u2028","b":1,"😀":2,"\ufb33":3}'.encode()
    assert canonical.encode(value) == data
    assert canonical.decode(data) == value


def test_the_order_of_code_points_is_refused() -> None:
    assert refusal('{"a":"é\u2028","b":1,"\ufb33":3,"😀":2}'.encode()) == ("seal.not_canonical", "form")


def test_control_characters_have_one_spelling() -> None:
    text = '\x00\x07\b\t\n\v\f\r\x1f\x7f"\\/€\u2028'
    written = '"\\u0000\\u0007\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\\"\\\\/€\u2028"'.encode()
    assert canonical.encode(text) == written
    assert canonical.decode(written) == text


@given(VALUES)
def test_the_bytes_are_those_of_the_reference_implementation(value: Any) -> None:
    data = canonical.encode(value)
    assert data == rfc8785.dumps(value)
    assert canonical.decode(data) == value


@given(VALUES)
def test_any_other_spelling_of_a_value_is_refused(value: Any) -> None:
    data = canonical.encode(value)
    for other in (json.dumps(value), json.dumps(value, indent=1), json.dumps(value, ensure_ascii=False)):
        if other.encode() != data:
            assert refusal(other.encode())[0] == "seal.not_canonical"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'{"a":1,"a":1}', "form"),
        (b'{"a":1,"a":2}', "form"),
        (b'{"b":1,"a":1}', "form"),
        (b'{"a": 1}', "form"),
        (b' {"a":1}', "form"),
        (b'{"a":1}\n', "form"),
        (b'"\\u0041"', "form"),
        (b'"\\u001F"', "form"),
        (b'"\\/"', "form"),
        (b'"\\ud83d\\ude00"', "form"),
        (b"-0", "form"),
        (b"1.0", "float"),
        (b"1e2", "float"),
        (b"0.1", "float"),
        (b"-0.0", "float"),
        (b"9007199254740992", "number"),
        (b"-9007199254740992", "number"),
        (b"18446744073709551616", "number"),
        (b"9" * 5000, "number"),
    ],
)
def test_json_in_another_form_is_refused(data: bytes, what: str) -> None:
    assert refusal(data) == ("seal.not_canonical", what)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[1,]", b"01", b"+1", b".5", b"NaN", b"Infinity", b"-Infinity", b"nul", b"'a'", b'{"a"}', b"{a:1}",
        b"1 2", b'"\x01"', b'"\xff"', b'"\xed\xa0\x80"', b'"\\ud800"', b'"\\udc00"', b'"\\ud800x"', b'"\\x41"',
        b"\xef\xbb\xbf{}", b"\xff\xfe{\x00}\x00", b"// note\n1",
    ],
)  # fmt: skip
def test_what_is_no_json_is_refused(data: bytes) -> None:
    assert refusal(data)[0] == "seal.not_json"


def test_the_largest_integers_are_read() -> None:
    assert canonical.decode(b"9007199254740991") == -canonical.decode(b"-9007199254740991") == 2**53 - 1


def test_the_deepest_allowed_is_read_and_written() -> None:
    assert canonical.encode(canonical.decode(nested(canonical.MAX_DEPTH))) == nested(canonical.MAX_DEPTH)


@pytest.mark.parametrize("depth", [33, 1000, 100_000, 500_000])
def test_depth_bombs_are_refused(depth: int) -> None:
    assert refusal(nested(depth)) == ("seal.not_canonical", "depth")


def test_a_depth_bomb_of_objects_is_refused() -> None:
    assert refusal(b'{"a":' * 100_000 + b"1" + b"}" * 100_000) == ("seal.not_canonical", "depth")


def test_brackets_inside_texts_are_no_depth() -> None:
    data = b'["' + b"[" * 1000 + b'"]'
    assert canonical.decode(data) == ["[" * 1000]


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(TheirsError) as caught:
        canonical.decode(b"\xff" * (canonical.MAX_PAYLOAD + 1))
    assert caught.value.code == "seal.too_large"
    assert canonical.decode(b'"%b"' % (b"x" * (canonical.MAX_PAYLOAD - 2)))


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (1.0, "float"),
        ({"a": [1, float("nan")]}, "float"),
        ({"é": 1.5}, "float"),
        ([{"é": 1}, 1.5], "float"),
        (2**53, "number"),
        ({1: 2}, "name"),
        ({None: 2}, "name"),
        (b"bytes", "bytes"),
        ({1, 2}, "set"),
        (object(), "object"),
        ("\ud800", "text"),
        ({"\ud800": 1}, "text"),
        ({"é": "\ud800"}, "text"),
    ],
)
def test_what_json_lacks_is_not_written(value: Any, what: str) -> None:
    with pytest.raises(OursError) as caught:
        canonical.encode(value)
    assert (caught.value.code, caught.value.fields["what"]) == ("seal.cannot_encode", what)


def test_a_value_that_holds_itself_is_not_written() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(OursError, match="depth"):
        canonical.encode(value)


def test_values_of_the_kernel_are_written_as_what_they_are() -> None:
    value = {PartyName("a.example"): (PartyName("b.example"), Instant(5), True, None)}
    assert canonical.encode(value) == b'{"a.example":["b.example",5,true,null]}'
    assert canonical.encode({"é": Instant(5)}) == '{"é":5}'.encode()


@given(st.binary() | st.text(alphabet='{}[]",:\\u0123456789abcdefe+-.tn ').map(str.encode))
@settings(max_examples=300)
def test_random_bytes_are_read_back_or_refused(data: bytes) -> None:
    try:
        value = canonical.decode(data)
    except DetenteError:
        return
    assert canonical.encode(value) == data
