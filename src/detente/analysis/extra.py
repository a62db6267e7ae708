"""What an analyst needs beside the core: asked for by name when it is not there."""

from __future__ import annotations

import importlib
from types import ModuleType

from detente.errors import WorldError


def needs(module: str) -> ModuleType:
    """Return a module of the extra `analysis`; raise `analysis.needs_extra` where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise WorldError("analysis.needs_extra", package=module) from None
