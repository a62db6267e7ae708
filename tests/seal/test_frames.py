"""Framing: what comes back, and requests that are cut, stretched or of another kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TheirsError
from detente.seal.frames import (
    CONSIGNMENT,
    MAX_RECEIPTS,
    RECEIPTS,
    Consignment,
    frame_consignment,
    frame_receipts,
    parse_consignment,
    parse_receipts,
)

WHOLE = frame_consignment(b"parcel", b"cipher", b"", b"seen")


def why(data: bytes, *, receipts: bool = False) -> object:
    with pytest.raises(TheirsError) as caught:
        parse_receipts(data) if receipts else parse_consignment(data)
    assert caught.value.code == "seal.bad_frames"
    return caught.value.fields["what"]


def test_the_bytes_of_a_consignment() -> None:
    assert WHOLE == (
        b"detente/consignment/v1\n\x00\x00\x00\x06parcel\x00\x00\x00\x06cipher\x00\x00\x00\x00\x00\x00\x00\x04seen"
    )


@given(st.binary(), st.binary(), st.binary(), st.binary())
def test_a_consignment_comes_back(parcel: bytes, cipher: bytes, own: bytes, seen: bytes) -> None:
    data = frame_consignment(parcel, cipher, own, seen)
    assert parse_consignment(data) == Consignment(parcel, cipher, own, seen)


@given(st.lists(st.binary(), min_size=1, max_size=MAX_RECEIPTS))
def test_receipts_come_back(receipts: list[bytes]) -> None:
    assert parse_receipts(frame_receipts(receipts)) == receipts


def test_every_cut_is_noticed() -> None:
    reasons = {why(WHOLE[:end]) for end in range(len(WHOLE))}
    assert reasons == {"magic", "length", "count"}


def test_nothing_may_follow_the_last_frame() -> None:
    assert why(WHOLE + b"\0") == why(WHOLE + b"\0\0\0\0") == "length"


def test_a_frame_cannot_be_longer_than_what_is_there() -> None:
    assert why(CONSIGNMENT + b"\xff\xff\xff\xff" + b"parcel") == "length"


def test_one_kind_of_request_is_not_another() -> None:
    assert why(WHOLE, receipts=True) == why(frame_receipts([b"a"] * 4)) == why(b"") == "magic"
    assert why(WHOLE.replace(b"v1", b"v2", 1)) == why(WHOLE.replace(b"v1\n", b"v1\r\n", 1)) == "magic"


def test_receipts_are_one_to_sixteen() -> None:
    assert why(RECEIPTS, receipts=True) == "count"
    assert why(frame_receipts([b"r"] * (MAX_RECEIPTS + 1)), receipts=True) == "length"


@given(st.binary(max_size=60), st.sampled_from([CONSIGNMENT, RECEIPTS, b""]))
def test_random_bytes_are_read_back_or_refused(data: bytes, magic: bytes) -> None:
    try:
        frames = parse_receipts(magic + data)
    except TheirsError:
        return
    assert frame_receipts(frames) == magic + data
