"""Renew the hash-pinned requirement files from their `.in` sources.

Uses uv's resolver in a throw-away environment. The files carry no index address: where packages come from is the
business of whoever installs.
"""

from __future__ import annotations

import subprocess
import tempfile
import venv
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "requirements"


def main() -> None:
    """Write core.txt, analysis.txt and dev.txt."""
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        subprocess.run([f"{scratch}/bin/pip", "install", "--quiet", "uv"], check=True)
        for name in ("core", "analysis", "dev"):
            subprocess.run(
                [
                    f"{scratch}/bin/uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
                    "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--upgrade",
                    f"{name}.in", "-o", f"{name}.txt",
                ],
                cwd=FOLDER, check=True,
            )  # fmt: skip
            print(f"· requirements/{name}.txt")


if __name__ == "__main__":
    main()
