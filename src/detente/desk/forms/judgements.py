"""Forms of the short acts: recognition of a reply, repetition of a proposal, consent to publish."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from detente.council.acts import Consent, PublicItem, Recognised
from detente.desk.forms.heading import ActForm
from detente.desk.forms.written import Written, choice, instant, labelled, passage
from detente.desk.forms.written import text as text_field


class RecognitionForm(ActForm):
    """Whether a paper is taken as the reply to one's own."""

    as_reply_to = Written(_("As the reply to"), _("The paper of ours that it is judged against."), forms.Select())
    recognised = choice(_("Is it a reply?"), Recognised, unsaid=True)
    reason = passage(_("Reason"))

    HEADING_LAST: ClassVar = True
    MEMBERS: ClassVar = {"recognised": "text", "reason": "text"}
    SECTIONS: ClassVar = ((_("Our word"), ("as_reply_to", "recognised", "reason")),)

    def __init__(self, *args: Any, ours: list[tuple[str, str]] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        widget = self.fields["as_reply_to"].widget
        assert isinstance(widget, forms.Select)
        widget.choices = [("", _("Choose")), *(ours or [])]


class RepetitionForm(ActForm):
    """A further date on the one proposal."""

    text = text_field(_("Text"), rows=10)
    reply_requested_by = instant(_("Reply asked for by"))

    HEADING_LAST: ClassVar = True
    MEMBERS: ClassVar = {"text": "text", "reply_requested_by": "instant"}
    SECTIONS: ClassVar = ((_("Text"), ("text", "reply_requested_by")),)


class PublicationForm(ActForm):
    """What we agree to show."""

    items = forms.MultipleChoiceField(
        label=_("We agree to show"),
        help_text=_("Shown only if every party agrees. None ticked: we agree to nothing more being shown."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=labelled(PublicItem),
    )

    mode = choice(
        _("Our word"), Consent, _("A refusal is seen by officers of the parties, never by the public."), unsaid=False
    )
    substance = passage(
        _("The sense, in our words"),
        _("Shown under our name, not the text, once every other party agrees to the text or tells the sense."),
        rows=6,
    )
    embargo_until = instant(_("Shown nowhere before"))
    corrects = passage(
        _("What this sets right"), _("Only after something was shown: what stood before stays visible with its date.")
    )

    HEADING_LAST: ClassVar = True
    MEMBERS: ClassVar = {
        "mode": "text", "items": "items", "substance": "text", "embargo_until": "instant", "corrects": "text",
    }  # fmt: skip
    SECTIONS: ClassVar = (
        (_("Our word on publishing"), ("mode", "items", "substance")),
        (_("When, and what it sets right"), ("embargo_until", "corrects")),
    )

    def body(self) -> dict[str, Any]:
        """Return the body as typed; the list of items also when it is empty."""
        said = {name: value for name, value in super().body().items() if (name, value) != ("mode", "consent")}
        return {"items": list(self.cleaned_data.get("items", []))} | said
