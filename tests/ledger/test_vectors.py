"""Every vector of docs/spec/vectors/ledger.json, walked member by member so that none is left out."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.errors import TheirsError
from detente.ledger.commitments import check_opening, commit, public_leaf, read_leaf
from detente.ledger.evidence import verify
from detente.ledger.heads import CosignedHead, Head, bounds, skewed
from detente.ledger.proofs import verify_consistency, verify_inclusion
from detente.ledger.tile_paths import TilePath, bundles_between, tiles_between
from detente.ledger.tree import SubtreeCache, inclusion_path, leaf_hash, range_root, root_of
from detente.ledger.witness import Cosign, WitnessState, judge
from detente.seal.archive import read_zip

FOLDER = Path(__file__).parents[2] / "docs/spec/vectors"
VECTORS: dict[str, Any] = json.loads((FOLDER / "ledger.json").read_text(encoding="utf-8"))


def raw(values: list[str]) -> list[bytes]:
    return [bytes.fromhex(value) for value in values]


def refuses(step: Any) -> bool:
    try:
        step()
    except TheirsError:
        return True
    return False


def test_nothing_is_left_out() -> None:
    assert set(VECTORS) == {
        "about", "roots", "subtrees", "inclusion", "consistency", "commitments", "public", "refused_entries",
        "tile_paths", "refused_tile_paths", "growth", "heads", "bounds", "skew", "witness", "evidence",
    }  # fmt: skip


def test_roots() -> None:
    leaves = [leaf_hash(leaf) for leaf in raw(VECTORS["roots"]["leaves"])]
    assert [root_of(leaves[:size]).hex() for size in range(1, len(leaves) + 1)] == VECTORS["roots"]["roots"]


def valid_ranges(size: int) -> Iterator[tuple[int, int]]:
    for end in range(size + 1):
        for start in range(end + 1):
            if start == end or start % (1 << (end - start - 1).bit_length()) == 0:
                yield start, end


def test_subtrees() -> None:
    size = VECTORS["subtrees"]["leaves"]
    node = SubtreeCache([leaf_hash(bytes([i])) for i in range(size)]).node
    roots, paths = hashlib.sha256(), hashlib.sha256()
    for start, end in valid_ranges(size):
        roots.update(f"[{start}, {end}) {range_root(start, end, node).hex()}\n".encode())
        for i in range(start, end):
            shown = "".join(f" {item.hex()}" for item in inclusion_path(i, start, end, node))
            paths.update(f"{i} [{start}, {end}){shown}\n".encode())
    assert (roots.hexdigest(), paths.hexdigest()) == (VECTORS["subtrees"]["roots"], VECTORS["subtrees"]["inclusion"])


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=lambda case: case.get("why", case["index"]))
def test_inclusion(case: dict[str, Any]) -> None:
    leaf, root = raw([case["leaf"], case["root"]])
    refused = refuses(lambda: verify_inclusion(case["index"], case["size"], leaf, raw(case["path"]), root))
    assert refused is not case["valid"]


@pytest.mark.parametrize(
    "case", VECTORS["consistency"], ids=lambda case: case.get("why", f"{case['old']}-{case['new']}")
)
def test_consistency(case: dict[str, Any]) -> None:
    old, new = raw([case["old_root"], case["new_root"]])
    refused = refuses(lambda: verify_consistency(case["old"], case["new"], old, new, raw(case["path"])))
    assert refused is not case["valid"]


def test_entries() -> None:
    for case in VECTORS["commitments"]:
        salt, entry = bytes.fromhex(case["salt"]), case["entry"].encode()
        assert commit(salt, case["record"].encode()) == entry
        check_opening(entry, salt, case["record"].encode())
        assert leaf_hash(entry).hex() == case["leaf_hash"]
    for case in VECTORS["public"]:
        assert public_leaf(case["kind"], bytes.fromhex(case["statement"])) == case["entry"].encode()
    assert all(refuses(lambda entry=entry: read_leaf(entry.encode())) for entry in VECTORS["refused_entries"])


def test_tile_paths() -> None:
    for case in VECTORS["tile_paths"]:
        level = None if case["level"] == "entries" else case["level"]
        assert TilePath.parse(case["path"]) == TilePath(level, case["index"], case["width"])
    assert all(refuses(lambda path=path: TilePath.parse(path)) for path in VECTORS["refused_tile_paths"])


@pytest.mark.parametrize("case", VECTORS["growth"], ids=lambda case: f"{case['old']}-{case['new']}")
def test_growth(case: dict[str, Any]) -> None:
    old, new = case["old"], case["new"]
    assert [t.path for t in (*bundles_between(old, new), *tiles_between(old, new))] == case["files"]


def test_times() -> None:
    heads = [
        CosignedHead(Head(case["size"], bytes(32)), {str(i): at for i, at in enumerate(case["times"])})
        for case in VECTORS["heads"]
    ]
    for case in VECTORS["bounds"]:
        found = bounds(case["index"], heads)
        assert (found.not_before, found.not_after) == (case["not_before"], case["not_after"])
    for case in VECTORS["skew"]:
        assert list(skewed(case["times"])) == case["skewed"]


@pytest.mark.parametrize("case", VECTORS["witness"]["cases"], ids=lambda case: case["name"])
def test_witness(case: dict[str, Any]) -> None:
    request = case["head"].encode() + base64.b64decode(VECTORS["witness"]["notes"][case["note"]])
    known = case["state"]
    state = known and WitnessState(known["size"], bytes.fromhex(known["root"]))
    decision = judge(request, state, VECTORS["witness"]["keys"] if case["known"] else None)
    if isinstance(decision, Cosign):
        assert case["status"] == 200
        assert decision.origin == VECTORS["witness"]["origin"]
    else:
        assert decision.status == case["status"]
        assert case["body"] in {None, decision.body.decode()}


def test_evidence() -> None:
    wanted = VECTORS["evidence"]
    data = (FOLDER / wanted["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == wanted["sha256"]
    verdict = verify(read_zip(data), wanted["trusted"])
    assert verdict.is_sound
    assert verdict.maker == wanted["maker"]
    assert [{"claim": str(f.claim), "holds": f.holds} for f in verdict.findings] == wanted["claims"]
