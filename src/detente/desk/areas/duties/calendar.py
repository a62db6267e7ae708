"""The duties as a calendar to subscribe to: what we owe, and what others owe to us by name."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from detente.app.calendar_keys import DUTIES, calendar_key
from detente.desk.access import public_page, signed_in
from detente.desk.areas.duties.owed_rows import duty_label
from detente.desk.areas.duties.regime_choice import speaker_of
from detente.desk.areas.public.naming import address, party_name
from detente.desk.requests import DeskRequest
from detente.desk.subscribers import ask_for_key, calendar_file, may_subscribe
from detente.documents.calendars import Obligation, feed
from detente.documents.findings import Speaker, owed_sentence
from detente.errors import OursError
from detente.kernel import Instant
from detente.regimes.language.types import DAY
from detente.regimes.time import EVERYBODY, Moment, Owed, State
from detente.seal import canonical
from detente.station.queries.duty_dates import duty_dates, ours, owed_to_us
from detente.station.queries.regimes import regimes
from detente.station.views.regimes import DutyDate, DutyDates

BEFORE, AHEAD = 92 * DAY, 366 * DAY  # seconds around now that the feed tells
WHOSE = {"": (ours, owed_to_us), "ours": (ours,), "owed-to-us": (owed_to_us,)}
OPEN = {State.COMING, State.DUE}
# A return takes days to be drawn up and signed; a clock of hours leaves a night.
LEAD_OF_DAY, LEAD_OF_HOURS = dt.timedelta(days=7), dt.timedelta(hours=12)


def subscription(request: DeskRequest) -> dict[str, str]:
    """Return what a page needs to say how to subscribe: the address, the name and the key of the reader."""
    login = signed_in(request).login
    url, key = address(request, "duties:calendar"), calendar_key(request.house, login, DUTIES)
    return {"feed_url": url, "feed_name": login, "feed_key": key}


@public_page
@require_safe
def duties_feed(request: DeskRequest) -> HttpResponse:
    """Return the calendar for an officer by session or key; `?whose=ours|owed-to-us`, `?regime=NAME`: a part."""
    if not may_subscribe(request, DUTIES):
        return ask_for_key()
    house, language = request.house, get_language() or "en"
    found = [_told(request, dates) for dates in _dates(request)]
    items = [item for told in found for item in told]
    name = gettext("Duties, {party}").format(party=party_name(request, house.party, language))
    words = gettext("What this party owes under rules, and what others owe to it, as this station computes it.")
    return calendar_file(feed(items, name, house.clock.now(), language, words))


def _dates(request: DeskRequest) -> Iterator[DutyDates]:
    """The duties of each regime at hand that are asked for; raise `desk.bad_choice` for what is none."""
    whose, wanted = request.GET.get("whose", ""), request.GET.get("regime", "")
    known = {line.name for line in regimes(request.house) if line.pack}
    for value, allowed in ((whose, WHOSE), (wanted, {"", *known})):
        if value not in allowed:
            raise OursError("desk.bad_choice", value=value[:40])
    now = int(request.house.clock.now())
    for name in sorted(known):
        if wanted in ("", name):
            yield duty_dates(request.house, name, Instant(max(0, now - BEFORE)), Instant(now + AHEAD), WHOSE[whose])


def _told(request: DeskRequest, dates: DutyDates) -> list[Obligation]:
    writer = _Writer(request, dates)
    return [writer.obligation(date) for date in dates.dates]


class _Writer:
    """Writes the duties of one regime in the reader's language."""

    def __init__(self, request: DeskRequest, dates: DutyDates) -> None:
        self._request, self._regime = request, dates.regime
        self._speaker: Speaker = speaker_of(dates.regime.pack)

    def obligation(self, date: DutyDate) -> Obligation:
        """Return one duty."""
        owed = date.line.owed
        first, last = _moments(owed)
        return Obligation(
            uid=self._uid(owed),
            sequence=date.sequence,
            revised=date.revised,
            summary=self._summary(owed),
            first=first,
            last=last,
            traffic=self._regime.traffic,
            description="\n".join(self._lines(date)),
            url=self._url(date),
            lead=self._lead(owed, first),
        )

    @property
    def _own(self) -> str:
        return self._regime.code(self._request.house.party)

    def _uid(self, owed: Owed) -> str:
        """A name that stays while the due moment moves; what recurs is told apart by it, since it has nothing else."""
        moment = "" if owed.item or owed.due is None else owed.due.text
        parts = [self._regime.pack.name, owed.duty, owed.item, owed.by, owed.to, owed.year or 0, moment]
        digest = hashlib.sha256(canonical.encode(parts)).digest()[:16]
        return f"{base64.urlsafe_b64encode(digest).decode().rstrip('=')}@{self._request.house.party}"

    def _summary(self, owed: Owed) -> str:
        template = gettext("{state}: {duty}, {by} → {to} (¶ {cite})")
        return template.format(
            state=duty_label(owed.state, is_own=owed.by == self._own), duty=self._label(owed), by=owed.by or "–",
            to=gettext("all") if owed.to == EVERYBODY else owed.to, cite=owed.cite,
        )  # fmt: skip

    def _label(self, owed: Owed) -> str:
        return self._speaker.word(f"duty.{owed.duty}.label", self._regime.pack.duties[owed.duty].label)

    def _lines(self, date: DutyDate) -> Iterator[str]:
        """What the summary leaves out: the sentence, the text, what it is about, the rules and who agreed them."""
        owed, speaker, pack = date.line.owed, self._speaker, self._regime.pack
        yield owed_sentence(speaker, owed)
        yield speaker.word(f"duty.{owed.duty}.text", date.line.duty.text)
        if owed.item:
            yield gettext("About: {item}").format(item=owed.item)
        if owed.missing:
            yield gettext("missing:") + " " + ", ".join(speaker.label(name) for name in owed.missing)
        if owed.statement:
            yield f"“{owed.statement}”"
        yield speaker.word("title", pack.title)
        yield (
            gettext("Computed from rules that the parties agreed on.")
            if self._regime.agreed
            else gettext("Computed from rules that nobody agreed on; it binds nobody.")
        )

    def _url(self, date: DutyDate) -> str:
        name, owed = self._regime.pack.name, date.line.owed
        if owed.item:
            return address(self._request, "duties:exercise", owed.item, regime=name)
        return address(self._request, "duties:board", regime=name, duty=owed.duty, party=owed.by, view="list")

    def _lead(self, owed: Owed, first: Instant | dt.date) -> dt.timedelta | None:
        """Open duties of ours under agreed rules may be reminded of, where they are meant and not owed at once."""
        is_asked = self._regime.agreed is not None and self._regime.traffic.is_real and owed.by == self._own
        if not is_asked or owed.state not in OPEN or owed.due is None:
            return None
        return LEAD_OF_HOURS if isinstance(first, Instant) else LEAD_OF_DAY


def _moments(owed: Owed) -> tuple[Instant | dt.date, Instant | None]:
    """The whole day where a day is meant, the second where a second is; a stretch by both its ends."""
    due = owed.due or Moment.of_instant(owed.begins or 0)
    if due.first == due.last:
        return Instant(due.first), None
    if due.is_plain:
        return Instant(due.first).moment.date(), None
    return Instant(due.first), Instant(due.last)
