"""Finds every function of the seal and the ledger that reads bytes or texts of somebody else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import detente.ledger
import detente.seal

ROOMS = (detente.seal, detente.ledger)
# What a reader is called, and what it is given. Both decide.
_VERB = re.compile(
    r"(^|_)(parse|read|decode|decrypt|unlock|unpack|load|from|judge|origin|timestamp|verify|verifies|verified|check)(_|$)"
)
_GIVEN = {"bytes", "str", "Any", "memoryview", "Envelope", "Note", "Sequence[bytes]", "Mapping[str, bytes]"}


def modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(found.name)


def readers() -> dict[str, Any]:
    """Return every public reader by its name below `detente`, such as `seal.notes.parse_note`."""
    return {name: value for module in modules() for name, value in _public(module) if _reads(name, value)}


def _public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        place = f"{module.__name__.removeprefix('detente.')}.{name}"
        yield place, value
        if inspect.isclass(value):
            methods = inspect.getmembers(value, inspect.ismethod)  # of the class itself and of what it inherits
            yield from ((f"{place}.{method}", step) for method, step in methods)


def _reads(name: str, value: Any) -> bool:
    function = inspect.unwrap(value)
    if inspect.isclass(function) or not callable(function) or not _VERB.search(name.rpartition(".")[2]):
        return False
    return any(str(parameter.annotation) in _GIVEN for parameter in inspect.signature(function).parameters.values())
