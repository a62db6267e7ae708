"""Between a form and the fields of a draft, for every kind of act."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from detente.council.acts import FORMS as DECLARED
from detente.desk.forms.addressees import read_addressees
from detente.desk.forms.declared import declared_form
from detente.desk.forms.heading import ActForm
from detente.desk.forms.judgements import PublicationForm, RecognitionForm, RepetitionForm
from detente.desk.forms.papers import LetterForm, ProposalForm
from detente.desk.forms.replies import ReplyForm
from detente.errors import OursError
from detente.station.views import DraftFields, PartyView

FORMS: dict[str, type[ActForm]] = {
    "letter": LetterForm,
    "meeting_proposal": ProposalForm,
    "reply": ReplyForm,
    "recognition": RecognitionForm,
    "repetition": RepetitionForm,
    "publication": PublicationForm,
    **{act: declared_form(form) for act, form in DECLARED.items()},
}


def form_of(
    fields: DraftFields, ours: list[tuple[str, str]] | None = None, *, parties: Iterable[PartyView] = (),
    more: str = "", apart: tuple[str, ...] = (),
) -> ActForm:  # fmt: skip
    """Return the form that shows a draft.

    `ours` are the papers a recognition may judge against, `parties` those a declared act may name, `more` the rows of
    which more are wanted, `apart` the parts that are written elsewhere.
    """
    kind = form_class(fields.type)
    if fields.type in DECLARED:
        told: dict[str, Any] = {"written": fields.body, "parties": parties, "more": more, "apart": apart}
        return kind(initial=kind.shown(fields), auto_id="f-%s", **told)
    shown = kind.shown(fields) | {"as_reply_to": dict(fields.refs).get("as_reply_to", "")}
    return kind(initial=shown, auto_id="f-%s", **_more(fields.type, str(fields.body.get("kind", "")), ours))


def fields_of(post: QueryDict, old: DraftFields) -> DraftFields:
    """Return the draft as typed. Its kind and its references stay; only the paper judged against can be chosen."""
    form = form_class(old.type)(post, auto_id="f-%s", **_more(old.type, post.get("kind", ""), None))
    form.is_valid()
    refs = old.refs
    if old.type == "recognition":
        refs = tuple(ref for ref in refs if ref[0] != "as_reply_to")
        chosen = form.cleaned_data.get("as_reply_to", "")
        refs += (("as_reply_to", chosen),) if chosen else ()
    return DraftFields(type=old.type, to=read_addressees(post), body=form.body(), refs=refs, **form.header())


def form_class(act: str) -> type[ActForm]:
    """Return the form of a kind of act; raise `council.unknown_type`."""
    if act not in FORMS:
        raise OursError("council.unknown_type", type=act[:40])
    return FORMS[act]


def _more(act: str, kind: str, ours: list[tuple[str, str]] | None) -> dict[str, Any]:
    if act == "reply":
        return {"kind": kind[:40]}
    return {"ours": ours} if act == "recognition" else {}
