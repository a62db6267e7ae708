"""Messages: read strictly, written back the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.regimes.time.worlds import SMALL, message

from detente.errors import DetenteError, TheirsError
from detente.regimes.time import read_message, read_moment, read_record, write_message

GOOD = message("N-1", "2022-02-11", to=["CC", "BB"])


def refused(**changed):
    with pytest.raises(TheirsError) as caught:
        read_message(SMALL, GOOD | changed)
    assert caught.value.fields["message"] == GOOD["id"]
    return caught.value.code, caught.value.fields.get("member")


@pytest.mark.parametrize(
    "moment",
    ["2022-02-30", "2022-2-1", "2022-02-11T10:00:00", "2022-02-11T10:00:00+01:00", "2022-02-11T24:00:00Z", "", 5, None,
     dt.datetime.fromisoformat("2022-02-11T10:00:00"), dt.datetime(2022, 2, 11, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))],
)  # fmt: skip
def test_impossible_moments_and_other_zones_are_refused_by_name(moment):
    assert refused(at=moment) == ("regimes.message_moment", "at")
    assert refused(received=moment) == ("regimes.message_moment", "received")


def test_each_refusal_names_the_message_and_the_member():
    assert refused(format="X-9") == ("regimes.message_format", None)
    assert refused(by="ZZ") == ("regimes.message_party", "by")
    assert refused(to=["ZZ"]) == ("regimes.message_party", "to")
    assert refused(to=[["AA"]]) == ("regimes.message_type", "to")
    assert refused(to="AA") == ("regimes.message_type", "to")
    assert refused(item=7) == ("regimes.message_type", "item")
    assert refused(nil=1) == ("regimes.message_type", "nil")
    assert refused(year=True) == ("regimes.message_type", "year")
    assert refused(year=1492) == ("regimes.message_type", "year")
    assert refused(sent="x") == ("regimes.message_unknown", "sent")
    assert refused(received="2022-02-10") == ("regimes.message_order", None)


def test_a_day_is_its_interval_and_toml_dates_are_days():
    day = read_moment(dt.date(2022, 2, 11))
    assert day == read_moment("2022-02-11") and day.last - day.first == 86_399
    assert read_moment(dt.datetime(2022, 2, 11, 10, tzinfo=dt.UTC)) == read_moment("2022-02-11T10:00:00Z")


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "received": st.sampled_from(["2022-02-11", "2022-02-12T00:00:00Z"]),
            "contests": st.booleans(),
            "nil": st.booleans(),
            "year": st.integers(1970, 9999),
            "to": st.lists(st.sampled_from(["AA", "BB", "CC", "all"])),
        },
    )
)
def test_reading_and_writing_are_inverse(changed):
    read = read_message(SMALL, GOOD | changed)
    assert read_message(SMALL, write_message(read)) == read


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "nil", "year", "received"]), inner),
    )
)
def test_anything_gives_a_message_or_a_named_refusal(raw):
    code = "regimes.message_"
    try:
        read_message(SMALL, GOOD | raw if isinstance(raw, dict) else raw)
    except DetenteError as problem:
        code = problem.code
    assert code.startswith("regimes.message_")


def test_two_of_one_identifier_are_refused():
    with pytest.raises(TheirsError, match="message_twice"):
        read_record(SMALL, [], [GOOD, GOOD])
