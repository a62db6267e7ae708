"""The words of findings in a reader's language: labels from the pack, figures and times as the language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from detente.documents.words import translator
from detente.errors.sentences.shape import N_
from detente.kernel import DESK_LANGUAGES
from detente.regimes.judging import Value, date_text, instant_text
from detente.regimes.pack.values import Attribute, Basis, Fact, Figure, Pack, Total

BASIS_LABELS: dict[Basis, str] = {
    Basis.VERIFIED: N_("verified"),
    Basis.ANCESTOR: N_("from an earlier edition"),
    Basis.SECONDARY: N_("from a secondary source"),
    Basis.MEMORY: N_("from memory"),
    Basis.DOUBTFUL: N_("doubtful"),
    Basis.HOUSE: N_("house rule"),
    Basis.ILLUSTRATIVE: N_("illustrative"),
}
ANSWER_WORDS: dict[str, str] = {
    "yes": N_("yes"),
    "no": N_("no"),
    "cannot tell": N_("cannot tell"),
    "not in force": N_("not in force"),
}
GAP_WORDS: dict[str, str] = {
    "": N_("missing"),
    "not declared": N_("not declared"),
    "unknown": N_("unknown"),
    "withheld": N_("withheld"),
    "not applicable": N_("not applicable"),
}
_PERIODS = {"days": "day", "hours": "hour", "months": "month", "years": "year", "minutes": "minute"}
_HOUR, _MINUTE = 3600, 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says what a pack holds in one language; English where the language is none of the desk's."""

    pack: Pack
    language: str

    def say(self, message: str, **fields: object) -> str:
        """Return a message id in the language, filled in."""
        return translator(self.language)(message).format(**fields)

    @property
    def locale(self) -> str:
        """The locale that numbers and dates are written in: day before month in English too."""
        return self.language if self.language in dict(DESK_LANGUAGES) and self.language != "en" else "en_GB"

    def attribute(self, name: str) -> Attribute | None:
        """Return the attribute of a kind named `kind.attribute`, None for any other name."""
        root, _, member = name.partition(".")
        kind = self.pack.kinds.get(root)
        return kind.attributes.get(member) if kind else None

    def label(self, name: str) -> str:
        """Return the label of a figure, a limit, a fact or a total by its name in expressions."""
        root, _, member = name.partition(".")
        if attribute := self.attribute(name):
            return self.pack.word(self.language, f"kind.{root}.attribute.{member}.label", attribute.label)
        known: Mapping[str, Mapping[str, Fact | Figure | Total]] = {
            "is": self.pack.facts, "limit": self.pack.limits, "total": self.pack.totals,
        }  # fmt: skip
        one = known.get(root, {}).get(member)
        return self.word(f"{'fact' if root == 'is' else root}.{member}.label", one.label) if one else name

    def word(self, path: str, english: str) -> str:
        """Return a text of the pack in the language."""
        return self.pack.word(self.language, path, english)

    def basis(self, basis: Basis) -> str:
        """Return how well a figure is known, as a word."""
        return self.say(BASIS_LABELS[basis])

    def value(self, name: str, value: Value) -> str:
        """Return the value of a figure named `root.name`, with its unit."""
        attribute = self.attribute(name)
        kind = attribute.type if attribute else "count"
        if isinstance(value, bool):
            return self.say(ANSWER_WORDS["yes" if value else "no"])
        if kind in {"date", "instant"}:
            return self.day(int(value)) if kind == "date" else self.instant(int(value))
        if isinstance(value, str):
            return self.word(f"value.{value}", value) if kind == "word" else value
        return self.amount(value, self.unit(name))

    def unit(self, name: str) -> str:
        """Return the unit of a count as the pack names it, empty for none."""
        root, _, member = name.partition(".")
        if root == "total" and member in self.pack.totals:
            total = self.pack.totals[member]
            return self.unit(f"{total.about}.{total.of}")
        if root == "limit" and member in self.pack.limits:
            return self.pack.limits[member].unit
        attribute = self.attribute(name)
        return attribute.unit if attribute else ""

    def number(self, number: int) -> str:
        """Return a number with its thousands set apart."""
        return format_decimal(number, locale=self.locale)

    def amount(self, number: int, unit: str) -> str:
        """Return a number with its unit; spans of time as the language counts them."""
        if unit in _PERIODS:
            return self._period(number, _PERIODS[unit])
        shown = self.word(f"unit.{unit}", unit) if unit else ""
        return self.say(N_("{number} {unit}"), number=self.number(number), unit=shown) if unit else self.number(number)

    def _period(self, number: int, period: str) -> str:
        """Of units that the locale data lacks in full length, the short form."""
        said = format_unit(number, f"duration-{period}", locale=self.locale)
        return format_unit(number, f"duration-{period}", "short", locale=self.locale) if "duration-" in said else said

    def span(self, seconds: int) -> str:
        """Return a span of seconds in days, hours and minutes, or in seconds where it is shorter than a minute."""
        days, rest = divmod(abs(seconds), 24 * _HOUR)
        parts = [(days, "days"), (rest // _HOUR, "hours"), (rest % _HOUR // _MINUTE, "minutes")]
        told = [self.amount(number, unit) for number, unit in parts if number]
        return ", ".join(told) or self._period(abs(seconds), "second")

    def day(self, day: int) -> str:
        """Return a day (days since 1970-01-01)."""
        return format_date(dt.date.fromisoformat(date_text(day)), "d MMM y", locale=self.locale)

    def instant(self, second: int) -> str:
        """Return an instant (seconds since 1970-01-01 UTC) with its seconds, in UTC."""
        clock = instant_text(second)[11:19]
        return self.say(N_("{day}, {clock} UTC"), day=self.day(second // (24 * _HOUR)), clock=clock)

    def source(self, limit: Figure) -> str:
        """Return where a figure comes from and how well it is known."""
        return self.say(N_("¶ {cite}, {basis}"), cite=limit.cite, basis=self.basis(limit.basis))

    def any_of(self, words: list[str]) -> str:
        """Return a list joined by “or”."""
        return format_list(words, style="or", locale=self.locale)
