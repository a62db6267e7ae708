"""The letter: a paper from one office to others, with what it asks for.

Reference council-procedures § 3.2. Subject, language, addressees and dates are in the header of the dispatch, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from detente.council.acts import limits
from detente.council.acts.choices import Capacity, Commitment, Paper, ReplyForm
from detente.council.acts.fields import Fields, members
from detente.kernel import Instant, PartyName


@dataclass(frozen=True, slots=True)
class Asked:
    """What reply the sender asks for. Nothing follows by itself when it does not come: a state is shown.

    `by` is the sender's wish, an instant; `capacity` and `form` are None when the sender does not say.
    """

    by: Instant | None = None
    capacity: Capacity | None = None
    form: ReplyForm | None = None

    @classmethod
    def read(cls, fields: Fields) -> Self:
        """Take `reply_requested_by`, `reply_capacity`, `reply_form`."""
        return cls(
            by=fields.instant("reply_requested_by"),
            capacity=fields.maybe_choice("reply_capacity", Capacity),
            form=fields.maybe_choice("reply_form", ReplyForm),
        )

    def to_json(self) -> dict[str, Any]:
        """The three members, absent where nothing is said."""
        return members(reply_requested_by=self.by, reply_capacity=self.capacity, reply_form=self.form)


NOTHING_ASKED = Asked()


@dataclass(frozen=True, slots=True)
class Letter:
    """The body of a `letter`.

    `text` is the authentic text; `points` are numbered from one and can be answered one by one. `commits_sender` is
    None when the sender does not say. `on_behalf_of` names parties the sender says it also speaks for: a claim, which
    never fills their rows.

    >>> Letter.from_json({"paper": "letter", "text": "Sir,"}).paper.value
    'letter'
    """

    paper: Paper
    text: str
    points: tuple[str, ...] = ()
    asked: Asked = NOTHING_ASKED
    commits_sender: Commitment | None = None
    on_behalf_of: tuple[PartyName, ...] = ()
    copied_to: tuple[PartyName, ...] = ()
    marking: str = ""

    @classmethod
    def from_json(cls, body: object) -> Self:
        """Read the body strictly; raise `OursError` `council.*`."""
        fields = Fields("letter", body)
        letter = cls(
            paper=fields.choice("paper", Paper),
            text=fields.text("text", limits.TEXT),
            points=fields.passages("points", limits.POINTS, limits.PASSAGE),
            asked=Asked.read(fields),
            commits_sender=fields.maybe_choice("commits_sender", Commitment),
            on_behalf_of=fields.parties("on_behalf_of", limits.PARTIES),
            copied_to=fields.parties("copied_to", limits.PARTIES),
            marking=fields.line("marking", limits.LINE),
        )
        fields.done()
        return letter

    def to_json(self) -> dict[str, Any]:
        """The body as it travels."""
        return self.asked.to_json() | members(
            paper=self.paper,
            text=self.text,
            points=self.points,
            commits_sender=self.commits_sender,
            on_behalf_of=self.on_behalf_of,
            copied_to=self.copied_to,
            marking=self.marking,
        )
