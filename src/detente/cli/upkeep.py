"""`detente rebuild`: fold the record again and compare."""

from __future__ import annotations

from pathlib import Path

import click

from detente.app import open_house
from detente.cli.output import home_option
from detente.station.commands.rebuild import rebuild as rebuild_views


@click.command()
@home_option
def rebuild(home: Path) -> None:
    """Fold the whole record again; complain if what officers see differs from it."""
    click.echo(f"{rebuild_views(open_house(home))} entries folded; the views agree")
