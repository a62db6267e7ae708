"""The Vienna Document 2011 pack: it loads, every case comes out, every variant fits, and no figure hides in a rule."""

from __future__ import annotations

import pytest

from detente.adapters.packs import Shelf
from detente.regimes.language.tree import Number
from detente.regimes.language.walk import nodes
from detente.regimes.pack import Basis, case_tables, differences, overlaid, texts
from detente.regimes.time import check_case, read_case

SHELF = Shelf()
NAME = "vienna-document-2011"
PACK = SHELF.pack(NAME)
VARIANTS = SHELF.variants(NAME)
CASES = [read_case(PACK, raw) for raw in case_tables(SHELF.files(NAME))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case):
    assert check_case(PACK, case, VARIANTS).differences == ()


def test_all_twenty_two_vectors_are_among_the_cases():
    names = {case.name for case in CASES}
    assert {f"vector-{number:02}" for number in range(1, 23)} <= names
    assert len([name for name in names if name.startswith("february-2022")]) >= 7


@pytest.mark.parametrize("member", ["facts", "duties", "quotas"])
def test_every_rule_is_named_by_a_case(member):
    tables = [raw["expect"].get(member, {}) for raw in case_tables(SHELF.files(NAME))]
    if member == "facts":
        named = {fact for table in tables for answers in table.values() for fact in answers}
    else:
        named = {row[member.replace("duties", "duty").removesuffix("s")] for table in tables for row in table}
    assert set(getattr(PACK, member)) <= named


def test_every_variant_has_a_case():
    assert set(VARIANTS) <= {case.variant for case in CASES}


@pytest.mark.parametrize("name", sorted(VARIANTS))
def test_every_variant_fits_and_changes_something(name):
    made = overlaid(PACK, VARIANTS[name])
    assert made.digest != PACK.digest
    assert made.variant == name
    changed = [one for one in differences(PACK, made) if one.path not in {"base", "variant"}]
    assert changed


def test_no_expression_holds_a_figure_of_the_text():
    """Only 0 and 1 may stand in an expression: they are arithmetic, not law."""
    trees = [fact.when for fact in PACK.facts.values()]
    trees += [tree for quota in PACK.quotas.values() for tree in (quota.where, quota.at_most)]
    trees += [tree for duty in PACK.duties.values() for tree in (duty.when, duty.due, duty.since) if tree]
    numbers = {one.value for tree in trees for one in nodes(tree) if isinstance(one, Number)}
    assert numbers <= {0, 1}


def test_every_figure_says_how_well_it_is_known_and_the_pack_warns_on_its_face():
    assert {limit.basis for limit in PACK.limits.values()} >= {Basis.VERIFIED, Basis.MEMORY, Basis.DOUBTFUL}
    assert "from memory" in PACK.warning
    assert len(PACK.parties) == 57
    assert all(form.osce_format == "" for form in PACK.formats.values())


def test_every_chapter_is_there_and_what_is_not_covered_is_said():
    assert list(PACK.chapters) == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    held = {one.chapter for section in (PACK.facts, PACK.duties, PACK.formats) for one in section.values()}
    uncovered = " ".join(gap.cite for gap in PACK.not_covered)
    assert held >= {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "XII"}
    assert "138-148" in uncovered
    assert "149-150" in uncovered


def test_texts_have_no_needless_repetition():
    assert len(texts(PACK)) > 800
