"""A pack as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from detente.cli.output import translate
from detente.documents.findings import BASIS_LABELS
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.regimes.judging import date_text
from detente.regimes.language import show
from detente.regimes.pack import Pack, paragraph_order
from detente.regimes.pack.values import Duty, Fact, Figure, Format, Quota

_One = Figure | Fact | Quota | Duty | Format


def print_pack(pack: Pack, language: str) -> None:
    """Print the whole pack in the order of its chapters and paragraphs."""
    click.echo(f"{pack.word(language, 'title', pack.title)}\n{pack.source}\nsha256:{pack.digest}")
    if pack.warning:
        click.echo(f"\n{pack.word(language, 'warning', pack.warning)}")
    for name, chapter in pack.chapters.items():
        click.echo(f"\n{name}  {pack.word(language, f'chapter.{name}.heading', chapter.heading)}")
        for one in _of_chapter(pack, name):
            click.echo(f"  ¶ {one.cite:<12} {_line(pack, one, language)}")
    click.echo(f"\n{translate()(N_('Not covered'))}")
    for number, gap in enumerate(pack.not_covered, 1):
        click.echo(f"  ¶ {gap.cite:<12} {pack.word(language, f'not_covered.{number}.text', gap.text)}")


def _of_chapter(pack: Pack, chapter: str) -> list[_One]:
    sections = (pack.limits, pack.facts, pack.quotas, pack.duties, pack.formats)
    found: list[_One] = [one for section in sections for one in section.values() if one.chapter == chapter]
    return sorted(found, key=lambda one: paragraph_order(one.cite))


def _line(pack: Pack, one: _One, language: str) -> str:
    match one:
        case Figure():
            label = pack.word(language, f"limit.{one.name}.label", one.label)
            return f"{label}: {_history(pack, one, language)} · {translate()(BASIS_LABELS[one.basis])}"
        case Format():
            return f"[{one.code}] {pack.word(language, f'format.{one.code}.heading', one.heading)}"
        case _:
            section = type(one).__name__.lower()
            label = pack.word(language, f"{section}.{one.name}.label", one.label)
            text = pack.word(language, f"{section}.{one.name}.text", one.text)
            return f"{label}. {text} · {translate()(BASIS_LABELS[one.basis])}"


def _history(pack: Pack, one: Figure, language: str) -> str:
    unit = pack.word(language, f"unit.{one.unit}", one.unit)
    return ", ".join(f"{value} {unit} ({date_text(day)})" for day, value in one.history)


def print_rule(pack: Pack, name: str, language: str) -> None:
    """Print one element with its expressions. Raises `regimes.unknown_rule`."""
    sections = (pack.limits, pack.facts, pack.quotas, pack.duties, pack.formats)
    found = next((section[name] for section in sections if name in section), None)
    if found is None:
        raise OursError("regimes.unknown_rule", rule=name[:60], pack=pack.name)
    assert isinstance(found, _One)
    click.echo(f"{name}  ¶ {found.cite}\n{_line(pack, found, language)}")
    for member, text in _expressions(found):
        click.echo(f"  {member}: {text}")


def _expressions(one: _One) -> Iterator[tuple[str, str]]:
    for member in ("when", "where", "at_most", "due", "since", "excused", "contested"):
        node = getattr(one, member, None)
        if node is not None:
            yield member, show(node)
