"""What every page shows around its subject: the status strip, the areas, the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from detente.app import event_ticket
from detente.desk.alarms import alarms_of
from detente.desk.areas.duties.owed_rows import duty_word
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_
from detente.kernel import Instant
from detente.station.queries.ledger import ledger
from detente.station.queries.lines import lines
from detente.station.views import LedgerView, LineView, PartyView
from detente.station.views.alarms import Call, DutyAlarms


@dataclass(frozen=True, slots=True)
class Area:
    """One word of the navigation: its address, and the key after `g`."""

    name: str
    label: str
    key: str

    @property
    def word(self) -> str:
        """What a page of the area says it belongs to: the name of the address without what follows a colon."""
        return self.name.partition(":")[0]


AREAS = (
    Area("watch", N_("Watch"), "w"),
    Area("line:list", N_("Line"), "l"),
    Area("council", N_("Council"), "c"),
    Area("duties:board", N_("Duties"), "d"),
    Area("ledger", N_("Ledger"), "e"),
    Area("people", N_("People"), "p"),
)
# From the best to the worst; a phone shows the worst line alone.
FEW, NAMED = 4, 3  # lines the strip names: more would wrap and push the page down
LINE_STATES = ("good", "waiting", "untried", "stale", "down")


class Frame:
    """Reads from the house what a template asks for, once."""

    areas = AREAS

    def __init__(self, request: DeskRequest) -> None:
        self._request = request

    @cached_property
    def now(self) -> Instant:
        """The time of the page."""
        return self._request.house.clock.now()

    @cached_property
    def lines(self) -> tuple[LineView, ...]:
        """The line to every peer, the worst first."""
        return tuple(sorted(lines(self._request.house), key=lambda line: -LINE_STATES.index(line.state)))

    @property
    def shown_lines(self) -> tuple[LineView, ...]:
        """The lines that the strip names: all of a few, else the worst."""
        return self.lines if len(self.lines) <= FEW else self.lines[:NAMED]

    @property
    def other_lines(self) -> tuple[tuple[str, int], ...]:
        """How many lines are in which state beside those that are named, the worst first."""
        rest = [line.state for line in self.lines[len(self.shown_lines) :]]
        return tuple((state, rest.count(state)) for state in dict.fromkeys(rest))

    @cached_property
    def ledger(self) -> LedgerView:
        """The own ledger."""
        return ledger(self._request.house)

    @cached_property
    def witnesses(self) -> int:
        """How many witnesses have cosigned the largest witnessed head or one beyond it."""
        return sum(bool(w.size) and w.size >= self.ledger.witnessed_size for w in self.ledger.witnesses)

    @property
    def unwitnessed(self) -> int:
        """How many entries no quorum of witnesses has seen yet."""
        return self.ledger.size - self.ledger.witnessed_size

    @cached_property
    def duty_alarms(self) -> DutyAlarms:
        """The duties that ask for somebody, as of the record and minute of the page or shortly before."""
        return alarms_of(self._request.house)

    @property
    def duty_words(self) -> tuple[tuple[Call, SafeString, int], ...]:
        """Why to look at the duties, the most urgent first: the reason, the state word, and how many there are."""
        found = [(alarm.call, alarm.line.owed.state) for alarm in self.duty_alarms.alarms]
        return tuple((call, duty_word(state), found.count((call, state))) for call, state in dict.fromkeys(found))

    @cached_property
    def own(self) -> PartyView:
        """The own party."""
        return known_parties(self._request)[self._request.house.party]

    @property
    def own_name(self) -> str:
        """The own party's name in the reader's language."""
        return self.own.named(get_language() or "en")

    @cached_property
    def ticket(self) -> str:
        """The ticket by which the event stream knows the reader; empty on public pages."""
        officer = self._request.officer
        return event_ticket(self._request.house, officer.login) if officer else ""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give every template the frame and the reader."""
    if not hasattr(request, "house"):
        return {}
    desk = cast("DeskRequest", request)
    return {"frame": Frame(desk), "officer": desk.officer, "theme": desk.theme, "zone": desk.zone}
