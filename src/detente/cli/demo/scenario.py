"""Read a scenario: parties and acts in order (scenarios/README.md)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from detente.errors import WorldError

SCENARIO = Path(__file__).parents[4] / "scenarios" / "2022-02-10" / "scenario.toml"


class Player(msgspec.Struct, forbid_unknown_fields=True):
    """A party of the scenario and the office that acts for it."""

    name: str
    code: str
    office: str
    names: dict[str, str]
    zone: str = "UTC"
    witness: bool = False


class Deed(msgspec.Struct, forbid_unknown_fields=True):
    """One act: `event` names it for references; `status` is the source mark of the fact."""

    event: str
    status: str
    sender: str = msgspec.field(name="from")
    to: str
    type: str
    subject: str
    body: dict[str, Any]
    declared: str = ""
    precedence: str = "ROUTINE"
    traffic: str = "replay"
    refs: list[tuple[str, str]] = []


class Spoken(msgspec.Struct, forbid_unknown_fields=True):
    """What was said in public about an act, and which station recorded it."""

    about: str
    status: str
    recorded_by: str
    by: str
    where: str
    declared: str
    quote: str
    source: str
    mode: str


class Script(msgspec.Struct, forbid_unknown_fields=True):
    """A whole scenario; `letter` is the event at which the demonstration slows down."""

    title: str
    letter: str
    party: list[Player]
    act: list[Deed]
    announcement: list[Spoken] = []

    def before_letter(self) -> list[Deed]:
        """The acts that lead up to the letter."""
        return self.act[: self.act.index(self.the_letter())]

    def the_letter(self) -> Deed:
        """The letter."""
        return next(deed for deed in self.act if deed.event == self.letter)

    def after_letter(self) -> list[Deed]:
        """What follows the letter; marked by its traffic where it is no history."""
        return self.act[self.act.index(self.the_letter()) + 1 :]


def read_scenario(path: Path) -> Script:
    """Read a scenario; raise `adapters.bad_configuration` naming what is wrong."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Script)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise WorldError("adapters.bad_configuration", problem=str(problem)) from problem
