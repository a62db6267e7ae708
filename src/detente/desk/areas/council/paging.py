"""Pages of a list of matters, the last moved first: where the next one begins, in an address."""

from __future__ import annotations

from detente.errors import OursError
from detente.kernel import DispatchId


def mark_of(after: tuple[int, str]) -> str:
    """Return where the next page begins: when the last one shown moved, and its id."""
    moved, id_ = after
    return f"{moved}.{DispatchId(id_).slug}"


def before_of(mark: str) -> tuple[int, str] | None:
    """Read a mark, None for an empty one; raise `desk.bad_choice`."""
    moved, _, slug = mark.partition(".")
    if not mark:
        return None
    try:
        return int(moved[:15]), DispatchId.from_slug(slug)
    except (OursError, ValueError):
        raise OursError("desk.bad_choice", value=mark[:40]) from None
