"""The form of an event of the chronicle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from detente.council.acts.public_event import Confirmation, PublicKind, Release
from detente.desk.forms.written import UNSAID, Written, choice, date, instant, line, passage
from detente.station.views import PartyView

MANY = ("with_whom",)


class PublicEventForm(forms.Form):
    """What happened in public, as this station records it."""

    kind = choice(_("What happened"), PublicKind, unsaid=False)
    by = line(_("Who did it"), _("A person, an office, a newspaper: as they call themselves."))
    party = Written(_("Is that a party"), "", forms.Select())
    declared = date(_("When"))
    time = instant(_("At which time, where it is known"))
    place = line(_("Where"))
    with_whom = passage(_("With whom"), _("One on a line."), rows=2)
    quote = passage(_("Words spoken"), _("Word for word, as short as will do."), rows=4)
    source = line(_("Source"), _("Where others can read or hear it."))
    release = choice(_("What was done about publishing"), Release)
    confirmation = choice(_("What those concerned say of it"), Confirmation)

    def __init__(self, data: QueryDict | None = None, *, parties: Iterable[PartyView]) -> None:
        super().__init__(data, auto_id="f-%s")
        widget = self.fields["party"].widget
        assert isinstance(widget, forms.Select)
        widget.choices = [
            ("", UNSAID),
            *((str(party.name), f"{party.named('en')} ({party.code})") for party in parties),
        ]

    def told(self) -> dict[str, Any]:
        """Return what was typed, as the members of the record; what was left empty is left out."""
        told = {name: str(self.cleaned_data.get(name, "")).strip() for name in self.fields}
        told["time"] = _as_instant(told["time"])
        body: dict[str, Any] = {name: value for name, value in told.items() if value and name not in MANY}
        people = [person.strip() for person in told["with_whom"].split("\n") if person.strip()]
        return body | ({"with_whom": people} if people else {})


def _as_instant(text: str) -> str:
    """The value of a datetime field as an instant: UTC, to the second."""
    if not text or text.endswith("Z"):
        return text
    return f"{text}{':00' if text.count(':') == 1 else ''}Z"
