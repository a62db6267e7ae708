"""The life line of a dispatch: its facts in order, the missing ones visibly missing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from detente.desk.saying import say
from detente.desk.showing.words import label_of
from detente.errors.sentences import SENTENCES
from detente.errors.sentences.shape import N_
from detente.station.views import LifeFact

STEPS: dict[str, str] = {
    "drafted": N_("drafted"),
    "checked": N_("checked"),
    "released": N_("released"),
    "logged": N_("logged"),
    "handed": N_("handed to the line"),
    "received": N_("received"),
    "receipted": N_("receipt signed"),
    "opened": N_("opened"),
    "witnessed": N_("witnessed"),
    "answered": N_("answered"),
    "refused": N_("refused"),
    "undecipherable": N_("cannot be read"),
    "announced": N_("announced in public"),
}
BAD = ("refused", "undecipherable")
RECEIPTED = ("received", "opened", "refused", "undecipherable")


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One step as the page shows it; `kind` is done, missing or bad."""

    fact: LifeFact
    word: str
    note: str
    kind: str
    receipt: bool


def shown_life(life: tuple[LifeFact, ...]) -> tuple[ShownFact, ...]:
    """Return the steps with their words."""
    return tuple(_shown(fact) for fact in life)


def _shown(fact: LifeFact) -> ShownFact:
    kind = "missing" if fact.at is None else "bad" if fact.step in BAD else "done"
    word = gettext(STEPS.get(fact.step, fact.step))
    return ShownFact(fact, word, _note(fact), kind, fact.proof is not None and fact.step in RECEIPTED)


def _note(fact: LifeFact) -> str:
    if fact.step == "answered":
        return label_of(fact.detail, "Answer") if fact.detail else ""
    return say(fact.detail, {}).message if fact.detail in SENTENCES else fact.detail
