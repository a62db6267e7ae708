"""Commands that are imported when they are called: `detente verify` waits for no database and no web server.

Half of what a command needs another never touches; all of them together take two seconds to import.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Lazily(click.Group):
    """A group whose commands stand in a table: the name, and the module of `detente.cli` that has it."""

    def __init__(self, *arguments: Any, table: Mapping[str, str], **more: Any) -> None:
        """Take the table: the name on the line → the module, and `:attribute` where it is not called so in there."""
        super().__init__(*arguments, **more)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        del ctx
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None when there is none of that name."""
        del ctx
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name].partition(":")
        found = getattr(import_module(f"detente.cli.{module}"), attribute or cmd_name)
        assert isinstance(found, click.Command)
        return found
