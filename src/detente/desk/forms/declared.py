"""The form of any declared act, made from its parts: what is read is shown, what is shown is checked.

The fields of the body are called `body.<part>`, those of a row `body.<part>.<index>.<part>`; so no part can be taken
for a field of the heading. What was typed where it does not belong (another step was chosen meanwhile) stays on the
form, apart, until the officer empties it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from detente.council.acts import Form
from detente.council.acts.form import ALWAYS, STEP
from detente.council.acts.parts import Part, Shape
from detente.desk.forms.heading import ActForm
from detente.desk.forms.parts import PREFIX, field_of, label_of, read_parts
from detente.station.views import PartyView

SPARE_ROWS = 2
MORE_ROWS = 5


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The repeated fieldsets of one part; `needed` marks a part that must be there."""

    name: str
    label: str
    hint: str
    needed: bool
    rows: tuple[tuple[Any, ...], ...]

    @property
    def auto_id(self) -> str:
        """Where a remark on these rows leads."""
        return f"f-{self.name}"


class DeclaredForm(ActForm):
    """A draft of one declared act; `FORM` is its declaration.

    `written` is the body as it stands, `parties` those offered in boxes, `more` the name of the rows of which more are
    wanted, `apart` the parts that are written elsewhere. A form made of `data` is for reading back alone.
    """

    FORM: ClassVar[Form]

    def __init__(
        self, data: QueryDict | None = None, *, written: Mapping[str, Any] | None = None,
        parties: Iterable[PartyView] = (), more: str = "", apart: Iterable[str] = (), **others: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **others)
        self._written, self._parties, self._more = dict(written or {}), tuple(parties), more
        self._apart = frozenset(apart)
        self._groups: tuple[tuple[str, list[Any]], ...] = () if data is not None else self._made()

    def _made(self) -> tuple[tuple[str, list[Any]], ...]:
        """Add the fields of the body, in two groups: what belongs, and what was left over."""
        needed, optional, left = self._named()
        own = self._add(self.FORM.parts, self._written, (*needed, *optional), needed)
        over = self._add(self.FORM.parts, self._written, left, ())
        title = _("Left over from another step: empty what does not belong")
        return (_(self.FORM.label), own), (title, over)

    @property
    def step_field(self) -> BoundField | None:
        """The field of the step; None for an act that takes none."""
        return self[PREFIX + STEP] if self.FORM.steps and PREFIX + STEP in self.fields else None

    def _named(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The parts needed, those allowed, and those that were typed and belong to another step."""
        parts = [part for part in self.FORM.parts if part.name not in self._apart]
        if not self.FORM.steps:
            return tuple(part.name for part in parts if part.required), tuple(part.name for part in parts), ()
        chosen = next((takes for step, takes in self.FORM.steps.items() if step.value == self.step), None)
        needed, optional = (chosen.required, chosen.optional) if chosen else ((), ())
        known = {*needed, *optional, *ALWAYS}
        left = tuple(part.name for part in parts if part.name not in known and self._written.get(part.name) is not None)
        return (STEP, *needed), (*optional, *ALWAYS), left

    @property
    def step(self) -> str:
        """The value of the step chosen, "" when none is."""
        return str(self._written.get(STEP) or "")

    def _add(
        self, parts: Iterable[Part], body: Mapping[str, Any], names: Iterable[str], needed: Iterable[str],
        prefix: str = PREFIX,
    ) -> list[Any]:  # fmt: skip
        """Add the fields of the parts called `names`, in the order of the form."""
        wanted, must = set(names), set(needed)
        return [
            self._one(part, body.get(part.name), prefix, needed=part.name in must)
            for part in parts
            if part.name in wanted
        ]

    def _one(self, part: Part, value: Any, prefix: str, *, needed: bool) -> str | RowGroup:
        name = prefix + part.name
        if part.shape is Shape.ROWS:
            return self._rows(part, value, name, needed=needed)
        self.fields[name] = field_of(part, value, self._parties, needed=needed)
        return name

    def _rows(self, part: Part, value: Any, name: str, *, needed: bool) -> RowGroup:
        """As many fieldsets as there are rows, and a few that are empty."""
        written = [row if isinstance(row, Mapping) else {} for row in value] if isinstance(value, list) else []
        spare = MORE_ROWS if self._more == name else SPARE_ROWS
        names = [inner.name for inner in part.parts]
        must = [inner.name for inner in part.parts if inner.required]
        shown = tuple(
            tuple(self._add(part.parts, row, names, must, f"{name}.{index}."))
            for index, row in enumerate([*written, *({} for _number in range(spare))])
        )
        return RowGroup(name, _(part.label), _(part.hint) if part.hint else "", needed, shown)

    def body(self) -> dict[str, Any]:
        """Return the body as typed; what was left empty is absent, and so is an empty row."""
        return read_parts(self.data, self.FORM.parts)

    @classmethod
    def body_shown(cls, _body: Mapping[str, Any]) -> dict[str, Any]:
        """Return nothing: the fields of the body bring their values."""
        return {}

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """Return the fields of the body in groups; the first is called after the act."""
        return [(title, self._bound(group)) for title, group in self._groups]

    def _bound(self, group: Iterable[Any]) -> list[Any]:
        return [
            RowGroup(item.name, item.label, item.hint, item.needed, tuple(tuple(self._bound(row)) for row in item.rows))
            if isinstance(item, RowGroup)
            else self[item]
            for item in group
            if item != PREFIX + STEP
        ]

    def labels(self) -> dict[str, str]:
        """Return the label of each place a remark can be about, by its name on the form."""
        found = {PREFIX + part.name: label_of(part) for part in self.FORM.parts}
        return super().labels() | {name: label for name, label in found.items() if name in self._places()}

    def _places(self) -> set[str]:
        groups = {item.name for _title, group in self._groups for item in group if isinstance(item, RowGroup)}
        return {*self.fields, *groups}


def declared_form(form: Form) -> type[DeclaredForm]:
    """Return the form class of a declared act."""
    more = {"FORM": form, "HEADING_LAST": bool(form.steps), "__doc__": form.meaning}
    return type(f"{form.type.title().replace('_', '')}Form", (DeclaredForm,), more)
