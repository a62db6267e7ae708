"""Proofs that the tree makes verify; anything altered does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, TheirsError
from detente.ledger.proofs import verify_consistency, verify_inclusion
from detente.ledger.tree import consistency_proof, inclusion_proof, leaf_hash, node_hash, root_of

ALL = [leaf_hash(i.to_bytes(2, "big")) for i in range(400)]


@st.composite
def inclusions(draw: st.DrawFn) -> tuple[int, int, list[bytes]]:
    size = draw(st.integers(1, 400))
    index = draw(st.integers(0, size - 1))
    return index, size, list(inclusion_proof(index, ALL[:size]))


@st.composite
def consistencies(draw: st.DrawFn) -> tuple[int, int, list[bytes]]:
    new = draw(st.integers(1, 400))
    old = draw(st.integers(1, new))
    return old, new, list(consistency_proof(old, ALL[:new]))


def flip(data: bytes, bit: int) -> bytes:
    at = bit % (8 * len(data))
    return data[: at // 8] + bytes([data[at // 8] ^ 1 << at % 8]) + data[at // 8 + 1 :]


@given(inclusions())
def test_inclusion_proofs_verify(proof: tuple[int, int, list[bytes]]) -> None:
    index, size, path = proof
    verify_inclusion(index, size, ALL[index], path, root_of(ALL[:size]))


@given(consistencies())
def test_consistency_proofs_verify(proof: tuple[int, int, list[bytes]]) -> None:
    old, new, path = proof
    verify_consistency(old, new, root_of(ALL[:old]), root_of(ALL[:new]), path)


@given(inclusions(), st.integers(0), st.integers(0))
def test_any_flipped_bit_breaks_an_inclusion_proof(proof: tuple[int, int, list[bytes]], where: int, bit: int) -> None:
    index, size, path = proof
    parts = [ALL[index], *path, root_of(ALL[:size])]
    parts[where % len(parts)] = flip(parts[where % len(parts)], bit)
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_inclusion(index, size, parts[0], parts[1:-1], parts[-1])


@given(consistencies(), st.integers(0), st.integers(0))
def test_any_flipped_bit_breaks_a_consistency_proof(proof: tuple[int, int, list[bytes]], where: int, bit: int) -> None:
    old, new, path = proof
    parts = [root_of(ALL[:old]), *path, root_of(ALL[:new])]
    parts[where % len(parts)] = flip(parts[where % len(parts)], bit)
    with pytest.raises(TheirsError, match=r"ledger\.bad_consistency"):
        verify_consistency(old, new, parts[0], parts[-1], parts[1:-1])


@given(inclusions(), st.integers(0, 500))
def test_a_proof_is_for_one_place_only(proof: tuple[int, int, list[bytes]], other: int) -> None:
    index, size, path = proof
    if other != index:
        with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
            verify_inclusion(other, size, ALL[index], path, root_of(ALL[:size]))


@given(inclusions(), st.booleans())
def test_extra_hashes_at_either_end_are_refused(proof: tuple[int, int, list[bytes]], first: bool) -> None:
    index, size, path = proof
    longer = [bytes(32), *path] if first else [*path, bytes(32)]
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_inclusion(index, size, ALL[index], longer, root_of(ALL[:size]))


@given(consistencies(), st.booleans())
def test_extra_hashes_are_refused_in_consistency_proofs(proof: tuple[int, int, list[bytes]], first: bool) -> None:
    old, new, path = proof
    longer = [bytes(32), *path] if first else [*path, bytes(32)]
    with pytest.raises(TheirsError, match=r"ledger\.bad_consistency"):
        verify_consistency(old, new, root_of(ALL[:old]), root_of(ALL[:new]), longer)


@given(inclusions())
def test_a_missing_hash_is_refused(proof: tuple[int, int, list[bytes]]) -> None:
    index, size, path = proof
    if path:
        with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
            verify_inclusion(index, size, ALL[index], path[:-1], root_of(ALL[:size]))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_every_hash_has_32_bytes(length: int) -> None:
    root = root_of(ALL[:3])
    with pytest.raises(TheirsError, match=r"ledger\.bad_hash"):
        verify_inclusion(0, 3, ALL[0], [ALL[1], bytes(length)], root)
    with pytest.raises(TheirsError, match=r"ledger\.bad_hash"):
        verify_inclusion(0, 3, bytes(length), [ALL[1], ALL[2]], root)
    with pytest.raises(TheirsError, match=r"ledger\.bad_hash"):
        verify_consistency(2, 3, root_of(ALL[:2]), root, [bytes(length)])


def test_an_inner_node_is_no_leaf() -> None:
    inner = node_hash(ALL[0], ALL[1])
    forged = leaf_hash(ALL[0] + ALL[1])
    root = node_hash(inner, ALL[2])
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_inclusion(0, 2, forged, [ALL[2]], root)


@pytest.mark.parametrize(("index", "size"), [(3, 3), (4, 3), (-1, 3), (-1, 1), (0, 0)])
def test_an_index_outside_the_tree_is_refused(index: int, size: int) -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_inclusion(index, size, ALL[0], [], ALL[0])


def test_sixty_four_hashes_are_refused() -> None:
    with pytest.raises(TheirsError, match=r"ledger\.bad_inclusion"):
        verify_inclusion(0, 3, ALL[0], [bytes(32)] * 64, bytes(32))


@pytest.mark.parametrize(
    ("old", "new", "path"), [(0, 3, []), (0, 0, []), (4, 3, []), (2, 3, []), (3, 3, [bytes(32)]), (-1, 3, [bytes(32)])]
)
def test_what_is_no_consistency_proof(old: int, new: int, path: list[bytes]) -> None:
    roots = root_of(ALL[: max(old, 0)]), root_of(ALL[:new])
    with pytest.raises(TheirsError, match=r"ledger\.bad_consistency"):
        verify_consistency(old, new, *roots, path)


def test_equal_sizes_need_equal_roots() -> None:
    verify_consistency(3, 3, ALL[0], ALL[0], [])
    with pytest.raises(TheirsError, match=r"ledger\.bad_consistency"):
        verify_consistency(3, 3, ALL[0], ALL[1], [])


@given(
    st.integers(-5, 1 << 70),
    st.integers(-5, 1 << 70),
    st.binary(min_size=30, max_size=34),
    st.lists(st.binary(min_size=32, max_size=32) | st.binary(max_size=40), max_size=70),
)
def test_rubbish_is_always_refused(index: int, size: int, root: bytes, path: list[bytes]) -> None:
    with pytest.raises(DetenteError):
        verify_inclusion(index, size, bytes(32), path, root)
    if index != size:
        with pytest.raises(DetenteError):
            verify_consistency(index, size, bytes(32), root, path)
