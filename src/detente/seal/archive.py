"""ZIP archives of evidence, read with limits and written the same way every time."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from detente.errors import TheirsError

MAX_FILES = 2_000
MAX_TOTAL = 256 << 20
MAX_NAME = 200
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: times of files mean nothing here
_READABLE = 0o644 << 16
# everything the standard library raises for a damaged or hostile archive
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what `write_zip` writes, and every tool


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Write files in the order of their names; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr, entry.compress_type = _READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return out.getvalue()


def read_zip(data: bytes) -> dict[str, bytes]:
    """Read an archive; raise `seal.bad_archive` for damage, names that leave the folder, doubles, or excess."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except _DAMAGE as problem:
        raise TheirsError("seal.bad_archive", what=type(problem).__name__) from problem


def _check(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > MAX_FILES or len(set(names)) != len(names):
        raise TheirsError("seal.bad_archive", what="names")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise TheirsError("seal.bad_archive", what="method")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise TheirsError("seal.bad_archive", what="size")
    for name in names:
        parts = name.split("/")
        if len(name) > MAX_NAME or not name.isprintable() or "\\" in name or set(parts) & {"", ".", ".."}:
            raise TheirsError("seal.bad_archive", what="names")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read no more than the entry claims: a bomb that lies about its size stops here."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise TheirsError("seal.bad_archive", what="size")
    return data
