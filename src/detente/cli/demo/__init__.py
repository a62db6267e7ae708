"""`detente demo`: three stations, one letter, told as it happens."""

from __future__ import annotations

import signal
import tempfile
import threading
from pathlib import Path

import click

from detente.cli.demo.cast import Cast
from detente.cli.demo.scenario import SCENARIO, read_scenario
from detente.cli.demo.story import Story


@click.command()
@click.option("--once", is_flag=True, help="Tell the story in the terminal, verify the evidence, and stop.")
@click.option(
    "--scenario", type=click.Path(path_type=Path, exists=True, dir_okay=False), default=SCENARIO, help="scenario.toml"
)
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("build/demo"), show_default=True,
    help="Where --once leaves the evidence bundle.",
)  # fmt: skip
def demo(scenario: Path, output: Path, *, once: bool) -> None:
    """Start NATO, the Russian Federation and the OSCE as three stations and replay the days up to 10 February 2022.

    Everything runs on loopback, in a temporary folder that is removed at the end.
    """
    script = read_scenario(scenario)
    with tempfile.TemporaryDirectory(prefix="detente-demo-") as folder, Cast(Path(folder), script) as cast:
        story = Story(cast, script)
        story.begin()
        if once:
            story.tell_letter()
            bundle = story.write_evidence(output)
            cast.stop()
            story.prove(bundle)
        else:
            story.prepare_letter()
            story.invite()
            _stay()


def _stay() -> None:
    """Wait for Ctrl-C or SIGTERM."""
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    done.wait()
    click.echo("\nstopping", err=True)
