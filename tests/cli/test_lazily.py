"""Commands stand in a table and are imported when they are called."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from detente.cli.main import COMMANDS, cli


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_called_as_in_the_table(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name


def test_an_evidence_bundle_is_verified_without_database_web_server_or_desk() -> None:
    program = (
        "import sys, click; from detente.cli.main import cli; cli.get_command(click.Context(cli), 'verify');"
        "print(sorted({'sqlalchemy', 'starlette', 'django', 'aiohttp', 'typst'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
