"""Which members of an act are particulars, which are passages, and what both are called on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant

How = Literal["text", "label", "declared", "instant", "number", "parties", "list", "themes", "open"]


@dataclass(frozen=True, slots=True)
class Particular:
    """One member: its label (a message id), how it is shown, the vocabulary of a label, and its value."""

    member: str
    label: str
    how: How = "text"
    vocabulary: str = ""
    value: Any = None

    def fits(self, members: Mapping[str, Any]) -> bool:
        """Tell whether the member is there in the shape expected; a peer may have written anything."""
        return self.member in members and _read(self.how, members[self.member]) is not None

    def of(self, members: Mapping[str, Any]) -> Particular:
        """Return the same with its value."""
        value = _read(self.how, members[self.member])
        return Particular(self.member, self.label, self.how, self.vocabulary, value)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, or a list of texts, that a party wrote beside the text proper."""

    member: str
    label: str
    texts: tuple[str, ...] = ()

    def fits(self, members: Mapping[str, Any]) -> bool:
        """Tell whether the member is a text or a list of texts."""
        return bool(_texts(members.get(self.member)))

    def of(self, members: Mapping[str, Any]) -> Passage:
        """Return the same with its texts."""
        return Passage(self.member, self.label, _texts(members[self.member]))

    @property
    def is_list(self) -> bool:
        """Whether it is numbered."""
        return self.member in ("points", "questions")


PARTICULARS: tuple[Particular, ...] = (
    Particular("kind", N_("Kind of reply"), "label", "ReplyKind"),
    Particular("recognised", N_("Word"), "label", "Recognised"),
    Particular("mode", N_("Word on publishing"), "label", "Consent"),
    Particular("items", N_("Agreed to show"), "list", "PublicItem"),
    Particular("embargo_until", N_("Shown nowhere before"), "instant"),
    Particular("paper", N_("Kind of paper"), "label", "Paper"),
    Particular("marking", N_("Marking")),
    Particular("body", N_("Body")),
    Particular("level", N_("Level"), "label", "Level"),
    Particular("format", N_("Format"), "label", "Format"),
    Particular("meetings", N_("Meetings"), "label", "Meetings"),
    Particular("number", N_("Number of meetings"), "number"),
    Particular("window_open", N_("Time"), "open"),
    Particular("window_from", N_("Not before"), "declared"),
    Particular("window_to", N_("Not after"), "declared"),
    Particular("place", N_("Place")),
    Particular("duration_minutes", N_("Planned minutes per meeting"), "number"),
    Particular("languages", N_("Working languages"), "list"),
    Particular("chair", N_("Who should preside")),
    Particular("themes", N_("Themes"), "themes"),
    Particular("delegation_head", N_("Head of delegation")),
    Particular("condition_state", N_("Where the condition stands"), "label", "ConditionState"),
    Particular("until", N_("Until"), "declared"),
    Particular("changed.window_from", N_("Instead, not before"), "declared"),
    Particular("changed.window_to", N_("Instead, not after"), "declared"),
    Particular("changed.level", N_("Instead, at the level"), "label", "Level"),
    Particular("changed.format", N_("Instead, in the format"), "label", "Format"),
    Particular("changed.place", N_("Instead, at the place")),
    Particular("changed.themes", N_("Instead, with these themes"), "themes"),
    Particular("commits_sender", N_("Commitment"), "label", "Commitment"),
    Particular("reply_requested_by", N_("Reply asked for by"), "instant"),
    Particular("reply_capacity", N_("Reply asked of"), "label", "Capacity"),
    Particular("reply_form", N_("Form of the reply"), "label", "ReplyForm"),
    Particular("on_behalf_of", N_("Also on behalf of, as the sender says"), "parties"),
    Particular("copied_to", N_("Copied to"), "parties"),
)

PASSAGES: tuple[Passage, ...] = (
    Passage("condition_text", N_("Condition")),
    Passage("hold_reason", N_("Why it is under consideration")),
    Passage("reason", N_("Reason")),
    Passage("objection", N_("Objection")),
    Passage("questions", N_("Questions")),
    Passage("awaits_document", N_("What has to come first")),
    Passage("statement", N_("Statement that nothing is prejudiced")),
    Passage("points", N_("Points to be answered one by one")),
    Passage("aim", N_("Aim")),
    Passage("substance", N_("The sense, as it may be told")),
    Passage("corrects", N_("What this sets right")),
    Passage("press_arrangements", N_("Arrangements for the press")),
)


def _read(how: How, value: Any) -> Any:
    """Return the value if it has the shape, else None."""
    match how:
        case "number":
            return value if isinstance(value, int) and not isinstance(value, bool) else None
        case "open":
            return True if value is True else None
        case "parties" | "list":
            return _texts(value) if isinstance(value, list | tuple) else None
        case "themes":
            return _themes(value)
        case "instant":
            return _instant(value)
        case _:
            return value if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return ()


def _themes(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Themes with their points; a reply names them by their titles alone."""
    if not isinstance(value, list | tuple):
        return None
    found = [(item, ()) if isinstance(item, str) else _theme(item) for item in value]
    return None if None in found else tuple(theme for theme in found if theme is not None)


def _theme(item: Any) -> tuple[str, tuple[str, ...]] | None:
    if not isinstance(item, dict) or not isinstance(item.get("title"), str):
        return None
    return item["title"], _texts(item.get("points", ()))


def _instant(value: Any) -> Instant | None:
    try:
        return Instant.parse(value) if isinstance(value, str) else None
    except OursError:
        return None
