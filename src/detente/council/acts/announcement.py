"""What somebody said of a dispatch in public, as this station recorded it. It never travels and delivers nothing.

An announcement is not a notification (scenario R1, R8); it is kept beside the delivery, with its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import PublicMode
from detente.council.acts.fields import Fields, members
from detente.errors import OursError
from detente.kernel import DeclaredDate, DispatchId, PartyName


@dataclass(frozen=True, slots=True)
class Announcement:
    """`by` spoke of dispatch `about` at `where` on `declared`; `quote` is verbatim, `source` says where it stands."""

    about: DispatchId
    by: PartyName
    where: str
    declared: DeclaredDate
    quote: str
    source: str
    mode: PublicMode

    @classmethod
    def from_json(cls, about: DispatchId, body: object) -> Self:
        """Read the record strictly; raise `OursError` `council.*`."""
        fields = Fields("announcement", body)
        by, declared = fields.party("by"), fields.date("declared")
        if declared is None:
            raise OursError("council.missing", act="announcement", field="declared")
        where = fields.title("where", limits.LINE)
        quote, source = fields.passage("quote", limits.PASSAGE), fields.passage("source", limits.REMARK)
        mode = fields.choice("mode", PublicMode)
        fields.done()
        return cls(about, by, where, declared, quote, source, mode)

    def to_json(self) -> dict[str, Any]:
        """The record without `about`, as the station keeps it."""
        return members(
            by=self.by,
            where=self.where,
            declared=self.declared,
            quote=self.quote,
            source=self.source,
            mode=self.mode,
        )
