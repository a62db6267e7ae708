"""The command group and what every command shares."""

from __future__ import annotations

import sys

import click

from detente.cli.lazily import Lazily
from detente.cli.output import complain
from detente.errors import DetenteError

COMMANDS = {  # name → module of `detente.cli`, and its name in there where it is another
    "init": "init",
    "up": "up",
    "demo": "demo",
    "verify": "verify",
    "rebuild": "upkeep",
    "officer": "people",
    "link": "people",
    "keyset": "people",
    "introduce": "people",
    "inbox": "reading",
    "show": "reading",
    "send": "writing",
    "reply": "writing",
    "release": "writing:release_",
    "open": "writing:open_",
    "announce": "writing",
    "evidence": "writing",
    "paper": "papers",
    "council": "council",
    "matter": "council",
    "act": "council",
    "chronicle": "chronicle",
    "pack": "pack",
    "duties": "duties",
    "plan": "plan",
    "watch": "watch",
    "rules": "rules",
    "notice": "notices",
    "whatif": "whatif",
}


@click.group(
    cls=Lazily, table=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="detente")
def cli() -> None:
    """A direct line between parties that do not trust each other."""


def main() -> None:
    """Run the command line; turn every error of the tree into a sentence and an exit code."""
    try:
        cli(standalone_mode=False)
    except DetenteError as problem:
        complain(problem)
        sys.exit(problem.exit_code)
    except click.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
