"""A draft as a form of a regime that is being filled in: its pack, its form, its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.errors import DetenteError, OursError
from detente.regimes.formats import Flat, Parts, by_section, joined
from detente.regimes.pack import Pack
from detente.regimes.pack.values import Format, Section
from detente.station.house import House
from detente.station.views.drafts import DraftFields

HEAD = ""
"""The part beside the sections: what it is about, nothing to report, contested."""
FLAGS = ("nil", "contests")
_KEPT = ("text", "year")  # written on the draft's own page


@dataclass(frozen=True, slots=True)
class Filling:
    """A form with what stands in it; `body` is the body of the notice."""

    pack: Pack
    form: Format
    body: Mapping[str, Any]

    @property
    def flat(self) -> dict[str, str]:
        """The answers."""
        rows = self.body.get("answers", ())
        return {str(row.get("field", "")): str(row.get("value", "")) for row in rows if isinstance(row, dict)}

    @property
    def parts(self) -> dict[str, dict[str, str]]:
        """What can be saved apart: `HEAD`, each section, and what belongs to no question."""
        case = str(self.body.get("case", ""))
        head = {"case": case} if case else {}
        head |= {name: "1" for name in FLAGS if self.body.get(name)}
        return {HEAD: head} | by_section(self.form, self.flat)

    def section(self, name: str) -> Section:
        """Return a section; raise `station.no_section`."""
        found = next((one for one in self.form.sections if one.name == name), None)
        if found is None:
            raise OursError("station.no_section", section=name[:40], form=self.form.code)
        return found

    def filled(self, parts: Parts) -> dict[str, Any]:
        """Return the body with other parts, under the rules at hand; a part that is not given is empty."""
        head, flat = parts.get(HEAD, {}), joined(self.form, parts)
        body: dict[str, Any] = {"regime": self.pack.name, "rules": self.pack.digest, "format": self.form.code}
        body |= {name: self.body[name] for name in _KEPT if name in self.body}
        body |= {"case": head["case"]} if head.get("case") else {}
        body |= {name: True for name in FLAGS if head.get(name)}
        return body | (_rows(flat) if flat else {})


def _rows(flat: Flat) -> dict[str, Any]:
    return {"answers": [{"field": path, "value": text} for path, text in flat.items()]}


def form_of(pack: Pack, code: str) -> Format:
    """Return a form of a pack; raise `regimes.notice_no_form`."""
    if code not in pack.formats:
        raise OursError("regimes.notice_no_form", pack=pack.name, form=code[:40])
    return pack.formats[code]


def kept_apart(house: House, fields: DraftFields) -> tuple[str, ...]:
    """Return the members of a body that are written on the page of its form, section by section, and nowhere else."""
    try:
        filling_of(house, fields)
    except DetenteError:
        return ()
    return ("answers",)


def filling_of(house: House, fields: DraftFields) -> Filling:
    """Return the form of a draft, under its own rules where they are at hand, else under those of the same name.

    Raises `station.no_form` for a draft of another kind, `regimes.unknown_pack`, `regimes.notice_no_form`.
    """
    if fields.type != "notice":
        raise OursError("station.no_form")
    body = fields.body
    pack = house.packs.with_digest(str(body.get("rules", ""))) or house.packs.pack(str(body.get("regime", "")))
    return Filling(pack, form_of(pack, str(body.get("format", ""))), body)
