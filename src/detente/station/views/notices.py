"""Forms of a regime as officers meet them: to fill in, handed to them, and as they were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.council.acts import Written
from detente.kernel import PartyName
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Format, Section
from detente.station.filling import Filling
from detente.station.views.drafts import Draft, Handed


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A draft that is a form, with what stands in it."""

    draft: Draft
    filling: Filling

    def handed(self, section: str) -> Handed | None:
        """Return the last handing of a section, open or ended; None where it was never handed on."""
        return next((one for one in reversed(self.draft.handed) if one.section == section), None)


@dataclass(frozen=True, slots=True)
class HandedSection:
    """A section that is with an officer now, and the form it belongs to."""

    handed: Handed
    pack: Pack
    form: Format
    section: Section


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A notice held against the pack it names.

    `why` says what stands in the way of reading it by its form: `unreadable` (the body is none of a notice), `no_pack`,
    `other_digest` (the station has the pack in another version), `no_form`; empty where nothing does. `codes` says how
    parties of this line are called in the regime.
    """

    why: str
    written: Written | None = None
    pack: Pack | None = None
    form: Format | None = None
    codes: Mapping[PartyName, str] = field(default_factory=dict)
    flat: Mapping[str, str] = field(default_factory=dict)
