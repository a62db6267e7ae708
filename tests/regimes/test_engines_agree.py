"""One rule text, many evaluators: the same answer from each, with missing figures, boundaries and dates.

Twenty-two blocks of 100 random rules over 48 random items: 105,600 cases and more.
"""

from __future__ import annotations

import pytest
from tests.regimes import engines
from tests.regimes.random_rules import items_of, pack_of

BLOCKS, RULES, ITEMS = 22, 100, 48


def differences(found, wanted):
    assert found.keys() == wanted.keys()
    return [(key, found[key], wanted[key]) for key in wanted if found[key] is not wanted[key]][:5]


@pytest.mark.parametrize("seed", range(BLOCKS))
def test_reasons_duckdb_sqlite_and_the_cel_libraries_say_what_the_judge_says(seed):
    pack, items = pack_of(seed, RULES), items_of(seed, ITEMS)
    wanted = engines.by_judge(pack, items)
    assert len(wanted) >= RULES * ITEMS
    assert set(wanted.values()) == {True, False, None}
    for engine in (engines.by_reasons, engines.by_duckdb, engines.by_sqlite):
        assert differences(engine(pack, items), wanted) == [], engine.__name__
    for program in (engines.cpp_program, engines.rust_program):
        assert differences(engines.by_cel(pack, items, program), wanted) == [], program.__name__


def test_the_slowest_cel_library_says_the_same_of_fewer_cases():
    pack, items = pack_of(77, 24), items_of(77, 20)
    wanted = engines.by_judge(pack, items)
    assert differences(engines.by_cel(pack, items, engines.python_program), wanted) == []
