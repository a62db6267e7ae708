"""Bodies that take a part from other files of the history: articles, points and readings are written once.

`takes` of a dispatch is one of: `draft US` (title, preamble and articles), `points E31` (the points of a reply),
`mappings US` (which point answers which article, as the record reads it), `agree KEY` (the digest of a public text),
`rules PACK` (the digest of a rule pack as it ships).
What is known from memory only says so in its own text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from detente.adapters.packs import Shelf
from detente.cli.demo.rows import Deed
from detente.cli.demo.script import Script
from detente.errors import OursError
from detente.kernel import Digest

MEMORY = "from memory"
DISPOSITIONS = {
    "AFD": "accepted_for_discussion", "CP": "counter_proposal", "REJ": "rejected", "NA": "not_addressed",
    "PRIN": "reserved_position",
}  # fmt: skip
KINDS = {
    "accepted_for_discussion": "for_discussion", "counter_proposal_reciprocal": "counter_proposal",
    "demand_or_proposal": "other", "demand_to_all": "demand", "new_proposal": "proposal", "offer_of_dialogue": "offer",
    "proposal_of_meetings": "proposal", "statement_and_warning": "warning",
}  # fmt: skip
Filled = dict[str, Any]


def body_of(script: Script, deed: Deed) -> Filled:
    """The whole body of a dispatch; raise `testing.bad_history` for a `takes` that leads nowhere."""
    if not deed.takes:
        return deed.body
    what, _, which = deed.takes.partition(" ")
    try:
        return deed.body | _FILLERS[what](script, which)
    except (KeyError, StopIteration, OursError) as problem:
        raise OursError("testing.bad_history", file="acts", problem=f"{deed.name} takes “{deed.takes}”") from problem


@cache
def _rows(folder: Path, name: str) -> Any:
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))[name.removesuffix("s")]


def _said(row: Any) -> str:
    """The text of a row, with its mark where no page was read for it."""
    text = str(row["text"])
    return f"{text} ({MEMORY})" if row["status_mark"] == MEMORY else text


def _draft(script: Script, which: str) -> Filled:
    draft = next(row for row in _rows(script.folder, "drafts") if row["id"] == which)
    articles = [{"number": str(row["no"]), "text": _said(row)} for row in draft["article"]]
    return {"articles": articles, "preamble": _said(draft["preamble"]), "title": draft["titles"]["en"]}


def _points(script: Script, which: str) -> Filled:
    rows = [row for row in _rows(script.folder, "points") if row["event"] == which]
    return {"points": [{"kind": KINDS.get(r["kind"], r["kind"]), "number": r["id"], "text": _said(r)} for r in rows]}


def _mappings(script: Script, which: str) -> Filled:
    rows = [row for row in _rows(script.folder, "responses") if row["article"].split(".")[0] == which]
    return {"mappings": [mapping for row in rows for mapping in _readings(row)]}


def _readings(row: Any) -> Iterator[Filled]:
    """One reading for each code, the main one first; a point for each as far as there are points."""
    number = row["article"].split(".")[1]
    points = row.get("points", ())
    for place, code in enumerate(row["codes"]):
        reading = {
            "article": "preamble" if number == "P" else number,
            "disposition": DISPOSITIONS[code],
            "key": f"{row['article']}{'abc'[place]}",
            "reason": f"{code}: {_said(row)}",
        }
        yield reading | ({"point": points[min(place, len(points) - 1)]} if points else {})


def _agree(script: Script, which: str) -> Filled:
    opening = next(scene for scene in script.scenes if isinstance(scene, Deed) and scene.name == which)
    return {"digest": Digest.of(opening.body["text"].encode())}


def _rules(script: Script, which: str) -> Filled:
    del script
    return {"rules": _digest(which)}


@cache
def _digest(pack: str) -> str:
    return Shelf().pack(pack).digest


_FILLERS: dict[str, Callable[[Script, str], Filled]] = {
    "agree": _agree, "draft": _draft, "mappings": _mappings, "points": _points, "rules": _rules,
}  # fmt: skip
