"""What the fronts show of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.kernel import DispatchId, Instant, PartyName
from detente.regimes.judging import Change, Explanation, Item
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Duty
from detente.regimes.time import OverQuota, Owed, Standing
from detente.station.regimes.agreed import Agreed, Regime
from detente.station.regimes.kept import Saying, Unread


@dataclass(frozen=True, slots=True)
class RegimeLine:
    """One regime at hand: the pack in use, whether it is agreed and by whom, what stands in the way of using it."""

    name: str
    title: str
    digest: str
    is_agreed: bool
    agreements: tuple[Agreed, ...] = ()
    pack: Pack | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RulesLine:
    """An agreement on rules in a list: the pack where it is on the shelf, and whether what is computed rests on it."""

    agreed: Agreed
    pack: Pack | None
    in_use: bool


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty as the board shows it: what is owed, by whom on this line, and the dispatch that discharged it."""

    owed: Owed
    duty: Duty
    party: PartyName | None
    dispatch: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class DutyDate:
    """A duty in a calendar: `revised` is when anything of it changed last; `sequence` never falls as time goes on."""

    line: DutyLine
    sequence: int
    revised: Instant


@dataclass(frozen=True, slots=True)
class DutyDates:
    """The duties of a regime between two instants, by their moments."""

    regime: Regime
    as_of: Instant
    dates: tuple[DutyDate, ...]


@dataclass(frozen=True, slots=True)
class DutyBoard:
    """The duties of a regime at a moment, by their due moments."""

    regime: Regime
    as_of: Instant
    lines: tuple[DutyLine, ...]
    parties: tuple[str, ...]
    findings: str
    unread: tuple[Unread, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One activity, request, visit … in a list, with what the rules say of it in short."""

    item: Item
    label: str
    opened_by: PartyName | None
    yes: tuple[str, ...]
    cannot_tell: tuple[str, ...]
    duties: tuple[Owed, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseView:
    """One item with everything the rules say of it and who said each figure."""

    regime: Regime
    as_of: Instant
    item: Item
    opened_by: PartyName | None
    sayings: Mapping[str, tuple[Saying, ...]]
    explanations: tuple[Explanation, ...]
    changes: Mapping[str, tuple[Change, ...]]
    duties: tuple[DutyLine, ...]
    quotas: tuple[OverQuota, ...]
    notices: tuple[DispatchId, ...]
    matter: DispatchId | None = None


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """What one group has used of a quota and has left, with the items that count."""

    standing: Standing
    quota: Any
    items: tuple[str, ...] = ()
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotaTable:
    """The quotas of a regime in a year."""

    regime: Regime
    as_of: Instant
    year: int
    lines: tuple[QuotaLine, ...] = field(default=())
