"""From what was typed to a question that can be answered, or to an error that names its field."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.asking import ACTIVITY, Question, Sweep, check
from detente.analysis.histories import History, shipped_history
from detente.analysis.simulating import Plan
from detente.analysis.worlds import World, world
from detente.desk.areas.duties.shelves import Reading, reading, references
from detente.desk.areas.duties.whatif.given import ALWAYS, DATED, SHIPPED, SIMULATED, Given
from detente.desk.requests import DeskRequest
from detente.errors import DetenteError, OursError
from detente.regimes.pack import Pack

MOST_WORLDS, MOST_FACTS, MOST_POINTS = 4, 4, 101
MOST_SIMULATED, MOST_SEED, MOST_FIGURE = 1_000_000, 2**31 - 1, 10_000_000
USUAL_POINTS = 20
_WHOLE = re.compile(r"[0-9]{1,12}", re.ASCII)
_WORLDS_KEPT = 32
# Which field of the form an error is about; errors of this module name theirs.
_FIELDS = {"regimes.unknown_fact": "fact", "analysis.no_such_limit": "limit", "analysis.no_such_row": "item",
           "regimes.unknown_variant": "world"}  # fmt: skip
_worlds: OrderedDict[tuple[str, str, bool], World] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the packs as they are read: the first is that of the first world."""

    given: Given
    reads: tuple[Reading, ...]
    question: Question

    @property
    def base(self) -> Reading:
        """The pack that the others are held against."""
        return self.reads[0]


def field_of(problem: DetenteError) -> str:
    """Return the name of the field that an error is about."""
    return str(problem.fields.get("field") or _FIELDS.get(problem.code) or ("table" if _of_table(problem) else "pack"))


def _of_table(problem: DetenteError) -> bool:
    return problem.code.startswith("analysis.") or problem.code == "desk.too_large"


def offered(request: DeskRequest) -> list[tuple[str, str]]:
    """Return the packs and variants that have rules about activities: reference and title."""
    return [(name, title) for name, title in references(request) if ACTIVITY in reading(request, name).pack.kinds]


def read_base(request: DeskRequest, given: Given) -> Reading:
    """Return the pack that is asked. Raises `regimes.unknown_pack`, `regimes.unknown_variant`."""
    if given.pack:
        return reading(request, given.pack)
    known = offered(request)
    if not known:
        raise OursError("regimes.unknown_pack", pack="")
    return reading(request, known[0][0])


def asked(request: DeskRequest, given: Given, own: History | None = None) -> Asked:
    """Return what is asked; raises an error that `field_of` gives a field."""
    base = read_base(request, given)
    if given.force not in {ALWAYS, DATED}:
        raise OursError("desk.bad_choice", value=given.force[:40], field="force")
    _at_most(given.worlds, MOST_WORLDS, "world")
    _at_most(given.facts, MOST_FACTS, "fact")
    reads = (base, *(reading(request, name) for name in given.worlds))
    worlds = tuple(_world(read, base, always=given.force == ALWAYS) for read in reads)
    question = Question(worlds, given.facts, own or _over(given, base.pack), sweep_of(given, worlds[0].pack))
    check(question)
    if given.item and isinstance(question.over, History):
        question.over.row(given.item)
    return Asked(given, reads, question)


def _at_most(values: Sequence[str], most: int, field: str) -> None:
    if len(values) > most:
        raise OursError("analysis.many", limit=most, field=field)


def _world(read: Reading, base: Reading, *, always: bool) -> World:
    """Make a world, or take the one made last time: checking a whole pack takes longer than asking it."""
    of_base = read.overlay is not None and read.base.digest == base.base.digest
    label = read.overlay.name if read.overlay and of_base else read.reference
    key = (read.pack.digest, label, always)
    made = _worlds.get(key) or world(read.pack, label=label, always=always)
    _worlds[key] = made
    if len(_worlds) > _WORLDS_KEPT:
        _worlds.popitem(last=False)
    return made


def _over(given: Given, pack: Pack) -> History | Plan:
    if given.history == SIMULATED:
        return Plan(number(given.rows, "rows", 1, MOST_SIMULATED), number(given.seed, "seed", 0, MOST_SEED))
    if given.history != SHIPPED:
        raise OursError("desk.bad_choice", value=given.history[:40], field="history")
    return shipped_history(pack)


def number(text: str, field: str, least: int, most: int) -> int:
    """Read a whole number; raise `analysis.number` outside its bounds."""
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise OursError("analysis.number", text=text[:40], least=least, most=most, field=field)
    return int(text)


def sweep_of(given: Given, pack: Pack) -> Sweep | None:
    """Return the sweep, over a usual range where none was typed. Raises `analysis.no_such_limit`, `analysis.sweep`."""
    if not given.limit:
        return None
    if given.limit not in pack.limits:
        raise OursError("analysis.no_such_limit", limit=given.limit[:60])
    usual = usual_range(pack.limits[given.limit].history[-1][1])
    first = number(given.first or str(usual.start), "from", 0, MOST_FIGURE)
    last = number(given.last or str(usual[-1]), "to", 0, MOST_FIGURE)
    step = number(given.step or str(usual.step), "step", 1, MOST_FIGURE)
    if first > last:
        raise OursError("analysis.sweep", first=first, last=last, step=step, field="from")
    values = range(first, last + 1, step)
    if len(values) > MOST_POINTS:
        raise OursError("analysis.many", limit=MOST_POINTS, field="step")
    return Sweep(given.limit, values)


def usual_range(value: int) -> range:
    """Return the values worth trying around one: from half of it to half as much again.

    >>> usual_range(9000), usual_range(3)
    (range(4500, 13501, 450), range(1, 5))
    """
    low, high = value // 2, value + value // 2
    return range(low, high + 1, max(1, (high - low) // USUAL_POINTS))
