"""The notebook of the guide: kept without outputs, run for real, and what it prints held against the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from detente.adapters.packs import Shelf
from detente.analysis.histories import shipped_history
from detente.analysis.judging import compare, judge, sweep
from detente.analysis.simulating import Plan
from detente.analysis.tables import simulated_counts
from detente.analysis.worlds import world

NOTEBOOK = Path(__file__).parents[2] / "docs" / "guide" / "analyst" / "what-if.ipynb"
NAME = "vienna-document-2011"
SHELF = Shelf()
PACK = SHELF.pack(NAME)
HISTORY = shipped_history(PACK)
BASE = world(PACK, always=True)


def run(folder: Path, patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the cells after a run from top to bottom in an empty folder, by their names."""
    patch.setenv("IPYTHONDIR", str(folder / "ipython"))  # a run leaves nothing at home
    patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
    found = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(found, timeout=60, resources={"metadata": {"path": str(folder)}}).execute()
    return {cell.id: cell for cell in found.cells}


def printed(cell: Any) -> str:
    return "".join(one.text for one in cell.outputs if one.output_type == "stream")


def pictures(cell: Any) -> list[str]:
    return [one.data["image/svg+xml"] for one in cell.outputs if "image/svg+xml" in one.get("data", {})]


def test_it_is_kept_without_outputs_and_without_traces_of_a_machine() -> None:
    found = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(found)
    cells = [cell for cell in found.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None and cell.metadata == {} for cell in cells)
    assert not re.search(r"/home/|/work|/tmp|C:\\\\", NOTEBOOK.read_text("utf-8"))


def test_it_runs_and_prints_what_the_program_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(tmp_path, monkeypatch)  # once for all: a kernel takes longer than what it counts
    counts_and_the_hand_agree(ran)
    what_turns_and_why(ran)
    pictures_and_tables(ran)
    the_simulation_is_that_of_its_seed(ran)


def counts_and_the_hand_agree(ran: dict[str, Any]) -> None:
    found = judge(HISTORY, BASE)
    for fact in ("notifiable", "observable"):
        count = found.count(fact)
        line = f"{fact}: at least {count.certain}, at most {count.most}, cannot tell {count.untold}, of 57"
        assert line in printed(ran["counts"])
    by_hand = printed(ran["by-hand"])
    count = found.count("notifiable")
    for word, number in (("yes", count.certain), ("cannot tell", count.untold), ("no", 57 - count.most)):
        assert f"'{word}': {number}" in by_hand


def what_turns_and_why(ran: dict[str, Any]) -> None:
    assert printed(ran["vd-plus"]).count("turns 0") == 4
    lower = world(PACK, SHELF.variants(NAME)["wi-5000"], always=True)
    for one in compare(HISTORY, BASE, lower, "notifiable").turned:
        assert f"{one.label} : {one.one} → {one.other}" in printed(ran["turned"])
    told = printed(ran["explained"])
    assert "cannot tell (¶ 40" in told and "is needed" in told


def pictures_and_tables(ran: dict[str, Any]) -> None:
    points = sweep(HISTORY, BASE, "notify_troops", range(3000, 20001, 1000)).points
    assert [tuple(map(int, re.findall(r"\d+", line))) for line in printed(ran["curve"]).splitlines()] == [
        (one.value, one.count.certain, one.count.most) for one in points
    ]
    by_value = {one.value: one.count.certain for one in points}
    assert by_value[12_000] - by_value[13_000] == 7, "as the words beside the curve say"
    assert len(pictures(ran["curve"])) == 1
    timeline, land = pictures(ran["pictures"])
    assert "along the years" in timeline and "<path" in land
    assert sum(int(row.rsplit(", ", 1)[1].strip(")")) for row in printed(ran["keep"]).splitlines()) == 57


def the_simulation_is_that_of_its_seed(ran: dict[str, Any]) -> None:
    found = simulated_counts(BASE, Plan(20_000, seed=7), ["notifiable", "observable"])
    line = printed(ran["simulated"]).splitlines()[0]
    assert str({fact: (count.certain, count.most) for fact, count in found.items()}) in line
