"""How the terminal speaks: in the reader's language, with identifiers and JSON never translated."""

from __future__ import annotations

import gettext
import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import detente
from detente.errors import DetenteError
from detente.errors.sentences import SENTENCES
from detente.kernel import DESK_LANGUAGES, Instant

if TYPE_CHECKING:  # the council takes half a second to import, and most commands print no remark
    from detente.council.checks import Remark

LOCALE = Path(detente.__file__).parent / "locale"

as_json = click.option("--json", "json_", is_flag=True, help="Print one JSON document for machines.")
home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("station"),
    envvar="DETENTE_HOME",
    show_default=True,
    help="The station's home folder.",
)


@cache
def language() -> str:
    """Return the language of the environment, English where it is none of the desk's."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((os.environ[name] for name in names if name in os.environ), "en")
    found = wanted.split(":")[0].split("_")[0].split(".")[0]
    return found if found in dict(DESK_LANGUAGES) else "en"


@cache
def translate() -> Callable[[str], str]:
    """Return the translator for the language of the environment."""
    return gettext.translation("django", LOCALE, [language()], fallback=True).gettext


def say(problem: DetenteError) -> tuple[str, str]:
    """Return what happened and what to do, in the reader's language."""
    message, hint = (translate()(text) for text in (problem.sentence.message, problem.sentence.hint))
    return message.format_map(problem.fields), hint.format_map(problem.fields)


_REMARKS: list[dict[str, Any]] = []


def explain(remarks: Iterable[Remark], *, json_: bool) -> None:
    """Say point by point what was remarked on a draft; as JSON the points go with the error that follows."""
    for remark in remarks:
        message = translate()(SENTENCES[remark.code].message).format_map(dict(remark.fields))
        _REMARKS.append({"code": remark.code, "field": remark.field, "level": remark.level, "message": message})
        if not json_:
            click.echo(f"  {remark.level}  {remark.field}: {message} [{remark.code}]", err=True)


def complain(problem: DetenteError) -> None:
    """Print an error: the sentence, the hint, the code; as JSON when the command was asked for JSON."""
    message, hint = say(problem)
    if "--json" in sys.argv:
        more = {"remarks": _REMARKS} if _REMARKS else {}
        emit({"code": problem.code, "fields": problem.fields, "hint": hint, "message": message, **more}, err=True)
        return
    click.echo(f"{click.style('detente:', bold=True)} {message}\n  {hint}\n  [{problem.code}]", err=True)


def emit(value: Any, *, err: bool = False) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain), err=err)


def _plain(value: Any) -> Any:
    return value.value if hasattr(value, "value") else str(value)


def when(instant: Instant | None) -> str:
    """Write an instant for people: UTC first."""
    return instant.moment.strftime("%d %b %Y, %H:%M:%S UTC") if instant is not None else "—"
