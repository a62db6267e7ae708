"""The command group and what every command shares."""

from __future__ import annotations

import sys

import click

from detente.cli.chronicle import chronicle
from detente.cli.council import act, council, matter
from detente.cli.demo import demo
from detente.cli.duties import duties
from detente.cli.init import init
from detente.cli.notices import notice
from detente.cli.output import complain
from detente.cli.pack import pack
from detente.cli.papers import paper
from detente.cli.people import introduce, keyset, link, officer
from detente.cli.reading import inbox, show
from detente.cli.up import up
from detente.cli.upkeep import rebuild
from detente.cli.verify import verify
from detente.cli.whatif import whatif
from detente.cli.writing import announce, evidence, open_, release_, reply, send
from detente.errors import DetenteError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="detente")
def cli() -> None:
    """A direct line between parties that do not trust each other."""


for command in (
    init, up, send, release_, inbox, show, open_, reply, announce, evidence, paper, verify, demo, officer, link, keyset,
    introduce, rebuild, council, matter, act, chronicle, pack, duties, notice, whatif,
):  # fmt: skip
    cli.add_command(command)


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
