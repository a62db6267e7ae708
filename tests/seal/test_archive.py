"""Archives of evidence: the same bytes every time, and archives made to harm."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TheirsError
from detente.seal import archive
from detente.seal.archive import read_zip, write_zip

FILES = {"MANIFEST": b"list", "items/1/salt": bytes(32), "summary.txt": b"text" * 500}


def refused(data: bytes) -> bool:
    with pytest.raises(TheirsError) as problem:
        read_zip(data)
    return problem.value.code == "seal.bad_archive"


def made(*entries: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as writer:
        for name, data in entries:
            writer.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def test_the_same_files_give_the_same_bytes() -> None:
    assert write_zip(FILES) == write_zip(dict(reversed(FILES.items())))
    assert read_zip(write_zip(FILES)) == FILES


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../x", "a//x", "./x", "a/", "a\\x", "a\nb", "x" * 201])
def test_names_that_leave_the_folder(name: str) -> None:
    assert refused(made((name, b"")))


def test_two_files_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = made(("a", b"1"), ("a", b"2"))
    assert refused(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 100)
    monkeypatch.setattr(archive, "MAX_FILES", 3)
    assert refused(made(("a", bytes(101)), method=zipfile.ZIP_DEFLATED))
    assert refused(made(*((str(i), b"") for i in range(4))))
    assert len(read_zip(made(*((str(i), bytes(33)) for i in range(3))))) == 3


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_nobody_needs(method: int) -> None:
    assert refused(made(("a", bytes(100)), method=method))


def test_a_size_that_lies() -> None:
    data = made(("a", bytes(1000)), method=zipfile.ZIP_DEFLATED)
    assert refused(data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little")))


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data: bytes) -> None:
    assert refused(data)


@given(st.integers(min_value=0), st.integers(1, 255))
def test_any_altered_byte_is_read_or_refused(at: int, flip: int) -> None:
    data = bytearray(write_zip(FILES))
    data[at % len(data)] ^= flip
    try:
        assert len(read_zip(bytes(data))) <= len(FILES)
    except TheirsError as problem:
        assert problem.code == "seal.bad_archive"  # noqa: PT017  (both outcomes are right; only another error is wrong)
