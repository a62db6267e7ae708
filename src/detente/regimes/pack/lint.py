"""What a careful author of a pack would still look at: nothing of it makes a pack unusable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.errors.sentences.shape import N_
from detente.regimes.language.walk import names_of
from detente.regimes.pack.crossing import limits_used
from detente.regimes.pack.folder import LANGUAGES
from detente.regimes.pack.load import load
from detente.regimes.pack.values import Basis, Pack
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
    return (*_unused(pack), *_empty_chapters(pack), *_weak(pack), *_untranslated(pack))


def _unused(pack: Pack) -> Iterator[Remark]:
    used = limits_used(pack)
    for name in pack.limits.keys() - used:
        yield Remark(f"limit.{name}", N_("No rule uses this figure; it is shown to readers only."))
    trees = [fact.when for fact in pack.facts.values()] + [quota.where for quota in pack.quotas.values()]
    named = {name for tree in trees for name in names_of(tree, "total")}
    for name in pack.totals.keys() - named:
        yield Remark(f"total.{name}", N_("No rule uses this total."))


def _empty_chapters(pack: Pack) -> Iterator[Remark]:
    sections = (pack.limits, pack.facts, pack.quotas, pack.duties, pack.formats)
    held = {one.chapter for section in sections for one in section.values()}
    for name in pack.chapters.keys() - held:
        yield Remark(f"chapter.{name}", N_("Nothing in the pack belongs to this chapter."))


def _weak(pack: Pack) -> Iterator[Remark]:
    doubtful = [name for name, figure in pack.limits.items() if figure.basis is Basis.DOUBTFUL]
    if doubtful:
        text = N_("{count} figures are doubtful and need the text itself: {names}.")
        yield Remark("limit", text, (("count", len(doubtful)), ("names", ", ".join(sorted(doubtful)))))


def _untranslated(pack: Pack) -> Iterator[Remark]:
    wanted = {path for path, english in texts(pack).items() if english}
    for language in LANGUAGES:
        lacking = wanted - pack.words.get(language, {}).keys()
        if lacking:
            text = N_("{count} of {whole} texts have no translation.")
            yield Remark(f"words/{language}", text, (("count", len(lacking)), ("whole", len(wanted))))
