"""The hash tree against the values of RFC 6962/9162 and the subtree vectors of the merkle-tree-certs draft."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DefectError, OursError
from detente.ledger.tree import (
    EMPTY_ROOT,
    Frontier,
    SubtreeCache,
    consistency_proof,
    inclusion_path,
    inclusion_proof,
    leaf_hash,
    node_hash,
    range_root,
    root_of,
)

LEAVES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def hashes(count: int) -> list[bytes]:
    return [leaf_hash(i.to_bytes(4, "big")) for i in range(count)]


def test_hashes_carry_their_prefix() -> None:
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert node_hash(b"N123", b"N456").hex() == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_by_size(size: int) -> None:
    leaves = [leaf_hash(leaf) for leaf in LEAVES[:size]]
    assert root_of(leaves).hex() == ROOTS[size - 1]
    assert range_root(0, size, SubtreeCache(leaves).node).hex() == ROOTS[size - 1]


def test_the_example_of_three_leaves() -> None:
    leaves = [leaf_hash(text) for text in (b"one", b"two", b"three")]
    assert [item.hex() for item in inclusion_proof(0, leaves)] == [
        "ab1ab7f07c7c8fe0eff4ba6faa53c7e4412e91a599153e8aa4e01beece5b7825",
        "671f146c5e471e8a1a83a3c214ce4ba907b8f3a5888d14cc8cd3ce75bb12ef94",
    ]
    assert consistency_proof(2, leaves) == (leaf_hash(b"three"),)
    assert root_of(leaves[:2]).hex() == "4f55f619d9215235778b2b9f17d6f4915b16171214d152381293669764de722e"


def valid_ranges() -> list[tuple[int, int]]:
    ranges = []
    for end in range(131):
        for start in range(end + 1):
            length = end - start
            if length == 0 or start % (1 << (length - 1).bit_length()) == 0:
                ranges.append((start, end))
    return ranges


def test_every_subtree_of_130_leaves() -> None:
    node = SubtreeCache([leaf_hash(bytes([i])) for i in range(130)]).node
    digest = hashlib.sha256()
    for start, end in valid_ranges():
        digest.update(f"[{start}, {end}) {range_root(start, end, node).hex()}\n".encode())
    assert digest.hexdigest() == "b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81"


def test_every_inclusion_proof_in_130_leaves() -> None:
    node = SubtreeCache([leaf_hash(bytes([i])) for i in range(130)]).node
    digest = hashlib.sha256()
    for start, end in valid_ranges():
        for index in range(start, end):
            path = "".join(f" {item.hex()}" for item in inclusion_path(index, start, end, node))
            digest.update(f"{index} [{start}, {end}){path}\n".encode())
    assert digest.hexdigest() == "ac2a8f989e44d99e399db448050ff5f19757df53cfb716aa81015d3955d8163f"


@given(st.integers(0, 300))
def test_the_frontier_gives_the_root_and_survives_storing(size: int) -> None:
    frontier = Frontier()
    for leaf in hashes(size):
        frontier = frontier.append(leaf)
    again = Frontier.load(size, frontier.dump())
    assert again == frontier
    assert again.size == size
    assert again.root() == range_root(0, size, SubtreeCache(hashes(size)).node)
    assert len(frontier.dump()) == 33 * size.bit_count()


@pytest.mark.parametrize(("size", "data"), [(0, b"\0"), (1, b""), (1, b"\x01" + bytes(32)), (2, b"\x01" + bytes(31))])
def test_a_damaged_frontier_is_noticed(size: int, data: bytes) -> None:
    with pytest.raises(DefectError, match=r"ledger\.frontier_damaged"):
        Frontier.load(size, data)


def test_a_cache_over_growing_leaves_stays_right_and_hashes_little() -> None:
    leaves = hashes(1000)
    reads = 0

    class Counted(list[bytes]):
        def __getitem__(self, index):  # type: ignore[no-untyped-def,override]  # counts reads, changes nothing
            nonlocal reads
            reads += 1
            return super().__getitem__(index)

    counted = Counted(leaves)
    cache = SubtreeCache(counted)
    inclusion_path(3, 0, 1000, cache.node)
    counted.extend(hashes(1100)[1000:])
    reads = 0
    inclusion_path(4, 0, 1000, cache.node)
    assert reads < 20
    assert range_root(0, 1100, cache.node) == root_of(hashes(1100))


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_no_proof_of_what_is_not_there(index: int) -> None:
    with pytest.raises(OursError, match=r"ledger\.out_of_range"):
        inclusion_proof(index, hashes(3))


@pytest.mark.parametrize("old", [0, -1, 4])
def test_no_consistency_proof_from_nothing_or_from_more(old: int) -> None:
    with pytest.raises(OursError, match=r"ledger\.out_of_range"):
        consistency_proof(old, hashes(3))


def test_no_node_beyond_the_leaves() -> None:
    with pytest.raises(OursError, match=r"ledger\.out_of_range"):
        SubtreeCache(hashes(3)).node(1, 1)
