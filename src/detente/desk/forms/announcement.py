"""The form for what was said in public."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from detente.council.acts import PublicMode
from detente.desk.forms.written import Written, choice, date, line, passage
from detente.errors import OursError
from detente.station.views import PartyView

FIELD_OF_CODE = {"kernel.party_name": "by", "kernel.declared_date": "declared"}


class AnnouncementForm(forms.Form):
    """Who spoke, where, when by their word, in what way, and where it can be read."""

    by = Written(_("Who spoke"), "", forms.Select())
    mode = choice(_("In what way"), PublicMode, unsaid=False)
    where = line(_("Where"), _("The place or the programme, such as “press conference, Brussels”."))
    declared = date(_("When"))
    quote = passage(
        _("Words spoken"), _("Word for word, as short as will do; at most 2,000 characters are kept."), rows=4
    )
    source = line(_("Source"), _("Where others can read or hear it."))

    def __init__(self, data: QueryDict | None = None, *, parties: Iterable[PartyView], by: str = "") -> None:
        super().__init__(data, auto_id="f-%s", initial={"by": by})
        widget = self.fields["by"].widget
        assert isinstance(widget, forms.Select)
        widget.choices = [(party.name, f"{party.named('en')} ({party.code})") for party in parties]

    def told(self) -> dict[str, str]:
        """Return what was typed; raise `station.bad_announcement` for a way nobody knows."""
        told: dict[str, str] = {name: self.cleaned_data.get(name, "") for name in self.fields}
        if told["mode"] not in [mode.value for mode in PublicMode]:
            raise OursError("station.bad_announcement", field="mode")
        return told
