"""`detente up`: run a station."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import click
import structlog

from detente.cli.output import as_json, home_option


@click.command()
@home_option
@as_json
def up(home: Path, *, json_: bool) -> None:
    """Open both doors of the station and stay until Ctrl-C. Logs go to standard error, one JSON document a line."""
    from detente.serve import serve

    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )

    def ready(addresses: dict[str, str]) -> None:
        text = (
            json.dumps({"ready": True, **addresses})
            if json_
            else f"line  {addresses['line']}\ndesk  {addresses['desk']}"
        )
        click.echo(text)
        sys.stdout.flush()

    serve(home, ready)
