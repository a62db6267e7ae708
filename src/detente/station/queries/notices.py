"""Forms of a regime: a draft to fill in, what was handed to an officer, a notice read by its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.council.acts import Written, read_act
from detente.errors import DetenteError
from detente.kernel import PartyName
from detente.station.filling import Filling, filling_of
from detente.station.house import House
from detente.station.queries.drafts import draft, drafts
from detente.station.regimes import regime_of
from detente.station.regimes.kept import flat_of
from detente.station.views import Draft
from detente.station.views.notices import FormDraft, HandedSection, NoticeReading


def form_draft(house: House, draft_id: str) -> FormDraft:
    """Return a draft as a form. Raises `station.unknown_draft`, `station.no_form`, `regimes.*`."""
    found = draft(house, draft_id)
    return FormDraft(found, filling_of(house, found.fields))


def form_drafts(house: House) -> tuple[FormDraft, ...]:
    """Return every draft that is a form at hand, the last saved first."""
    return tuple(_readable(house, drafts(house)))


def _readable(house: House, found: tuple[Draft, ...]) -> Iterator[FormDraft]:
    for one in found:
        try:
            filling = filling_of(house, one.fields)
        except DetenteError:
            continue
        yield FormDraft(one, filling)


def handed_to(house: House, login: str) -> tuple[HandedSection, ...]:
    """Return the sections that are with an officer now, those of the draft saved last first."""
    found = ((one, handed) for one in form_drafts(house) for handed in one.draft.with_officer(login))
    return tuple(HandedSection(handed, one.filling.pack, one.filling.form, one.filling.section(handed.section))
                 for one, handed in found if handed.section in _names(one.filling))  # fmt: skip


def _names(filling: Filling) -> set[str]:
    return {section.name for section in filling.form.sections}


def read_notice(house: House, body: Mapping[str, Any]) -> NoticeReading:
    """Hold the body of a notice, whoever wrote it, against the pack it names by digest. Nothing is raised."""
    try:
        written = read_act("notice", body).body
    except DetenteError:
        return NoticeReading("unreadable")
    assert isinstance(written, Written)
    pack = house.packs.with_digest(written.get("rules"))
    if pack is None:
        known = written.get("regime") in {one.name for one in house.packs.all()}
        return NoticeReading("other_digest" if known else "no_pack", written)
    form = pack.formats.get(written.get("format"))
    if form is None:
        return NoticeReading("no_form", written, pack)
    return NoticeReading("", written, pack, form, regime_codes(house, pack.name), flat_of(written))


def regime_codes(house: House, name: str) -> Mapping[PartyName, str]:
    """Return how parties of this line are called in the regime in use; nothing where its rules cannot be used."""
    try:
        with house.store.read() as tx:
            return regime_of(house, tx, name, house.clock.now()).codes
    except DetenteError:
        return {}
