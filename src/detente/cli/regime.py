"""What commands about a regime share."""

from __future__ import annotations

import click

REGIME = "vienna-document-2011"
regime_option = click.option("--regime", default=REGIME, show_default=True, help="The rule pack.")
