"""The configuration of a station: `station.toml` in its home folder.

Strict: an unknown key stops the station, so that a mistyped rule cannot be silently ignored.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import tomli_w

from detente.adapters.files import PRIVATE, write_whole
from detente.errors import DetenteError, WorldError
from detente.kernel import PartyName, Precedence
from detente.station.house import Support
from detente.station.release_rule import DEFAULT_CLAUSES, Clause, ReleaseRule

FILE = "station.toml"
LABEL_LIMIT = 80


class ReleaseClause(msgspec.Struct, forbid_unknown_fields=True):
    """One `[[release]]` table: who must sign what."""

    officers: int
    kind: str = "*"
    precedence: str = "*"
    roles: dict[str, int] = {}


class Public(msgspec.Struct, forbid_unknown_fields=True):
    """The `[public]` table: how the public record is reached, and who it says can be supported. All of it is optional.

    `address` is scheme and host as the public reaches them, for feeds behind a front with TLS. `support_url` and
    `support_label` go together and are https only; without them no link is shown.
    """

    address: str = ""
    support_url: str = ""
    support_label: str = ""

    def support(self) -> Support | None:
        """Return the link, None when it is off."""
        return Support(self.support_url, self.support_label) if self.support_url else None


class Configuration(msgspec.Struct, forbid_unknown_fields=True):
    """What stands in station.toml.

    `line_port` and `desk_port` 0 mean any free port. `opens_on_arrival`: the station opens and receipts by itself.
    `work_factor`: log2(N) of scrypt for key files. `max_store_mib`: quota of the record, 0 for none. `credential`: file
    with the passphrase of the station's keys, relative to the home folder.
    """

    party: str
    code: str
    origin: str
    line_port: int = 0
    desk_port: int = 0
    zone: str = "UTC"
    opens_on_arrival: bool = False
    witness_quorum: int = 1
    expires_days: int = 30
    head_seconds: float = 1.0
    max_store_mib: int = 0
    work_factor: int = 17
    credential: str = ""
    public: Public = msgspec.field(default_factory=Public)
    release: list[ReleaseClause] = msgspec.field(default_factory=list)

    def release_rule(self) -> ReleaseRule:
        """Return the station's clauses before the built-in ones."""
        own = tuple(Clause(c.kind, c.precedence, c.officers, tuple(sorted(c.roles.items()))) for c in self.release)
        return ReleaseRule((*own, *DEFAULT_CLAUSES))


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of a station."""

    path: Path
    folders: tuple[str, ...] = field(default=("keys", "officers", "tiles", "state"))

    @property
    def configuration(self) -> Path:
        """`station.toml`."""
        return self.path / FILE

    @property
    def store(self) -> Path:
        """The record."""
        return self.path / "record.sqlite"

    @property
    def seeds(self) -> Path:
        """The locked operating keys."""
        return self.path / "keys" / "station.age"

    @property
    def keyset(self) -> Path:
        """The public keyset, to be handed to other parties."""
        return self.path / "keyset.json"


def read_configuration(home: Path) -> Configuration:
    """Read station.toml; raise `adapters.no_station` or `adapters.bad_configuration` (naming the key).

    What the public would see is checked apart: `adapters.bad_public`, `adapters.half_support`.
    """
    path = Home(home).configuration
    if not path.is_file():
        raise WorldError("adapters.no_station", home=str(home))
    try:
        found = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Configuration)
        _check(found)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, DetenteError) as problem:
        raise WorldError("adapters.bad_configuration", problem=str(problem)) from problem
    _check_public(found.public)
    return found


def _check(found: Configuration) -> None:
    PartyName(found.party)
    try:
        ZoneInfo(found.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise WorldError("adapters.bad_configuration", problem=f"zone “{found.zone}”") from None
    known = {p.value for p in Precedence} | {"*"}
    for clause in found.release:
        if clause.officers < 1 or clause.precedence not in known:
            raise WorldError("adapters.bad_configuration", problem=f"release for “{clause.kind}”")


def _check_public(public: Public) -> None:
    """Raise `adapters.bad_public` for what no reader should be sent to, or could not see where it leads."""
    for key in ("address", "support_url"):
        value = getattr(public, key)
        if value and not _is_https(value, whole=key == "support_url"):
            raise WorldError("adapters.bad_public", key=key)
    if bool(public.support_url) is not bool(public.support_label.strip()):
        raise WorldError("adapters.half_support")
    if len(public.support_label) > LABEL_LIMIT or not public.support_label.isprintable():
        raise WorldError("adapters.bad_public", key="support_label")


def _is_https(value: str, *, whole: bool) -> bool:
    """Tell whether this is an https address with a host and without credentials; `whole`: a path may follow."""
    try:
        parts = urlsplit(value)
        plain = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
    rest = parts.path or parts.query or parts.fragment
    return plain and value.isascii() and value.isprintable() and " " not in value and (whole or not rest)


def write_configuration(home: Path, configuration: Configuration) -> None:
    """Write station.toml anew."""
    values: dict[str, Any] = msgspec.to_builtins(configuration)
    values["public"] = {name: value for name, value in values["public"].items() if value}
    if not values["public"]:
        del values["public"]
    if not values["release"]:
        del values["release"]  # so that the operator can add `[[release]]` tables below
    write_whole(Home(home).configuration, tomli_w.dumps(values).encode(), PRIVATE)
