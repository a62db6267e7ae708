"""The board of duties: every partner on one screen, or the same as a list; filters in the address; the same as CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from detente.desk.areas.council.files import csv_file
from detente.desk.areas.duties.calendar import subscription
from detente.desk.areas.duties.owed_rows import ORDER, WORDS, OwedRows, duty_word
from detente.desk.areas.duties.regime_choice import Choice, Named, Names, chosen_regime, speaker_of
from detente.desk.areas.duties.showing import show
from detente.desk.requests import DeskRequest
from detente.documents.findings import Speaker
from detente.errors import OursError
from detente.kernel import Instant
from detente.regimes.pack import paragraph_order
from detente.station.queries.regimes import DutiesWanted, duties_board
from detente.station.views.regimes import DutyBoard, DutyLine

FILTERS = ("party", "state", "chapter", "until", "duty", "item")
SHOWN = 100
COLUMNS = (
    "duty", "paragraph", "basis", "chapter", "item", "by", "to", "state", "due", "begins", "discharged_by",
    "discharged", "delay_seconds", "left_seconds", "year", "may", "missing", "lacking", "statement",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """All duties of one kind of one party: the worst state, how many are in it, how many there are, where they are."""

    word: SafeString
    number: int
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One duty against every party; a cell is None where the party owes nothing of it."""

    label: str
    cite: str
    basis: str
    basis_label: str
    cells: tuple[tuple[Named, Cell | None], ...]


@require_safe
def board(request: DeskRequest) -> HttpResponse:
    """Show who owes what by when; `?view=list` one by one, `?format=csv` as a file."""
    choice, given = chosen_regime(request), _given(request)
    if choice.line is None or choice.line.pack is None:
        return show(request, "board.html", {"choice": choice, "board": None, "given": given, "tab": "duties:board"})
    found = duties_board(request.house, choice.name, _wanted(given))
    lines = [line for line in found.lines if given.get("duty", line.duty.name) == line.duty.name]
    if request.GET.get("format") == "csv":
        return csv_file("duties", COLUMNS, (_cells(line) for line in lines))
    return show(request, "board.html", _context(request, choice, given, found, lines))


def _given(request: DeskRequest) -> dict[str, str]:
    found = {name: request.GET.get(name, "").strip() for name in FILTERS}
    return {name: value for name, value in found.items() if value}


def _wanted(given: dict[str, str]) -> DutiesWanted:
    """Read the filters; raise `desk.bad_choice` for a state that is none and a day that is none."""
    state = given.get("state", "")
    if state and state not in WORDS:
        raise OursError("desk.bad_choice", value=state[:40])
    return DutiesWanted(
        given.get("party", ""), (state,) if state else (), given.get("chapter", ""), given.get("item", ""),
        _until(given.get("until", "")),
    )  # fmt: skip


def _until(text: str) -> Instant | None:
    if not text:
        return None
    try:
        day = dt.date.fromisoformat(text)
        return Instant(int(dt.datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=dt.UTC).timestamp()))
    except (ValueError, OverflowError):
        raise OursError("desk.bad_choice", value=text[:40]) from None


def _context(
    request: DeskRequest, choice: Choice, given: dict[str, str], found: DutyBoard, lines: list[DutyLine]
) -> dict[str, Any]:
    speaker, names = speaker_of(found.regime.pack), Names(request, found.regime)
    address = _Address(choice.name, given)
    is_list = request.GET.get("view") == "list" or "duty" in given
    parties = [names.of(code) for code in found.parties if given.get("party", code) == code]
    page = _page(request)
    shown = lines[(page - 1) * SHOWN : page * SHOWN] if is_list else []
    make, duty = OwedRows(names, speaker), speaker.pack.duties.get(given.get("duty", ""))
    rows = [make.row(line) for line in shown]
    return {
        "choice": choice, "board": found, "given": given, "is_list": is_list, "tab": "duties:board", "now": found.as_of,
        "parties": parties, "chapters": [] if is_list else _chapters(speaker, parties, lines, address),
        "rows": rows,
        "choices": _choices(speaker, names, found), "total": len(lines), "urgent": _tally(lines),
        "csv_url": address.to(format="csv"), "list_url": address.to(view="list"), "board_url": address.to(),
        "next_url": address.to(view="list", page=str(page + 1)) if is_list and len(lines) > page * SHOWN else "",
        "first_url": address.to(view="list") if page > 1 else "",
        **subscription(request),
        "duty_label": speaker.word(f"duty.{duty.name}.label", duty.label) if duty else "",
    }  # fmt: skip


