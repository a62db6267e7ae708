"""`detente pack`: rule packs from a terminal: list, lint, show, diff, digest, test, add."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from detente.adapters.files import as_world_error
from detente.adapters.packs import Files, Shelf, is_folder, read_bounded, read_folder
from detente.cli.output import as_json, emit, home_option, translate
from detente.cli.output import say as explain
from detente.cli.pack_text import print_pack, print_rule
from detente.errors import OursError
from detente.regimes.pack import (
    Overlay,
    Pack,
    case_tables,
    differences,
    lint,
    load,
    overlaid,
    problems,
    read_overlay,
    variants,
)
from detente.regimes.time import CaseResult, check_case, read_case


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pack a command speaks of, its files, and the variants beside it."""

    pack: Pack
    files: Files
    variants: dict[str, Overlay]


def shelf(home: Path) -> Shelf:
    """Return the shelf of a station's home; its folder need not exist."""
    return Shelf(home / "packs")


def choose(home: Path, name: str, variant: str | None = None, overlays: tuple[Path, ...] = ()) -> Chosen:
    """Return a pack by name, digest or folder, with overlays laid over it in order."""
    pack, files, known = _found(home, name)
    if variant is not None:
        if variant not in known:
            raise OursError("regimes.unknown_variant", pack=pack.name, variant=variant[:60], variants=", ".join(known))
        pack = overlaid(pack, known[variant])
    for path in overlays:
        pack = overlaid(pack, read_overlay(_overlay_file(path)))
    return Chosen(pack, files, known)


def _found(home: Path, name: str) -> tuple[Pack, Files, dict[str, Overlay]]:
    if is_folder(name):
        files = read_folder(Path(name))
        return load(files), files, variants(files)
    at = _shelf_of(home, name)
    return at.pack(name), at.files(name), at.variants(name)


def files_of(home: Path, name: str) -> Files:
    """Return the files of a folder, or of the one pack on the shelf with this name or digest."""
    return read_folder(Path(name)) if is_folder(name) else _shelf_of(home, name).files(name)


def _shelf_of(home: Path, name: str) -> Shelf:
    """Return a shelf on which no two packs have this name."""
    at = shelf(home)
    named = [one.digest[:16] for one in at.all() if one.name == name]
    if len(named) > 1:
        raise OursError("regimes.pack_several", pack=name[:80], digests=", ".join(named))
    return at


def _overlay_file(path: Path) -> bytes:
    try:
        return read_bounded(path.resolve())
    except OSError as problem:
        raise as_world_error(problem) from problem


variant_option = click.option("--variant", help="A variant that ships with the pack.")
overlay_option = click.option(
    "--overlay", "overlays", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with an overlay; may be repeated.",
)  # fmt: skip


@click.group()
def pack() -> None:
    """Rule packs: treaties as tables. PACK is a name, a digest (or its first digits), or a folder."""


@pack.command("list")
@home_option
@as_json
def list_(home: Path, *, json_: bool) -> None:
    """List the packs at hand: those that ship and those added at this station."""
    found = shelf(home).all()
    if json_:
        emit([{"pack": one.name, "title": one.title, "digest": one.digest} for one in found])
        return
    for one in found:
        click.echo(f"{one.name}  sha256:{one.digest}  {one.title}")


@pack.command("lint")
@home_option
@click.argument("name", metavar="PACK")
@as_json
def lint_(home: Path, name: str, *, json_: bool) -> None:
    """Tell everything that is wrong with a pack (exit 4), and what a careful author would still look at."""
    files = files_of(home, name)
    found = problems(files)
    remarks = () if found else lint(files)
    say = translate()
    told = [(one.place, say(one.text).format_map(dict(one.fields))) for one in remarks]
    if json_:
        wrong = [
            {"file": one.file, "place": one.place, "code": one.error.code, "text": explain(one.error)[0]}
            for one in found
        ]
        emit({"problems": wrong, "remarks": [{"place": place, "text": text} for place, text in told]})
    else:
        for one in found:
            click.echo(f"{one.file}: {one.place}: {explain(one.error)[0]} [{one.error.code}]", err=True)
        for place, text in told:
            click.echo(f"{place}: {text}")
    if found:
        sys.exit(4)


