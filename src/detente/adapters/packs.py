"""The shelf of rule packs: those that ship with the program and those added at a station, treated alike."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from detente.adapters.files import as_world_error
from detente.errors import OursError, TheirsError
from detente.regimes.pack import Overlay, Pack, load, overlaid, variants
from detente.regimes.pack.folder import MOST_BYTES, MOST_FILES
from detente.seal.tables import MAX_FILE

Files = Mapping[str, bytes]
_DIGEST = 64


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their relative POSIX names.

    Only plain files count: a link, a device or a hidden file could bring in what nobody reviewed. Raises
    `regimes.pack_link`, `regimes.pack_too_large`, `regimes.unknown_pack`, `adapters.*`.
    """
    if not folder.is_dir():
        raise OursError("regimes.unknown_pack", pack=str(folder)[-80:])
    found: dict[str, bytes] = {}
    try:
        for path in _walk(folder):
            found[path.relative_to(folder).as_posix()] = _read(path)
            if len(found) > MOST_FILES or sum(len(data) for data in found.values()) > MOST_BYTES:
                raise TheirsError("regimes.pack_too_large", file=path.name[:80])
    except OSError as problem:
        raise as_world_error(problem) from problem
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted([*folders, *files]):
            path = Path(base) / name
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise TheirsError("regimes.pack_link", file=name[:80])
        yield from (Path(base) / name for name in sorted(files) if not name.startswith("."))


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise TheirsError("regimes.pack_too_large", file=path.name[:80])
    return data


@dataclass(frozen=True, slots=True)
class Shelved:
    """A pack on the shelf with the files it was read from."""

    pack: Pack
    files: Files


class Shelf:
    """Packs by name or digest. `folder` is where a station keeps those that were added, None for none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._read: dict[tuple[str, int], Shelved] = {}

    def all(self) -> list[Pack]:
        """Return every pack, by name and then by digest; of one digest that stands twice, one."""
        found = {shelved.pack.digest: shelved.pack for shelved in self._shelved()}
        return sorted(found.values(), key=lambda pack: (pack.name, pack.digest))

    def pack(self, name: str) -> Pack:
        """Return a pack by its name, by its digest, or by at least 8 digits of it. Raises `regimes.unknown_pack`."""
        return self._find(name).pack

    def with_digest(self, digest: str) -> Pack | None:
        """Return the pack, or the variant of one, with exactly this digest; None where there is none."""
        for shelved in self._shelved():
            if shelved.pack.digest == digest:
                return shelved.pack
        for shelved in self._shelved():
            for overlay in variants(shelved.files).values():
                made = overlaid(shelved.pack, overlay)
                if made.digest == digest:
                    return made
        return None

    def files(self, name: str) -> Files:
        """Return the files of a pack. Raises `regimes.unknown_pack`."""
        return self._find(name).files

    def variants(self, name: str) -> dict[str, Overlay]:
        """Return the overlays that ship with a pack. Raises `regimes.unknown_pack`."""
        return variants(self._find(name).files)

    def add(self, folder: Path) -> Pack:
        """Copy a checked pack from outside to the station's shelf, whole or not at all, and return it.

        Raises what reading and loading raise, and `adapters.disk_full`; nothing is left behind then.
        """
        files = read_folder(folder)
        pack = load(files)
        variants(files)
        if self._folder is None:
            raise OursError("regimes.no_shelf")
        _put(self._folder, pack.digest, files)
        return pack

    def _find(self, name: str) -> Shelved:
        found = [one for one in self._shelved() if name == one.pack.name or _is_of(name, one.pack.digest)]
        if not found:
            raise OursError("regimes.unknown_pack", pack=name[:80])
        return found[-1]

    def _shelved(self) -> Iterator[Shelved]:
        yield from (self._load(folder) for folder in [*_shipped(), *self._added()])

    def _added(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(one for one in self._folder.iterdir() if one.is_dir() and not one.name.startswith("."))

    def _load(self, folder: Path) -> Shelved:
        """Read once, and again when the folder changed."""
        key = str(folder), folder.stat().st_mtime_ns
        if key not in self._read:
            files = read_folder(folder)
            self._read[key] = Shelved(_verified(folder, load(files)), files)
        return self._read[key]


def _is_of(name: str, digest: str) -> bool:
    return 8 <= len(name) <= _DIGEST and digest.startswith(name)  # noqa: PLR2004  (fewer digits name nothing)


def _verified(folder: Path, pack: Pack) -> Pack:
    """A folder of the shelf is called by its digest; one that was changed since is refused."""
    if len(folder.name) == _DIGEST and folder.name != pack.digest:
        raise TheirsError(
            "regimes.pack_digest_differs", pack=pack.name, found=pack.digest[:16], wanted=folder.name[:16]
        )
    return pack


def _shipped() -> list[Path]:
    root = Path(str(resources.files("detente.packs")))
    return sorted(one for one in root.iterdir() if (one / "pack.toml").is_file())


def _put(shelf: Path, digest: str, files: Files) -> None:
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=shelf, prefix=".new-"))
        try:
            for name, data in files.items():
                path = scratch / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if not (shelf / digest).exists():
                scratch.rename(shelf / digest)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as problem:
        raise as_world_error(problem) from problem