def _page(request: DeskRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 6 else 1  # noqa: PLR2004  (digits)


class _Address:
    """Addresses of the board with the filters as they are."""

    def __init__(self, regime: str, given: dict[str, str]) -> None:
        self._given = {"regime": regime} | given

    def to(self, **more: str) -> str:
        return f"{reverse('duties:board')}?{urlencode(self._given | more)}"


def _tally(lines: Iterable[DutyLine]) -> list[tuple[SafeString, int]]:
    """How many there are in each state, the worst first."""
    states = [line.owed.state for line in lines]
    known = sorted(set(states), key=lambda state: ORDER.index(state.value))
    return [(duty_word(state), states.count(state)) for state in known]


def _choices(speaker: Speaker, names: Names, found: DutyBoard) -> dict[str, list[tuple[str, str]]]:
    shown = [names.of(code) for code in found.parties]
    return {
        "party": [(one.code, f"{one.code} {one.name}".strip()) for one in shown if one.code],
        "state": [(value, gettext(label)) for value, (label, _, _) in WORDS.items() if value != "not owed"],
        "chapter": [
            (name, f"{name} {speaker.word(f'chapter.{name}.heading', one.heading)}")
            for name, one in speaker.pack.chapters.items()
        ],
    }


def _chapters(
    speaker: Speaker, parties: list[Named], lines: list[DutyLine], address: _Address
) -> list[tuple[str, str, list[BoardRow]]]:
    by_duty: dict[str, list[DutyLine]] = {}
    for line in lines:
        by_duty.setdefault(line.duty.name, []).append(line)
    found = []
    for name, chapter in speaker.pack.chapters.items():
        mine = [group for group in by_duty.values() if group[0].duty.chapter == name]
        rows = [
            _row(speaker, parties, group, address)
            for group in sorted(mine, key=lambda group: (paragraph_order(group[0].duty.cite), group[0].duty.name))
        ]
        if rows:
            found.append((name, speaker.word(f"chapter.{name}.heading", chapter.heading), rows))
    return found


def _row(speaker: Speaker, parties: list[Named], group: list[DutyLine], address: _Address) -> BoardRow:
    duty = group[0].duty
    cells = tuple((party, _cell(party, group, address)) for party in parties)
    label, basis = speaker.word(f"duty.{duty.name}.label", duty.label), duty.basis.name.lower()
    return BoardRow(label, duty.cite, basis, speaker.basis(duty.basis), cells)


def _cell(party: Named, group: list[DutyLine], address: _Address) -> Cell | None:
    states = [line.owed.state for line in group if line.owed.by == party.code]
    if not states:
        return None
    worst = min(states, key=lambda state: ORDER.index(state.value))
    url = address.to(duty=group[0].duty.name, party=party.code, view="list")
    return Cell(duty_word(worst, is_own=party.is_own), states.count(worst), len(states), url)


def _cells(line: DutyLine) -> tuple[str, ...]:
    owed = line.owed
    return (
        owed.duty, owed.cite, owed.basis.name.lower(), line.duty.chapter, owed.item, owed.by, owed.to, owed.state.value,
        owed.due.text if owed.due else "", Instant(owed.begins).iso if owed.begins is not None else "",
        owed.discharged_by, owed.discharged.text if owed.discharged else "", _number(owed.delay), _number(owed.left),
        _number(owed.year), "yes" if owed.may else "", " ".join(owed.missing), " ".join(owed.lacking), owed.statement,
    )  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
