"""Where on the form a remark belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from detente.council.acts import FORMS, Rel
from detente.council.acts.form import STEP
from detente.council.checks import Remark
from detente.desk.forms.heading import ActForm
from detente.desk.forms.parts import PREFIX

_BY_CODE = {
    "council.window_missing": "window_from",
    "council.window_contradicts": "window_open",
    "council.window_reversed": "window_to",
    "council.series_number": "number",
}
_CHANGED = "reply.changed_fields"
_REFS = tuple(rel.value for rel in Rel)


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark with the name and the label of the form field it is about; both "" when no field is."""

    remark: Remark
    field: str
    label: str

    @property
    def matter(self) -> str:
        """The slug of the matter that the remark is about, to be read there; "" for most remarks."""
        return str(dict(self.remark.fields).get("matter", ""))


def placed(remarks: Iterable[Remark], act: str, form: ActForm) -> tuple[Placed, ...]:
    """Return the remarks on a draft of type `act`, each with its field of the form."""
    labels = form.labels()
    labels |= {"to": gettext("To"), "kind": gettext("Kind of reply"), "refs": gettext("References")}
    where = _part if act in FORMS else _field
    found = ((remark, where(remark, act)) for remark in remarks)
    return tuple(Placed(remark, field if field in labels else "", labels.get(field, "")) for remark, field in found)


def _part(remark: Remark, act: str) -> str:
    """The field of a declared act: what the council says of the body is about a part; of rows, about all of them."""
    told = dict(remark.fields)
    where = str(told.get("act", ""))
    if where.startswith(f"{act}."):
        return PREFIX + where.split(".")[1]
    about_body = where == act or (remark.code.startswith("council.") and remark.field == STEP)
    known = {part.name for part in FORMS[act].parts}
    return PREFIX + remark.field if about_body and remark.field in known else _field(remark, act)


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
    return "refs" if name in _REFS and name != "as_reply_to" else name
