"""Where on the form a remark belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from detente.council.checks import Remark
from detente.desk.forms.heading import ActForm

_BY_CODE = {
    "council.window_missing": "window_from",
    "council.window_contradicts": "window_open",
    "council.window_reversed": "window_to",
    "council.series_number": "number",
}
_CHANGED = "reply.changed_fields"


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark with the name and the label of the form field it is about; both "" when no field is."""

    remark: Remark
    field: str
    label: str


def placed(remarks: Iterable[Remark], act: str, form: ActForm) -> tuple[Placed, ...]:
    """Return the remarks on a draft of type `act`, each with its field of the form."""
    labels = {name: str(field.label) for name, field in form.fields.items()}
    labels |= {"to": gettext("To"), "kind": gettext("Kind of reply"), "refs": gettext("References")}
    found = ((remark, _field(remark, act)) for remark in remarks)
    return tuple(Placed(remark, field if field in labels else "", labels.get(field, "")) for remark, field in found)


def _field(remark: Remark, act: str) -> str:
    told = dict(remark.fields)
    where = str(told.get("act", act))
    name = _BY_CODE.get(remark.code, remark.field)
    if where.endswith(".themes"):
        name = "themes"
    if act == "reply" and (where.startswith(_CHANGED) or remark.code == "council.window_reversed"):
        return f"changed_{name}"
    if act == "meeting_proposal" and name == "body":
        return "body_name"
    if name == "changed_fields":
        return "changed_window_from"
    return "refs" if name in ("in_reply_to", "repeats", "about", "recognises", "awaits", "cites", "continues") else name
