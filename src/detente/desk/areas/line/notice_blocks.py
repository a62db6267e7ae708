"""A notice on the page of its dispatch: by the form of its pack where that is at hand, else as rows, saying why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language

from detente.desk.areas.line.declared_papers import Block
from detente.documents.notices import form_of_notice
from detente.errors.sentences.shape import N_
from detente.station.house import House
from detente.station.queries.notices import read_notice
from detente.station.queries.parties import parties
from detente.station.views.notices import NoticeReading

ANSWERS = "answers"
WHY: dict[str, str] = {
    "unreadable": N_("This notice is not written as one, so its answers stand here as they were sent."),
    "no_pack": N_("The rules it names are not at this station, so its answers stand here as they were sent."),
    "other_digest": N_(
        "It names its rules in a version that is not at this station, so its answers stand here as they were sent."
    ),
    "no_form": N_("Its rules have no form of this code, so its answers stand here as they were sent."),
}


def with_form(house: House, blocks: Iterable[Block], body: Mapping[str, Any], *, is_draft: bool) -> tuple[Block, ...]:
    """Return the blocks of a notice with its form in the place of its answers.

    Of a draft that is no notice yet nothing is said: the check says it, field by field.
    """
    reading, found = read_notice(house, body), list(blocks)
    place = next((at for at, block in enumerate(found) if block.member == ANSWERS), len(found))
    shown = _shown(house, reading, is_draft=is_draft)
    rest = found[place + 1 :] if shown and shown.form else found[place:]
    return (*found[:place], *([shown] if shown else []), *rest)


def _shown(house: House, reading: NoticeReading, *, is_draft: bool) -> Block | None:
    language = get_language() or "en"
    names = {party.name: party.named(language) for party in parties(house)}
    form = form_of_notice(reading, lambda party: names.get(party, str(party)), language)
    if form is not None:
        return Block("form", form=form)
    return None if is_draft and reading.why == "unreadable" else Block("why", label=WHY[reading.why])
