"""The repetition of a proposal: a further date on the one proposal, never a second proposal (scenario R9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.fields import Fields, members
from detente.kernel import Instant


@dataclass(frozen=True, slots=True)
class Repetition:
    """The body of a `repetition`; reference `repeats` names the proposal. `reply_requested_by` may set a new wish."""

    text: str
    reply_requested_by: Instant | None = None

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("repetition", body)
        repetition = cls(fields.text("text", limits.TEXT), fields.instant("reply_requested_by"))
        fields.done()
        return repetition

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        return members(text=self.text, reply_requested_by=self.reply_requested_by)
