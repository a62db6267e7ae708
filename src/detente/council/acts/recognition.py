"""The recognition of a paper as the reply to another: the judgement of whoever wrote that other paper alone.

Reference council-procedures § 3.2 (`recognised_as_reply`), scenario R7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import Recognised
from detente.council.acts.fields import Fields, members


@dataclass(frozen=True, slots=True)
class Recognition:
    """The body of a `recognition`.

    Reference `recognises` names the paper judged, `as_reply_to` the sender's own earlier paper it is judged against.
    """

    recognised: Recognised
    reason: str = ""

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("recognition", body)
        recognition = cls(fields.choice("recognised", Recognised), fields.passage("reason", limits.PASSAGE))
        fields.done()
        return recognition

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        return members(recognised=self.recognised, reason=self.reason)
