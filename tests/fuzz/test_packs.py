"""Whatever is in the files of a pack or an overlay, a pack comes out or an error of ours."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz.mutation import damaged
from tests.regimes.pack.samples import SMALL, VARIANT, small

from detente.errors import TheirsError
from detente.regimes.pack import Pack, load, overlaid, problems, read_overlay, variants

BASE = load(small())
SPLIT = [text.encode() for text in SMALL.values()]
# Members and values that belong elsewhere in a pack: what damage to bytes seldom makes.
LINES = sorted({line for text in SMALL.values() for line in text.splitlines() if " = " in line and line.count("[") < 2})
ORDINARY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)


def read(files: dict[str, bytes]) -> Pack | None:
    """The pack, or None where it is refused; anything else goes through, and fails the test."""
    try:
        return load(files)
    except TheirsError:
        return None


@given(st.sampled_from(sorted(SMALL)), st.data())
@ORDINARY
def test_damaged_files(file: str, data: st.DataObject) -> None:
    files = {**small(), file: data.draw(damaged([SMALL[file].encode()]))}
    if read(files):
        problems(files)


@given(
    st.dictionaries(
        st.text(max_size=12) | st.sampled_from(sorted(SMALL)),
        st.binary(max_size=80) | st.sampled_from(SPLIT),
        max_size=6,
    )
)
@ORDINARY
def test_any_files(files: dict[str, bytes]) -> None:
    read(files)


@given(st.sampled_from(sorted(SMALL)), st.data())
@ORDINARY
def test_lines_where_they_do_not_belong(file: str, data: st.DataObject) -> None:
    lines = SMALL[file].splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(st.sampled_from(LINES))]
    read({**small(), file: "\n".join(lines).encode()})


@given(damaged([VARIANT.encode()]))
@ORDINARY
def test_damaged_overlays(data: bytes) -> None:
    with suppress(TheirsError):
        overlaid(BASE, read_overlay(data))
        variants({**small(), "variants/x.toml": data})
