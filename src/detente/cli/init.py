"""`detente init`: found a station."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from detente.adapters.files import PRIVATE, write_whole
from detente.app import Founding, found_station
from detente.cli.output import as_json, emit, home_option

CREDENTIAL = "credential"


@click.command()
@home_option
@click.option("--party", required=True, help="The party's name for machines, such as mfa.example.")
@click.option("--code", required=True, help="Short code shown in a box, such as MFA.")
@click.option("--name", "names", multiple=True, required=True, metavar="LANG=NAME", help="The party's own name.")
@click.option("--line-port", type=click.IntRange(1, 65535), required=True, help="Port of the machines' door.")
@click.option("--desk-port", type=click.IntRange(0, 65535), default=0, show_default=True, help="Port of the desk.")
@click.option("--zone", default="UTC", show_default=True, help="Local time shown beside UTC.")
@click.option("--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--work-factor", type=click.IntRange(10, 20), default=17, show_default=True, help="log2(N) of scrypt.")
@as_json
def init(
    home: Path, party: str, code: str, names: tuple[str, ...], line_port: int, desk_port: int, zone: str,
    passphrase_file: Path | None, work_factor: int, *, json_: bool,
) -> None:  # fmt: skip
    """Found a station: keys, keyset, empty record. Refuses a folder that holds anything already.

    Without --passphrase-file a random passphrase is written to HOME/credential, readable by this account only. Carry
    HOME/keys/roots/ off this machine afterwards, to three holders.
    """
    pairs = [tuple(name.split("=", 1)) for name in names]
    if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004  (language and name)
        raise click.BadParameter("write it as en=Name", param_hint="--name")
    founding = Founding(party, code, pairs, line_port, desk_port, zone, work_factor)  # type: ignore[arg-type]
    secret = passphrase_file.read_text("utf-8").strip() if passphrase_file else secrets.token_urlsafe(32)
    keyset = found_station(home, founding, secret, CREDENTIAL)
    if passphrase_file is None:
        write_whole(home / CREDENTIAL, secret.encode(), PRIVATE)
    if json_:
        emit(
            {
                "home": str(home),
                "party": keyset.party,
                "keyset": keyset.statement,
                "fingerprint": keyset.statement.fingerprint,
            }
        )
    else:
        click.echo(f"station of {keyset.party} founded in {home}\nfingerprint  {keyset.statement.fingerprint}")
        click.echo(f"hand {home / 'keyset.json'} to the other parties and compare fingerprints by voice", err=True)
