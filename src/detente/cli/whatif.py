"""`detente whatif`: a history or a simulation under other rules."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

import click

from detente.analysis.asking import Question, ask
from detente.analysis.histories import read_history, shipped_file, shipped_history
from detente.analysis.judging import sweep
from detente.analysis.large import BOUNDS, Bounds
from detente.analysis.simulating import MOST_ROWS, Plan
from detente.analysis.tables import simulated_counts
from detente.analysis.telling import activity_rows, curve_rows
from detente.analysis.worlds import World, world
from detente.cli import whatif_files as large
from detente.cli.output import as_json, emit, home_option
from detente.cli.pack import choose
from detente.cli.whatif_files import Files
from detente.errors import OursError
from detente.regimes.pack import read_overlay

FACTS = ("notifiable", "observable")
_SWEEP = re.compile(r"([a-z][a-z0-9_]*)=([0-9]{1,12})\.\.([0-9]{1,12})(?::([0-9]{1,12}))?", re.ASCII)
MOST_POINTS = 500


@click.command()
@home_option
@click.argument("history", type=click.Path(exists=True, path_type=Path), nargs=-1)
@click.option(
    "--simulate", type=click.IntRange(1, MOST_ROWS), help="So many simulated activities instead of a history."
)
@click.option("--seed", default=1, show_default=True)
@click.option("--pack", "name", default="vienna-document-2011", show_default=True)
@click.option("--variant", "variants_", multiple=True, help="A variant that ships with the pack; may be repeated.")
@click.option("--overlay", "overlays", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--fact", "facts", multiple=True, help="What is asked; notifiable and observable when left out.")
@click.option("--sweep", "swept", help="One figure over a range: notify_troops=5000..13000:500.")
@click.option("--as-it-was", is_flag=True, help="Hold the rules only against the days on which they were in force.")
@click.option("--csv", "csv_", type=click.Path(dir_okay=False, path_type=Path), help="Write the table there.")
@click.option("--by", multiple=True, help="Count by state, by another party, yes/no or listed word, or by year.")
@click.option(
    "--verdicts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every answer of every world there, as .parquet or .csv.",
)
@click.option(
    "--memory", default=BOUNDS.memory, show_default=True, help="What reading files may take; beyond it, disk."
)
@click.option(
    "--scratch",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where that disk is; the system's temporary folder when left out.",
)
@as_json
def whatif(
    home: Path, history: tuple[Path, ...], simulate: int | None, seed: int, name: str, variants_: tuple[str, ...],
    overlays: tuple[Path, ...], facts: tuple[str, ...], swept: str | None, csv_: Path | None, by: tuple[str, ...],
    verdicts: Path | None, memory: str, scratch: Path | None, *, as_it_was: bool, json_: bool,
) -> None:  # fmt: skip
    """Who would have had to notify or admit observers, and what other figures would have caught.

    HISTORY is a table of activities as CSV or Parquet, or a folder of Parquet files; without it the 57 exercises of
    1993 to 2022 that ship with the program. A CSV file is answered row by row; Parquet, several files and what is asked
    with --by or --verdicts in counts. Most figures of the pack are from memory, and what cannot be told is counted
    apart.
    """
    chosen = choose(home, name)
    base = world(chosen.pack, label=name, always=not as_it_was)
    others = [world(choose(home, name, one).pack, label=one, always=not as_it_was) for one in variants_]
    others += [
        world(chosen.pack, read_overlay(path.read_bytes()), label=path.stem, always=not as_it_was) for path in overlays
    ]
    asked = facts or FACTS
    if simulate and (history or by or verdicts):
        raise click.UsageError("HISTORY, --by and --verdicts are for a history, --simulate is instead of one.")
    if simulate:
        _emit([_counted(one, Plan(simulate, seed), asked) for one in (base, *others)], csv_, json_=json_)
        return
    files = Files(history or (shipped_file(),), by, verdicts, Bounds(memory, scratch))
    if files.are_large:
        if swept:
            rows = curve_rows(large.swept(files, base, *_range(swept), asked[0], json_=json_))
        else:
            rows = large.counted(files, (base, *others), asked, json_=json_)
        _emit(rows, csv_, json_=json_)
        return
    read = read_history(history[0].read_bytes(), base.pack) if history else shipped_history(base.pack)
    if swept:
        _emit(curve_rows(sweep(read, base, *_range(swept), asked[0])), csv_, json_=json_)
        return
    _emit(activity_rows(ask(Question((base, *others), asked, read))), csv_, json_=json_)


def _range(text: str) -> tuple[str, range]:
    match = _SWEEP.fullmatch(text)
    if match is None:
        raise OursError("analysis.range", text=text[:80])
    first, last, step = int(match[2]), int(match[3]), int(match[4] or 1)
    values = range(first, last + 1, step) if step else range(0)
    if not values:
        raise OursError("analysis.range", text=text[:80])
    if len(values) > MOST_POINTS:
        raise OursError("analysis.many", limit=MOST_POINTS)
    return match[1], values


def _counted(one: World, plan: Plan, facts: tuple[str, ...]) -> dict[str, Any]:
    row: dict[str, Any] = {"world": one.label, "digest": one.pack.digest, "rows": plan.rows, "seed": plan.seed}
    for fact, count in simulated_counts(one, plan, facts).items():
        row |= {f"{fact}_at_least": count.certain, f"{fact}_at_most": count.most}
    return row


def _emit(rows: list[dict[str, Any]], path: Path | None, *, json_: bool) -> None:
    if json_:
        emit(json.loads(json.dumps(rows)))
    target = path.open("w", encoding="utf-8", newline="") if path else None
    if target is None and json_:
        return
    writer = csv.DictWriter(target or sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if target:
        target.close()
