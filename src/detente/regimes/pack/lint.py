"""What a careful author of a pack would still look at: nothing of it makes a pack unusable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.errors.sentences.shape import N_
from detente.regimes.judging.days import date_text
from detente.regimes.language.tree import Node
from detente.regimes.language.walk import names_of
from detente.regimes.pack.crossing import limits_used
from detente.regimes.pack.folder import LANGUAGES
from detente.regimes.pack.load import load
from detente.regimes.pack.overlay import Overlay, overlaid
from detente.regimes.pack.overlay_words import OWN_WORDS, changed_texts
from detente.regimes.pack.values import Basis, Duty, Fact, Pack, Quota
from detente.regimes.pack.variants import variants
from detente.regimes.pack.words import texts


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a place of a pack; `text` is a message id with `fields`."""

    place: str
    text: str
    fields: tuple[tuple[str, str | int], ...] = ()


def lint(files: Mapping[str, bytes]) -> tuple[Remark, ...]:
    """Return remarks on a pack that loads. Raises `PackError` for one that does not."""
    pack = load(files)
    found = (*_unused(pack), *_gaps(pack), *_empty_chapters(pack), *_weak(pack))
    return (*found, *_untranslated(pack, variants(files).values()))


def _unused(pack: Pack) -> Iterator[Remark]:
    used = limits_used(pack)
    for name in sorted(pack.limits.keys() - used):
        yield Remark(f"limit.{name}", N_("No rule uses this figure; it is shown to readers only."))
    trees = _trees(pack)
    named = {name for tree in trees for name in names_of(tree, "total")}
    for name in sorted(pack.totals.keys() - named):
        yield Remark(f"total.{name}", N_("No rule uses this total."))
    facts = {name for tree in trees for name in names_of(tree, "is")}
    if alone := sorted(pack.facts.keys() - facts):
        text = N_("{count} facts are told to readers and used by no other rule: {names}.")
        yield Remark("fact", text, (("count", len(alone)), ("names", ", ".join(alone))))


def _trees(pack: Pack) -> list[Node]:
    trees = [fact.when for fact in pack.facts.values()] + [quota.where for quota in pack.quotas.values()]
    for duty in pack.duties.values():
        trees += [node for node in (duty.when, duty.due, duty.since, duty.excused, duty.contested) if node is not None]
    return trees


def _gaps(pack: Pack) -> Iterator[Remark]:
    """Days at the beginning on which a figure has no value, and with it no rule that uses it applies."""
    for name, figure in sorted(pack.limits.items()):
        begins = figure.history[0][0]
        if begins > pack.first:
            text = N_("The pack applies from {first}, this figure from {day}; until then nothing that uses it applies.")
            yield Remark(f"limit.{name}", text, (("first", date_text(pack.first)), ("day", date_text(begins))))


def _empty_chapters(pack: Pack) -> Iterator[Remark]:
    sections = (pack.limits, pack.facts, pack.quotas, pack.duties, pack.formats)
    held = {one.chapter for section in sections for one in section.values()}
    for name in sorted(pack.chapters.keys() - held):
        yield Remark(f"chapter.{name}", N_("Nothing in the pack belongs to this chapter."))


def _weak(pack: Pack) -> Iterator[Remark]:
    doubtful = sorted(name for name, figure in pack.limits.items() if figure.basis is Basis.DOUBTFUL)
    if doubtful:
        text = N_("{count} figures are doubtful and need the text itself: {names}.")
        yield Remark("limit", text, (("count", len(doubtful)), ("names", ", ".join(doubtful))))
    rules: tuple[Fact | Quota | Duty, ...] = (*pack.facts.values(), *pack.quotas.values(), *pack.duties.values())
    weak = sorted(one.name for one in rules if one.basis is Basis.DOUBTFUL)
    if weak:
        text = N_("{count} rules are doubtful and need the text itself: {names}.")
        yield Remark("rules", text, (("count", len(weak)), ("names", ", ".join(weak))))


def _untranslated(pack: Pack, overlays: Iterable[Overlay]) -> Iterator[Remark]:
    wanted = {("", path) for path, english in texts(pack).items() if english}
    wanted |= {(one.name, path) for one in overlays for path in (*OWN_WORDS, *changed_texts(pack, overlaid(pack, one)))}
    for language in LANGUAGES:
        known = {("", path) for path in pack.words.get(language, {})}
        known |= {(one.name, path) for one in overlays for path in one.words.get(language, {})}
        if lacking := sorted(wanted - known):
            text = N_("{count} of {whole} texts have no translation, such as {first}.")
            first = " ".join(lacking[0]).strip()
            yield Remark(f"words/{language}", text, (("count", len(lacking)), ("whole", len(wanted)), ("first", first)))
