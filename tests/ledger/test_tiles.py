"""Tiles: names, what changes when the tree grows, contents, and proofs computed from them."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, OursError, TheirsError
from detente.ledger.proofs import verify_consistency, verify_inclusion
from detente.ledger.tile_paths import TilePath, bundles_between, tile_of, tiles_between
from detente.ledger.tiles import TileReader, check_bundle, decode_bundle, decode_tile, encode_bundle, files_between
from detente.ledger.tree import leaf_hash, root_of

ENTRIES = [i.to_bytes(4, "big") for i in range(70_000)]
HASHES = [leaf_hash(entry) for entry in ENTRIES]
SIZES = (0, 1, 255, 256, 257, 700, 70_000)


def hashes(start: int, end: int) -> Sequence[bytes]:
    return HASHES[start:end]


def entries(start: int, end: int) -> Sequence[bytes]:
    return ENTRIES[start:end]


def publish(sizes: Sequence[int]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for old, new in zip((0, *sizes), sizes, strict=False):
        files.update(files_between(old, new, hashes, entries, files.get))
    return files


PUBLISHED = publish(SIZES[1:])


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (TilePath(0, 0), "tile/0/000"),
        (TilePath(0, 999), "tile/0/999"),
        (TilePath(0, 1000), "tile/0/x001/000"),
        (TilePath(0, 1234067), "tile/0/x001/x234/067"),
        (TilePath(63, 123456789), "tile/63/x123/x456/789"),
        (TilePath(0, 273, 112), "tile/0/273.p/112"),
        (TilePath(15, 123456789, 41), "tile/15/x123/x456/789.p/41"),
        (TilePath(None, 1, 255), "tile/entries/001.p/255"),
        (TilePath(0, 1000**6 - 1), "tile/0/x999/x999/x999/x999/x999/999"),
    ],
)
def test_names(tile: TilePath, path: str) -> None:
    assert tile.path == path
    assert TilePath.parse(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "", "tile/0/", "tile/0/x001", "tile/0/x001/", "tile/0/001/002", "tile/0/x001/0002", "tile/0/001.p/",
        "tile/0/001.p/0", "tile/0/001.p/256", "tile/0/001.p/01", "tile/0/001.p/+1", "tile/64/001", "tile/-1/001",
        "tile/00/001", "tile/01/001", "tile/0/x000/001", "tile/0/1", "tile/0/0001", "tile/0/x1/001", "tile/x/001",
        "/tile/0/001", "tile/0/001\n", "tile/0/001.p/5/", "tile/0/x001/x002/x003/x004/x005/x006/007", "tile/0/٠٠١",
        "tile/entries/001.p/999", "tile/entries", "tile/0/../001", "checkpoint",
    ],
)  # fmt: skip
def test_other_names_are_refused(path: str) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_tile_path"):
        TilePath.parse(path)


@pytest.mark.parametrize(("level", "index", "width"), [(64, 0, 1), (-1, 0, 1), (0, -1, 1), (0, 1000**6, 1), (0, 0, 0)])
def test_no_such_tile(level: int, index: int, width: int) -> None:
    with pytest.raises(OursError, match=r"ledger\.bad_tile_path"):
        TilePath(level, index, width)


@given(st.text(max_size=30) | st.text("tile/entris0129xp.", max_size=30))
def test_rubbish_names_are_refused_or_exact(path: str) -> None:
    code = ""
    try:
        again = TilePath.parse(path).path
    except DetenteError as problem:
        again, code = path, problem.code
    assert again == path
    assert code in {"", "ledger.bad_tile_path"}


@given(st.one_of(st.none(), st.integers(0, 63)), st.integers(0, 1000**6 - 1), st.integers(1, 256))
def test_names_read_back(level: int | None, index: int, width: int) -> None:
    assert TilePath.parse(TilePath(level, index, width).path) == TilePath(level, index, width)


def test_tiles_of_256_and_70000_leaves() -> None:
    assert tiles_between(0, 256) == (TilePath(0, 0), TilePath(1, 0, 1))
    tiles = tiles_between(0, 70_000)
    assert [t for t in tiles if t.level == 0] == [*(TilePath(0, n) for n in range(273)), TilePath(0, 273, 112)]
    assert [t for t in tiles if t.level == 1] == [TilePath(1, 0), TilePath(1, 1, 17)]
    assert [t for t in tiles if t.level == 2] == [TilePath(2, 0, 1)]
    assert len(tiles) == 277


def test_only_what_changed_is_written() -> None:
    assert tiles_between(255, 256) == (TilePath(0, 0), TilePath(1, 0, 1))
    assert tiles_between(256, 257) == (TilePath(0, 1, 1),)
    assert tiles_between(300, 301) == (TilePath(0, 1, 45),)
    assert bundles_between(250, 260) == (TilePath(None, 0), TilePath(None, 1, 4))
    assert tiles_between(5, 5) == bundles_between(5, 5) == tiles_between(0, 0) == ()


def test_contents() -> None:
    assert PUBLISHED["tile/0/000"] == b"".join(HASHES[:256])
    assert len(PUBLISHED["tile/1/000"]) == 8192
    assert PUBLISHED["tile/1/000.p/1"] == root_of(HASHES[:256])
    assert PUBLISHED["tile/2/000.p/1"] == root_of(HASHES[: 256 * 256])
    assert PUBLISHED["tile/1/001.p/17"][:32] == root_of(HASHES[256 * 256 : 256 * 257])
    assert PUBLISHED["tile/entries/000.p/1"] == b"\x00\x04" + ENTRIES[0]
    bundle = TilePath(None, 273, 112)
    check_bundle(bundle, PUBLISHED[bundle.path], HASHES[273 * 256 :])


def test_growing_in_steps_writes_what_growing_at_once_writes() -> None:
    at_once = files_between(0, 70_000, hashes, entries, {}.get)
    assert all(PUBLISHED[path] == data for path, data in at_once.items())


def test_a_lost_tile_is_computed_again() -> None:
    files = {path: data for path, data in PUBLISHED.items() if path != "tile/0/000"}
    assert files_between(700, 70_000, hashes, entries, files.get)["tile/1/000"] == PUBLISHED["tile/1/000"]


def test_one_word_bundle() -> None:
    assert encode_bundle([b"one"]) == bytes.fromhex("00036f6e65")
    assert decode_bundle(TilePath(None, 0, 1), bytes.fromhex("00036f6e65")) == (b"one",)
    assert decode_bundle(TilePath(None, 0, 2), bytes.fromhex("000000036f6e65")) == (b"", b"one")


@pytest.mark.parametrize("data", ["", "00", "0003", "00036f6e", "00036f6e6500", "00036f6e650000"])
def test_damaged_bundles_are_refused(data: str) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_tile"):
        decode_bundle(TilePath(None, 0, 1), bytes.fromhex(data))


def test_bundles_and_tiles_must_agree() -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_tile"):
        check_bundle(TilePath(None, 0, 1), encode_bundle([b"one"]), [leaf_hash(b"two")])


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_tile_has_the_width_of_its_name(length: int) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_tile"):
        decode_tile(TilePath(0, 0, 1), bytes(length))


def test_entries_have_a_length_limit() -> None:
    with pytest.raises(OursError, match=r"ledger\.entry_too_long"):
        encode_bundle([bytes(65_536)])
    assert len(encode_bundle([bytes(65_535)])) == 65_537


@settings(max_examples=60)
@given(st.sampled_from(SIZES[1:]), st.data())
def test_proofs_from_tiles_verify(size: int, data: st.DataObject) -> None:
    reader = TileReader(size, PUBLISHED.get)
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    root = reader.root()
    verify_inclusion(index, size, HASHES[index], reader.inclusion(index), root)
    verify_consistency(old, size, root_of(HASHES[:old]), root, reader.consistency(old))


def test_the_root_from_tiles() -> None:
    for size in SIZES:
        assert TileReader(size, PUBLISHED.get).root() == root_of(HASHES[:size])


def test_a_deleted_partial_tile_is_found_in_the_full_one() -> None:
    files = {path: data for path, data in PUBLISHED.items() if path != "tile/0/000.p/255"}
    assert TileReader(255, files.get).root() == root_of(HASHES[:255])


def test_a_reader_asks_only_for_what_the_size_implies() -> None:
    asked: list[str] = []

    def read(path: str) -> bytes | None:
        asked.append(path)
        return PUBLISHED.get(path)

    TileReader(700, read).inclusion(5)
    assert set(asked) <= {tile.path for tile in tiles_between(0, 700)}


def test_a_missing_tile_and_a_missing_leaf_are_said() -> None:
    with pytest.raises(TheirsError, match=r"ledger\.no_tile"):
        TileReader(3, {}.get).root()
    with pytest.raises(OursError, match=r"ledger\.out_of_range"):
        TileReader(255, PUBLISHED.get).inclusion(255)
    with pytest.raises(OursError, match=r"ledger\.out_of_range"):
        tile_of(1, 0, 255)


def test_a_million_leaves_need_a_handful_of_tiles() -> None:
    asked: list[str] = []
    full = bytes(8192)

    def read(path: str) -> bytes | None:
        asked.append(path)
        return full[: 32 * TilePath.parse(path).width]

    TileReader(1_000_000, read).inclusion(123_456)
    assert len(asked) <= 6