@pack.command()
@home_option
@click.argument("name", metavar="PACK")
@variant_option
@overlay_option
@click.option("--rule", help="One limit, fact, quota, duty or format only.")
@click.option("--language", default="en", show_default=True)
@as_json
def show(
    home: Path, name: str, variant: str | None, overlays: tuple[Path, ...], rule: str | None, language: str, *,
    json_: bool,
) -> None:  # fmt: skip
    """Print a pack chapter by chapter: paragraph, text, rule, figures with their dates and basis."""
    chosen = choose(home, name, variant, overlays).pack
    if json_:
        emit({"digest": chosen.digest, **chosen.document})
    elif rule:
        print_rule(chosen, rule, language)
    else:
        print_pack(chosen, language)


@pack.command()
@home_option
@click.argument("old", metavar="PACK")
@click.argument("new", metavar="PACK", required=False)
@variant_option
@overlay_option
@as_json
def diff(
    home: Path, old: str, new: str | None, variant: str | None, overlays: tuple[Path, ...], *, json_: bool
) -> None:
    """Print what differs between two packs, or between a pack and its variant, paragraph by paragraph."""
    one, other = choose(home, old).pack, choose(home, new or old, variant, overlays).pack
    found = differences(one, other)
    if json_:
        emit({"old": one.digest, "new": other.digest, "differences": [asdict(each) for each in found]})
        return
    for each in found:
        click.echo(f"¶ {each.cite or '–'}  {each.path}")
        click.echo(f"  - {_value(each.old)}\n  + {_value(each.new)}")
    if not found:
        click.echo("no difference", err=True)


def _value(value: Any) -> str:
    return "–" if value is None else str(value)


@pack.command()
@home_option
@click.argument("name", metavar="PACK")
@variant_option
@overlay_option
@click.option("--expect", metavar="SHA256", help="Refuse a pack that does not have this digest.")
@as_json
def digest(
    home: Path, name: str, variant: str | None, overlays: tuple[Path, ...], expect: str | None, *, json_: bool
) -> None:
    """Print the digest that parties agree on."""
    chosen = choose(home, name, variant, overlays).pack
    if expect is not None and expect.removeprefix("sha256:") != chosen.digest:
        raise OursError(
            "regimes.pack_digest_differs", pack=chosen.name, found=chosen.digest[:16],
            wanted=expect.removeprefix("sha256:")[:16],
        )  # fmt: skip
    if json_:
        emit({"pack": chosen.name, "variant": chosen.variant, "digest": chosen.digest})
    else:
        click.echo(chosen.digest)


@pack.command()
@home_option
@click.argument("name", metavar="PACK")
@as_json
def test(home: Path, name: str, *, json_: bool) -> None:
    """Try every case that ships with a pack; exit 1 when one does not come out as expected."""
    chosen = choose(home, name)
    results = _tried(chosen)
    failed = [result for result in results if not result.passed]
    if json_:
        cases = [asdict(result) for result in results]
        emit({"pack": chosen.pack.name, "digest": chosen.pack.digest, "passed": len(results) - len(failed),
              "failed": len(failed), "cases": cases})  # fmt: skip
    else:
        for result in failed:
            click.echo(f"{result.name}: {'; '.join(result.differences)}", err=True)
        click.echo(f"passed {len(results) - len(failed)}, failed {len(failed)}")
    if failed:
        sys.exit(1)


def _tried(chosen: Chosen) -> list[CaseResult]:
    cases = [read_case(chosen.pack, raw) for raw in case_tables(chosen.files)]
    return [check_case(chosen.pack, case, chosen.variants) for case in cases]


@pack.command()
@home_option
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@as_json
def add(home: Path, folder: Path, *, json_: bool) -> None:
    """Check a pack from outside and put it on this station's shelf, whole or not at all."""
    added = shelf(home).add(folder)
    if json_:
        emit({"pack": added.name, "digest": added.digest})
    else:
        click.echo(f"added {added.name}  sha256:{added.digest}")
