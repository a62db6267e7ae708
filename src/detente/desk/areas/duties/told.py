"""Duties that ask for somebody as rows of the watch, each under its own regime."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from detente.desk.areas.duties.owed_rows import OwedRow, OwedRows
from detente.desk.areas.duties.regime_choice import Names, speaker_of
from detente.desk.requests import DeskRequest
from detente.station.regimes import Regime
from detente.station.views.alarms import Alarm
from detente.station.views.regimes import DutyLine


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A duty on the watch: why it is told, under what, the row, and the page that says more."""

    alarm: Alarm
    title: str
    row: OwedRow
    url: str


def told_rows(request: DeskRequest, alarms: Iterable[Alarm]) -> list[ToldRow]:
    """Return alarms as rows in the reader's language."""
    makers: dict[str, OwedRows] = {}
    found = []
    for alarm in alarms:
        pack = alarm.regime.pack
        if pack.digest not in makers:
            makers[pack.digest] = OwedRows(Names(request, alarm.regime), speaker_of(pack))
        row = makers[pack.digest].row(alarm.line)
        title = pack.word(get_language() or "en", "title", pack.title)
        found.append(ToldRow(alarm, title, row, row.item_url or recurring_url(alarm.regime, alarm.line)))
    return found


def recurring_url(regime: Regime, line: DutyLine) -> str:
    """Return the list of a duty of one party: what recurs has no item with a page of its own."""
    wanted = {"regime": regime.pack.name, "duty": line.duty.name, "party": line.owed.by, "view": "list"}
    return f"{reverse('duties:board')}?{urlencode(wanted)}"
