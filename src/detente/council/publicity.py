"""What of a dispatch may be shown in public: only what every party to it agreed to (seed-map A11), and when.

Rules, after council-procedures § 12:

1. The latest word of each party stands; while one party has not spoken, nothing is shown.
2. The sense is told in a party's own words, and under its name, once every other party agrees to the text itself or
   tells the sense too: who agrees to the text agrees to less.
3. The latest embargo among the words that stand holds for all. It delays what is added; what is taken back goes at
   once.
4. A note of correction, or other words for the sense, make a correction: what stood before stays visible, with its
   dates, as far as the parties still agree to it. Nothing shown is ever reworded in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from detente.council.acts import Publication, PublicItem, Rel
from detente.council.acts.publication import Consent
from detente.council.deeds import Deed
from detente.council.shown import NOTHING, Publicity, Shown, Spoken, Version
from detente.kernel import Instant, PartyName

Words = Mapping[PartyName, Publication]


def agreed(parties: Iterable[PartyName], words: Words) -> Shown:
    """What all parties agree to by these words, whenever it may be shown."""
    asked = tuple(dict.fromkeys(parties))
    if not all(party in words and words[party].mode.shows for party in asked):
        return NOTHING
    said = [words[party] for party in asked]
    items = tuple(item for item in PublicItem if all(item in word.items for word in said))
    telling = all(word.mode is Consent.SUBSTANCE_ONLY or PublicItem.LETTER in word.items for word in said)
    told = ((party, words[party].substance) for party in asked if words[party].substance)
    return Shown(items, tuple(told) if telling else ())


def publicity(parties: Sequence[PartyName], spoken: Iterable[Spoken], now: Instant) -> Publicity:
    """Follow the words on one dispatch, in the order in which the station could read them, up to `now`."""
    heard = _in_time(sorted((word for word in spoken if word.by in parties), key=lambda word: (word.at, word.order)))
    followed = _Followed(parties, now)
    for word, following in zip_longest(heard, heard[1:]):
        followed.hear(word, following.at if following else None)
    return Publicity(tuple(followed.versions), followed.embargo, followed.awaited)


def _in_time(spoken: Iterable[Spoken]) -> list[Spoken]:
    """Leave out words that were read after a newer one of the same party."""
    kept: list[Spoken] = []
    last: dict[PartyName, int] = {}
    for word in spoken:
        if word.order >= last.get(word.by, word.order):
            last[word.by] = word.order
            kept.append(word)
    return kept


class _Followed:
    """The words as they come: which stand, what they showed, what waits for an embargo."""

    def __init__(self, parties: Sequence[PartyName], now: Instant) -> None:
        self._parties, self._now = parties, now
        self._words: dict[PartyName, Spoken] = {}
        self._notes: dict[PartyName, str] = {}
        self.versions: list[Version] = []
        self.embargo: Instant | None = None
        self.awaited = NOTHING

    def hear(self, word: Spoken, until: Instant | None) -> None:
        """Take one word; `until` is when the next one came, None for the last."""
        self._words[word.by], self._notes[word.by] = word, word.said.corrects
        whole = agreed(self._parties, {party: spoken.said for party, spoken in self._words.items()})
        due = self._due(word.at)
        if due == word.at or (due <= self._now and (until is None or due < until)):
            self._show(due, whole)
        else:
            self._add(Version(word.at, self._shown.within(whole)))
            self.embargo, self.awaited = due, whole

    def _due(self, at: Instant) -> Instant:
        """When what is agreed may be shown: at the latest embargo that stands, and not before it was agreed."""
        embargoes = (word.said.embargo_until for word in self._words.values())
        return max([at, *(embargo for embargo in embargoes if embargo is not None)])

    def _show(self, at: Instant, whole: Shown) -> None:
        self._add(Version(at, whole, tuple((party, note) for party, note in self._notes.items() if note)))
        self._notes.clear()
        self.embargo, self.awaited = None, NOTHING

    @property
    def _shown(self) -> Shown:
        return self.versions[-1].shown if self.versions else NOTHING

    def _add(self, version: Version) -> None:
        """Add a version if it differs from what stood, or sets it right."""
        if version.shown != self._shown or (self._shown and version.notes):
            self.versions.append(version)


def public_items(deed: Deed, deeds: Iterable[Deed], now: Instant) -> tuple[PublicItem, ...]:
    """The items of `deed` that are public at `now`.

    `deeds` are in the order of the record. A consent of another kind of traffic does not count (`Deed.counts_for`).
    """
    spoken = (
        Spoken(other.sender, order, other.issued if other.entered is None else other.entered, other.act.body)
        for order, other in enumerate(deeds)
        if isinstance(other.act.body, Publication) and deed.id in other.ids(Rel.ABOUT) and other.counts_for(deed)
    )
    return publicity((deed.sender, *deed.addressees), spoken, now).shown.items
