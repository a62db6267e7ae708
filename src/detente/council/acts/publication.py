"""Consent to show parts of a dispatch in public. Something is shown only if every party to the dispatch agreed to it.

Reference council-procedures § 12, seed-map A11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts.choices import PublicItem
from detente.council.acts.fields import Fields


@dataclass(frozen=True, slots=True)
class Publication:
    """The body of a `publication`; reference `about` names the dispatch.

    The latest word of a party stands: an empty list says that the party agrees to nothing more being shown from then
    on; what has been seen stays seen.
    """

    items: tuple[PublicItem, ...]

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("publication", body)
        publication = cls(fields.choices("items", PublicItem))
        fields.done()
        return publication

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        return {"items": [item.value for item in self.items]}
