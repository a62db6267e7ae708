"""Files that are either whole or not there."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from detente.errors import WorldError

PRIVATE = 0o600
PUBLIC = 0o644


def write_whole(path: Path, data: bytes, mode: int = PUBLIC) -> None:
    """Write a temporary file, flush it, rename it into place, flush the folder (reference: tiles, writing order).

    Raises `adapters.disk_full` or `adapters.store_failed`; the old file, if any, stays as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(scratch).chmod(mode)
            Path(scratch).replace(path)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    except OSError as problem:
        raise as_world_error(problem) from problem


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def as_world_error(problem: OSError) -> WorldError:
    """Tell a full disk (or quota) from every other failure."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return WorldError("adapters.disk_full")
    return WorldError("adapters.store_failed", problem=errno.errorcode.get(problem.errno or 0, "OSError"))
