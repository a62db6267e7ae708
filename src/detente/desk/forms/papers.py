"""Forms of the letter and of the proposal of a meeting."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from detente.council.acts import Capacity, Commitment, Format, Level, Meetings, Paper, ReplyForm
from detente.desk.forms.heading import ActForm
from detente.desk.forms.written import choice, date, flag, instant, line, passage, whole_number
from detente.desk.forms.written import text as text_field

_PARTIES = _("One party name per line, such as mfa.example.")
_ASKED = ("reply_requested_by", "reply_capacity", "reply_form")
_WEIGHT = ("on_behalf_of", "copied_to", "marking")


class AskingForm(ActForm):
    """What a paper that asks for a reply has, whatever it asks."""

    text = text_field(_("Text"), rows=16)
    paper = choice(_("Kind of paper"), Paper, unsaid=False)
    reply_requested_by = instant(_("Reply asked for by"))
    reply_capacity = choice(_("Reply asked of"), Capacity)
    reply_form = choice(_("Form of the reply"), ReplyForm)
    on_behalf_of = passage(_("Also on behalf of"), _PARTIES, rows=2)
    copied_to = passage(_("Copied to"), _PARTIES, rows=2)
    marking = line(_("Marking"), _("As it stands on the paper; the program does nothing with it."))


class LetterForm(AskingForm):
    """A letter."""

    points = passage(
        _("Points to be answered one by one"), _("An empty line between two points. They are numbered from 1."), rows=6
    )
    commits_sender = choice(_("Commitment"), Commitment)

    MEMBERS: ClassVar = {
        "text": "text", "paper": "text", "points": "passages", "commits_sender": "text",
        "reply_requested_by": "instant", "reply_capacity": "text", "reply_form": "text",
        "on_behalf_of": "lines", "copied_to": "lines", "marking": "text",
    }  # fmt: skip
    SECTIONS: ClassVar = (
        (_("Text"), ("paper", "text", "points", "commits_sender")),
        (_("Reply asked for"), _ASKED),
        (_("Further particulars"), _WEIGHT),
    )


class ProposalForm(AskingForm):
    """A proposal of one meeting or of a series."""

    body_name = line(_("Body"), _("The body that should meet, as you name it."))
    level = choice(_("Level"), Level, unsaid=False)
    format = choice(_("Format"), Format, unsaid=False)
    meetings = choice(_("Meetings"), Meetings, unsaid=False)
    number = whole_number(_("Number of meetings"), _("Only for a series of a fixed number."))
    window_from = date(_("Not before"))
    window_to = date(_("Not after"))
    window_open = flag(_("The time is left open on purpose"))
    place = line(_("Place"))
    themes = passage(_("Themes"), _("One per line. Lines that begin with “- ” are points of the theme above."), rows=5)
    languages = line(_("Working languages"), _("Such as en, fr, ru."))
    duration_minutes = whole_number(_("Planned minutes per meeting"))
    chair = line(_("Who should preside"))
    aim = passage(_("Aim"), rows=3)
    press_arrangements = passage(_("Arrangements for the press"), rows=2)

    MEMBERS: ClassVar = {
        "text": "text", "level": "text", "format": "text", "meetings": "text", "number": "number",
        "window_from": "text", "window_to": "text", "window_open": "flag", "place": "text", "themes": "themes",
        "duration_minutes": "number", "chair": "text", "aim": "text", "press_arrangements": "text",
        "paper": "text", "reply_requested_by": "instant", "reply_capacity": "text", "reply_form": "text",
        "on_behalf_of": "lines", "copied_to": "lines", "marking": "text",
    }  # fmt: skip
    SECTIONS: ClassVar = (
        (_("What should meet"), ("body_name", "level", "format", "meetings", "number")),
        (_("When and where"), ("window_from", "window_to", "window_open", "place", "duration_minutes")),
        (_("On what"), ("themes", "aim", "languages", "chair", "press_arrangements")),
        (_("Text"), ("paper", "text")),
        (_("Reply asked for"), _ASKED),
        (_("Further particulars"), _WEIGHT),
    )

    @classmethod
    def body_shown(cls, body: Any) -> dict[str, Any]:
        """Show the member `body`, which a form cannot name so, and the languages on one line."""
        languages = body.get("languages", [])
        joined = ", ".join(map(str, languages)) if isinstance(languages, list) else str(languages)
        return super().body_shown(body) | {"body_name": str(body.get("body", "")), "languages": joined}

    def body(self) -> dict[str, Any]:
        """Return the body as typed."""
        named = self.cleaned_data.get("body_name", "")
        languages = self.cleaned_data.get("languages", "").replace(",", " ").split()
        extra = {"body": named, "languages": languages}
        return super().body() | {name: value for name, value in extra.items() if value}
