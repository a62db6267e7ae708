"""Two times: UTC first, the reader's zone beside it; relative time never alone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from detente.kernel import Instant

# Day before month, as every party here writes it; the month as a word, so that no order of figures is guessed at.
DAY, DAY_OF_YEAR = "MMMd", "yMMMd"


def day(moment: dt.datetime, skeleton: str = DAY_OF_YEAR) -> str:
    """Return a day in the reader's language (CLDR skeletons)."""
    language = get_language() or "en"
    return format_skeleton(skeleton, moment, locale="en_GB" if language == "en" else language)


def place(zone: ZoneInfo) -> str:
    """Return the city a zone is named after.

    >>> place(ZoneInfo("America/New_York"))
    'New York'
    """
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def both_times(at: Instant | None, zone: ZoneInfo, *, short: bool = False) -> SafeString:
    """Return `10 Feb 2022, 08:40:01 UTC (09:40 Brussels)`; `short` leaves the year and the zone out."""
    if at is None:
        return format_html('<span class="quiet">{}</span>', gettext("not yet"))
    moment = at.moment
    if short:
        text = f"{day(moment, DAY)} {moment:%H:%M:%S}Z"
        return format_html('<time datetime="{}" class="figure" title="{}">{}</time>', at.iso, at.iso, text)
    utc = f"{day(moment)}, {moment:%H:%M:%S} UTC"
    return format_html('<time datetime="{}" class="figure">{}{}</time>', at.iso, utc, _beside(moment, zone))


def _beside(moment: dt.datetime, zone: ZoneInfo) -> SafeString:
    if zone.key == "UTC":
        return SafeString("")
    local = moment.astimezone(zone)
    other = "" if local.date() == moment.date() else f"{day(local, DAY)}, "
    return format_html(' <span class="time__local">({}{} {})</span>', other, f"{local:%H:%M}", place(zone))


def declared_date(text: str | None) -> SafeString:
    """Return a date that somebody declared: to the precision it was given with, in nobody's zone but the stated one."""
    if not text:
        return format_html('<span class="quiet">{}</span>', gettext("no date declared"))
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return format_html("{}", text)
    shown = day(moment) + (f", {moment:%H:%M} UTC" if "T" in text else "")
    return format_html('<time datetime="{}" class="figure declared">{}</time>', text, shown)
