"""The proof: a bundle verified as a third party would, and refused with one byte changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from detente.errors import WorldError
from detente.seal.archive import read_zip, write_zip

ALTERED = "items/1/inner.json"


def prove(bundle: Path) -> None:
    """Verify a bundle with every station stopped; then alter one byte and be refused."""
    click.echo("all stations stopped\n\n$ detente verify BUNDLE")
    if _verify(bundle) != 0:
        raise WorldError("adapters.store_failed", problem="the bundle did not verify")
    altered = bundle.with_name("altered.evidence.zip")
    files = read_zip(bundle.read_bytes())
    files[ALTERED] = bytes([*files[ALTERED][:-3], files[ALTERED][-3] ^ 1, *files[ALTERED][-2:]])
    altered.write_bytes(write_zip(files))
    click.echo(f"\none byte of {ALTERED} changed\n\n$ detente verify ALTERED")
    code = _verify(altered)
    if code == 0:
        raise WorldError("adapters.store_failed", problem="an altered bundle verified")
    click.echo(f"refused, exit code {code}")


def _verify(bundle: Path) -> int:
    command = [sys.executable, "-m", "detente", "verify", str(bundle)]
    return subprocess.run(command, check=False).returncode  # noqa: S603  (our own program)
