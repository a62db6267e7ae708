"""Sections of forms that are with officers: a line for whoever has them, a mark for a list of drafts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from detente.documents.findings import Speaker
from detente.kernel import Instant
from detente.station.views import Draft
from detente.station.views.notices import HandedSection


@dataclass(frozen=True, slots=True)
class HandedLine:
    """A section that waits for an officer: its heading, that of its form, who handed it on, since when, and why."""

    section: str
    form: str
    code: str
    giver: str
    since: Instant
    note: str
    url: str


def handed_lines(found: Iterable[HandedSection]) -> tuple[HandedLine, ...]:
    """Return sections in the reader's language."""
    return tuple(_line(one) for one in found)


def _line(one: HandedSection) -> HandedLine:
    speaker, path = Speaker(one.pack, get_language() or "en"), f"format.{one.form.code}"
    handed = one.handed
    return HandedLine(
        section=speaker.word(f"{path}.section.{one.section.name}.heading", one.section.heading),
        form=speaker.word(f"{path}.heading", one.form.heading),
        code=one.form.code,
        giver=handed.given_by[1],
        since=handed.given_at,
        note=handed.note,
        url=reverse("duties:notice_section", args=[handed.draft, one.section.name]),
    )


def handed_mark(draft: Draft, login: str) -> SafeString:
    """Return how many sections of a draft are with the reader, or with colleagues; nothing for none."""
    own = len(draft.with_officer(login))
    others = sum(one.is_open for one in draft.handed) - own
    words = [gettext("handed to you: {n}").format(n=own)] if own else []
    words += [gettext("with colleagues: {n}").format(n=others)] if others else []
    return format_html('<strong class="mark">{}</strong>', " · ".join(words)) if words else SafeString("")
