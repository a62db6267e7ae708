"""Days and instants as whole numbers, and back. No clock and no zone but UTC."""

from __future__ import annotations

import datetime as dt
import re

from detente.regimes.language.types import DAY

_EPOCH = dt.date(1970, 1, 1)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})Z", re.ASCII)


def day_of(text: str) -> int | None:
    """Return the days since 1970-01-01 of an ISO date, None for what is no date of 1970 to 9999.

    >>> day_of("2011-12-01"), day_of("2022-02-30"), day_of("1969-12-31")
    (15309, None, None)
    """
    if not _DATE.fullmatch(text):
        return None
    try:
        days = (dt.date.fromisoformat(text) - _EPOCH).days
    except ValueError:
        return None
    return days if days >= 0 else None


def second_of(text: str) -> int | None:
    """Return the seconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ`, None for anything else; only UTC is one clock for all.

    >>> second_of("1970-01-02T00:00:01Z"), second_of("1970-01-02T00:00:01+01:00"), second_of("1970-01-02T24:00:00Z")
    (86401, None, None)
    """
    match = _INSTANT.fullmatch(text)
    day = day_of(match[1]) if match else None
    if match is None or day is None:
        return None
    hours, minutes, seconds = (int(part) for part in match.groups()[1:])
    return day * DAY + hours * 3600 + minutes * 60 + seconds if hours < 24 and minutes < 60 and seconds < 60 else None  # noqa: PLR2004  (ISO 8601 spells the bounds)


def date_text(day: int) -> str:
    """Return the ISO date of a day.

    >>> date_text(15309)
    '2011-12-01'
    """
    return (_EPOCH + dt.timedelta(days=day)).isoformat()


def instant_text(second: int) -> str:
    """Return the instant as `YYYY-MM-DDTHH:MM:SSZ`.

    >>> instant_text(86401)
    '1970-01-02T00:00:01Z'
    """
    day, rest = divmod(second, DAY)
    return f"{date_text(day)}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def year_of(day: int) -> int:
    """Return the calendar year of a day."""
    return (_EPOCH + dt.timedelta(days=day)).year
