"""Notices from what the station shows of them: as a form to read, and on paper by the form of their pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from detente.documents.filled_forms import FormRead, read_form
from detente.documents.findings import Speaker
from detente.documents.papers import Notice, Paper, PaperKind, paper_of_notice
from detente.documents.papers.answers import Cells
from detente.documents.words import translator
from detente.errors import DetenteError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, Language, PartyName, Traffic
from detente.station.filling import Filling
from detente.station.views import Draft
from detente.station.views.notices import NoticeReading

_T = TypeVar("_T")
Names = Callable[[PartyName], str]
NOT_SENT = N_("Draft, not released: {at}")


def form_of_notice(reading: NoticeReading, named: Names, language: str) -> FormRead | None:
    """Return a notice as its form, None where it cannot be read by one.

    One that reports nothing, or contests that anything is owed, and answers nothing, has no sections to show.
    """
    if reading.pack is None or reading.form is None or reading.written is None:
        return None
    cells = Cells(Speaker(reading.pack, language), reading.flat, called(reading.codes, named))
    whole, said = read_form(reading.form, cells), reading.written
    return replace(whole, sections=()) if not reading.flat and (said.get("nil") or said.get("contests")) else whole


def called(codes: Mapping[PartyName, str], named: Names) -> Callable[[str], str]:
    """Return what gives a State's own name for its code in a regime, "" for one without a station on this line."""
    names = {code: named(party) for party, code in codes.items()}
    return lambda code: names.get(code, "")


def notice_on_paper(head: Paper, reading: NoticeReading, named: Names, language: str) -> Paper:
    """Return the paper of a notice by the form of its pack; `head` as it is where it cannot be read by one."""
    if reading.pack is None or reading.form is None or reading.written is None:
        return head
    said = reading.written
    notice = Notice(
        reading.flat, said.get("case", ""), said.get("year", 0), bool(said.get("nil")), bool(said.get("contests")),
        said.get("text", ""),
    )  # fmt: skip
    who = called(reading.codes, named)
    return paper_of_notice(reading.pack, reading.form, notice, head, language, called=who)


def draft_on_paper(
    draft: Draft, filling: Filling, codes: Mapping[PartyName, str], own: PartyName, named: Names, language: str
) -> Paper:
    """Return the paper of a form that is still being filled in; it says that it is not released."""
    body = filling.body
    year = body.get("year", 0)
    notice = Notice(
        filling.flat, str(body.get("case", "")), year if isinstance(year, int) else 0, bool(body.get("nil")),
        bool(body.get("contests")), str(body.get("text", "")),
    )  # fmt: skip
    head = _head(draft, own, named, language)
    return paper_of_notice(filling.pack, filling.form, notice, head, language, called=called(codes, named))


def _head(draft: Draft, own: PartyName, named: Names, language: str) -> Paper:
    """What stands above the form; what was typed wrongly there is left out, and the check says so."""
    fields = draft.fields
    return Paper(
        kind=PaperKind.NOTICE,
        language=_or(Language, fields.language) or Language("en"),
        traffic=_or(Traffic, fields.traffic) or Traffic.LIVE,
        at=draft.saved_at,
        subject=fields.subject,
        sender=named(own),
        office=fields.office,
        addressees=tuple(f"{_named(named, party)}, {office}" for party, office in fields.to),
        marking=translator(language)(NOT_SENT).format(at=draft.saved_at.iso),
        date=_or(DeclaredDate, fields.declared) if fields.declared else None,
    )


def _named(named: Names, party: str) -> str:
    known = _or(PartyName, party)
    return named(known) if known else party


def _or(kind: Callable[[str], _T], value: str) -> _T | None:
    try:
        return kind(value)
    except (DetenteError, ValueError):
        return None
