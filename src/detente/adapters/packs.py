"""The shelf of rule packs: those that ship with the program and those added at a station, treated alike."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from detente.adapters.files import as_world_error, write_whole
from detente.errors import OursError, TheirsError
from detente.regimes.pack import Overlay, Pack, PackError, load, overlaid, problems, variants
from detente.regimes.pack.folder import MOST_BYTES, MOST_FILES
from detente.seal.tables import MAX_FILE

Files = Mapping[str, bytes]
_DIGEST = 64


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their relative POSIX names.

    Only plain files are read: a link, a device or a hidden file could bring in what nobody reviewed. Raises
    `regimes.pack_link`, `regimes.pack_too_large`, `regimes.unknown_pack`, `adapters.*`.
    """
    if not is_folder(folder):
        raise OursError("regimes.unknown_pack", pack=str(folder)[-80:])
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        for path in _walk(folder):
            data = found[path.relative_to(folder).as_posix()] = read_bounded(path)
            left -= len(data)
            if left < 0:
                raise TheirsError("regimes.pack_too_large", file=_shown(path.name))
    except OSError as problem:
        raise as_world_error(problem) from problem
    return found


def is_folder(path: Path | str) -> bool:
    """Return whether there is a folder, whatever the name is made of."""
    return os.path.isdir(path)  # noqa: PTH112  (Path.is_dir raises on names that are too long)


def _walk(folder: Path) -> Iterator[Path]:
    room = MOST_FILES
    for base, folders, files in os.walk(folder, onerror=_raise, followlinks=False):
        room -= len(folders) + len(files)
        if room < 0:
            raise TheirsError("regimes.pack_too_large", file=_shown(Path(base).name))
        folders.sort()
        for name in [*folders, *files]:
            mode = (Path(base) / name).lstat().st_mode
            if name.startswith(".") or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise TheirsError("regimes.pack_link", file=_shown(name))
        yield from (Path(base) / name for name in sorted(files))


def _raise(problem: OSError) -> None:
    """A folder that cannot be looked into is told: the rest of the pack would be another pack."""
    raise problem


def _shown(name: str) -> str:
    """A file name as it can be printed, whatever bytes it is made of."""
    return ascii(name[:80])[1:-1]


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a plain file no longer than a file of a pack may be.

    Raises `regimes.pack_link`, `regimes.pack_too_large`, `OSError`.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)  # a file may have become a link or a pipe since
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise TheirsError("regimes.pack_link", file=_shown(path.name))
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise TheirsError("regimes.pack_too_large", file=_shown(path.name))
    return data


@dataclass(frozen=True)
class Shelved:
    """A pack on the shelf with the files it was read from."""

    pack: Pack
    files: Files

    @cached_property
    def variants(self) -> dict[str, Overlay]:
        """The overlays that ship with it."""
        return variants(self.files)

    @cached_property
    def varied(self) -> dict[str, Pack]:
        """What its overlays make of it, by digest."""
        return {made.digest: made for made in (overlaid(self.pack, one) for one in self.variants.values())}


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
        """Return a pack by its name, by its digest, or by at least 8 digits of it.

        Where several have the name, one that was added at the station is taken, of several added the one with the
        greatest digest: name the digest to be sure. Raises `regimes.unknown_pack`.
        """
        return self._find(name).pack

    def with_digest(self, digest: str) -> Pack | None:
        """Return the pack, or the variant of one, with exactly this digest; None where there is none."""
        for shelved in self._shelved():
            if shelved.pack.digest == digest:
                return shelved.pack
        for shelved in self._shelved():
            if digest in shelved.varied:
                return shelved.varied[digest]
        return None

    def files(self, name: str) -> Files:
        """Return the files of a pack. Raises `regimes.unknown_pack`."""
        return self._find(name).files

    def variants(self, name: str) -> dict[str, Overlay]:
        """Return the overlays that ship with a pack. Raises `regimes.unknown_pack`."""
        return self._find(name).variants

    def add(self, folder: Path) -> Pack:
        """Copy a checked pack from outside to the station's shelf, whole or not at all, and return it.

        A pack with that digest already there stays as it is, with its own words, variants and cases. Raises what
        reading and loading raise, `regimes.no_shelf` and `adapters.*`; nothing is left behind then.
        """
        if self._folder is None:
            raise OursError("regimes.no_shelf")
        files = read_folder(folder)
        pack = load(files)
        if found := problems(files):
            raise PackError(found)
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
        return sorted(
            one
            for one in self._folder.iterdir()
            if not one.name.startswith(".") and one.is_dir() and not one.is_symlink()
        )

    def _load(self, folder: Path) -> Shelved:
        """Read once, and again when a file comes to the folder or goes."""
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
                write_whole(scratch / name, data)
            _settle(scratch, shelf / digest)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as problem:
        raise as_world_error(problem) from problem


def _settle(scratch: Path, place: Path) -> None:
    """Give a finished folder its name; where somebody was faster, the same pack is there already."""
    if not place.exists():
        try:
            scratch.rename(place)
        except OSError:
            if not place.exists():
                raise
