"""`detente officer|link|keyset|introduce`: who acts here, and whom this station knows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from detente.app import open_house
from detente.cli.output import as_json, emit, home_option
from detente.kernel import OfficeName, Officer
from detente.seal.keyset import parse_keyset
from detente.station.actors import ROLES
from detente.station.commands.enrol_officer import enrol_officer
from detente.station.commands.introduce import introduce as introduce_party
from detente.station.commands.sign_in import make_link
from detente.station.queries.parties import officers
from detente.station.queries.publication import keyset_file

# The operator at the console: whoever may read the station's folder already holds its keys.
OPERATOR = Officer("console", "Operator at the console", OfficeName("Console"), ("operate",))


def read_passphrase(file: Path | None, whose: str) -> str:
    """Read a passphrase from a file, or ask for it without showing it."""
    if file is not None:
        return file.read_text("utf-8").strip()
    answer: str = click.prompt(f"passphrase of {whose}", hide_input=True, err=True)
    return answer


@click.group()
def officer() -> None:
    """Officers of this station."""


@officer.command("add")
@home_option
@click.argument("login")
@click.option("--name", required=True)
@click.option("--office", required=True)
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), required=True)
@click.option("--passphrase-file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def officer_add(
    home: Path, login: str, name: str, office: str, roles: tuple[str, ...], passphrase_file: Path | None
) -> None:
    """Enrol an officer: make a key locked by the officer's own passphrase."""
    house = open_house(home)
    enrol_officer(house, Officer(login, name, OfficeName(office), roles), read_passphrase(passphrase_file, login))
    click.echo(f"{login} enrolled")


@officer.command("list")
@home_option
@as_json
def officer_list(home: Path, *, json_: bool) -> None:
    """List officers with office and roles."""
    found = officers(open_house(home))
    if json_:
        emit([{"login": o.login, "name": o.name, "office": o.office, "roles": list(o.roles)} for o in found])
    for o in () if json_ else found:
        click.echo(f"{o.login:16} {o.name}, {o.office} ({', '.join(o.roles)})")


@click.command()
@home_option
@click.argument("login")
def link(home: Path, login: str) -> None:
    """Print a one-time sign-in path for the desk; it lasts twelve hours."""
    click.echo(f"/sign-in/link/{make_link(open_house(home), login)}")


@click.command()
@home_option
@as_json
def keyset(home: Path, *, json_: bool) -> None:
    """Print this station's public keyset; its fingerprint goes to standard error. With --json: the fingerprint only."""
    data = keyset_file(open_house(home))
    found = parse_keyset(data)
    if json_:
        emit({"party": found.party, "keyset": found.statement, "fingerprint": found.statement.fingerprint})
        return
    click.echo(f"fingerprint  {found.statement.fingerprint}", err=True)
    sys.stdout.buffer.write(data)


@click.command()
@home_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--fingerprint", help="What the party read to you over another channel.")
@click.option("--witness", is_flag=True, help="Count this party's cosignatures under our ledger.")
@as_json
def introduce(home: Path, file: Path, fingerprint: str | None, *, witness: bool, json_: bool) -> None:
    """Introduce a party by its keyset file, after comparing the fingerprint."""
    data, house = file.read_bytes(), open_house(home)
    shown = parse_keyset(data)
    if fingerprint is None:
        click.echo(f"{shown.party}: ask the party to read its fingerprint over another channel", err=True)
        fingerprint = str(click.prompt("fingerprint as it was read to you, all of it", err=True))
    found = introduce_party(house, OPERATOR, data, fingerprint, witnesses_us=witness)
    if json_:
        emit({"party": found.party, "keyset": found.statement})
    else:
        click.echo(f"{found.party} introduced")
