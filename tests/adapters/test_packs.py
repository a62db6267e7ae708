"""The shelf: packs added whole or not at all, read as they were written, never through a link."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.regimes.pack.samples import SMALL

from detente.adapters.packs import Shelf, read_folder
from detente.errors import DetenteError, WorldError
from detente.regimes.pack import load, overlaid

SHIPPED = "vienna-document-2011"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "small"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "packs")


def code(problem: pytest.ExceptionInfo[DetenteError]) -> str:
    return problem.value.code


def test_added_and_shipped_packs_are_found_alike(shelf: Shelf, folder: Path):
    added = shelf.add(folder)
    assert {added.name, SHIPPED} <= {pack.name for pack in shelf.all()}
    for name in (added.name, added.digest, added.digest[:8]):
        assert shelf.pack(name) == added
    [variant] = shelf.variants("small").values()
    assert variant.name == "wi-5000"
    digest = overlaid(added, variant).digest
    assert shelf.with_digest(digest) is shelf.with_digest(digest)
    assert shelf.with_digest("0" * 64) is None


@pytest.mark.parametrize("name", ["none", "x" * 5000, "abcdef", "\x00"])
def test_what_is_not_there_is_told(shelf: Shelf, name: str):
    with pytest.raises(DetenteError) as told:
        shelf.pack(name)
    assert code(told) == "regimes.unknown_pack"


def test_links_pipes_and_hidden_files_are_refused(folder: Path):
    for make in (
        lambda path: path.symlink_to("/etc/hostname"), lambda path: path.symlink_to(folder, target_is_directory=True),
        os.mkfifo, lambda path: path.with_name(".extra").mkdir(),
    ):  # fmt: skip
        make(folder / "extra.toml")
        with pytest.raises(DetenteError) as told:
            read_folder(folder)
        assert code(told) == "regimes.pack_link"
        for made in (folder / "extra.toml", folder / ".extra"):
            if made.is_symlink() or made.exists():
                made.rmdir() if made.is_dir() and not made.is_symlink() else made.unlink()


def test_a_folder_of_too_much_is_refused(folder: Path):
    for at in range(201):
        (folder / f"d{at}").mkdir()
    with pytest.raises(DetenteError) as told:
        read_folder(folder)
    assert code(told) == "regimes.pack_too_large"


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_nothing_behind(shelf: Shelf, folder: Path, tmp_path: Path):
    with no_file_over(64), pytest.raises(WorldError) as told:
        shelf.add(folder)
    assert code(told) == "adapters.disk_full"
    assert list((tmp_path / "packs").iterdir()) == []
    assert shelf.add(folder).name == "small"


def test_two_who_add_the_same_at_once_both_have_it(shelf: Shelf, folder: Path, tmp_path: Path):
    done: list[str] = []
    both = [threading.Thread(target=lambda: done.append(shelf.add(folder).digest)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    digest = load(read_folder(folder)).digest
    assert done == [digest, digest]
    assert [one.name for one in (tmp_path / "packs").iterdir()] == [digest]


def test_a_pack_whose_variant_does_not_fit_is_not_added(shelf: Shelf, folder: Path, tmp_path: Path):
    variant = folder / "variants" / "wi-5000.toml"
    variant.write_text(variant.read_text().replace("limit.most", "limit.none"))
    with pytest.raises(DetenteError) as told:
        shelf.add(folder)
    assert code(told) == "regimes.pack_bad"
    assert not (tmp_path / "packs").exists()


def test_a_shelved_pack_that_was_changed_is_refused(folder: Path, tmp_path: Path):
    added = Shelf(tmp_path / "packs").add(folder)
    header = tmp_path / "packs" / added.digest / "pack.toml"
    header.write_text(header.read_text().replace("nowhere", "elsewhere"))
    with pytest.raises(DetenteError) as told:
        Shelf(tmp_path / "packs").all()
    assert code(told) == "regimes.pack_digest_differs"


def test_without_a_station_nothing_is_added(folder: Path):
    with pytest.raises(DetenteError) as told:
        Shelf().add(folder)
    assert code(told) == "regimes.no_shelf"
