"""The heading every dispatch has, and how a form of one kind of act is read and shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from detente.desk.forms.members import Kind, to_member, to_text
from detente.desk.forms.written import choice, date, line
from detente.kernel import Precedence, Traffic
from detente.station.views import DraftFields

HEADER = ("office", "subject", "language", "precedence", "traffic", "declared")


class ActForm(forms.Form):
    """A draft of one kind of act. `MEMBERS` says which fields are members of the body, and of which shape.

    `SECTIONS` groups the fields for the page: a title and the names. `HEADING_LAST` is set where the heading is taken
    over from another dispatch.
    """

    MEMBERS: ClassVar[Mapping[str, Kind]] = {}
    HEADING_LAST: ClassVar[bool] = False
    SECTIONS: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()

    office = line(_("Our office"), _("The office that writes, as the other side will see it."))
    subject = line(_("Subject"), _("One line that says what it is about."))
    language = line(
        _("Language of the text"), _("Two or three letters, such as en, fr, ru, uk. This text is the authentic one.")
    )
    precedence = choice(_("Precedence"), Precedence, unsaid=False)
    traffic = choice(
        _("Traffic"), Traffic, _("Anything but live traffic is marked and can never look real."), unsaid=False
    )
    declared = date(
        _("Date on the paper"), _("What you write on it, as 2022-02-10. Leave it empty if the paper bears no date.")
    )

    @classmethod
    def shown(cls, fields: DraftFields) -> dict[str, Any]:
        """Return the values the form shows for a draft."""
        return {name: getattr(fields, name) for name in HEADER} | cls.body_shown(fields.body)

    @classmethod
    def body_shown(cls, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values the form shows for the body."""
        return {name: to_text(kind, body.get(name)) for name, kind in cls.MEMBERS.items()}

    def body(self) -> dict[str, Any]:
        """Return the body as typed; what was left empty is absent."""
        written = {name: to_member(kind, self.cleaned_data.get(name, "")) for name, kind in self.MEMBERS.items()}
        return {name: value for name, value in written.items() if value not in ("", [], False, None)}

    def header(self) -> dict[str, str]:
        """Return the heading as typed."""
        return {name: self.cleaned_data.get(name, "") for name in HEADER}

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields of the body in groups."""
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in self.SECTIONS]

    def labels(self) -> dict[str, str]:
        """Return the label of each place a remark can be about, by its name on the form."""
        return {name: str(field.label) for name, field in self.fields.items()}

    def heading(self) -> list[forms.BoundField]:
        """Return the fields of the heading."""
        return [self[name] for name in HEADER]
