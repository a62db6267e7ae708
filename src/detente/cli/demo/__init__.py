"""`detente demo`: a history replayed between stations, and its letter told as it happens."""

from __future__ import annotations

import signal
import tempfile
import threading
from pathlib import Path

import click

from detente.cli.demo.cast import Cast
from detente.cli.demo.script import HISTORY, read_script
from detente.cli.demo.story import Story


@click.command()
@click.option("--once", is_flag=True, help="Tell the story in the terminal, verify the evidence, and stop.")
@click.option(
    "--history",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=HISTORY,
    help="The folder of the history.",
)
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=Path("build/demo"), show_default=True,
    help="Where --once leaves the evidence bundle.",
)  # fmt: skip
def demo(history: Path, output: Path, *, once: bool) -> None:
    """Replay October 2021 to 24 February 2022 between fourteen stations; without --once it stops before the letter.

    Everything runs on loopback, in a temporary folder that is removed at the end.
    """
    script = read_script(history)
    with tempfile.TemporaryDirectory(prefix="detente-demo-") as folder, Cast(Path(folder), script) as cast:
        story = Story(cast, script)
        story.begin()
        if once:
            story.tell_letter()
            story.tell_end()
            story.tell_demonstration()
            bundle = story.write_evidence(output)
            cast.stop()
            story.prove(bundle)
        else:
            story.tell_end()
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
