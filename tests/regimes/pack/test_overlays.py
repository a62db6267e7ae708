"""An overlay makes a whole pack; nothing changes nothing, and what is turned back is the base again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regimes.pack.samples import VARIANT, small, turned

from detente.errors import DetenteError
from detente.regimes.pack import Basis, differences, lint, load, overlaid, paragraph_order, read_overlay

BASE = load(small())
HEAD = 'variant = "{name}"\ntitle = "x"\nbase = "small"\nwhy = "x"\nbasis = "doubtful"\n'


def over(body: str = "", name: str = "wi-x") -> bytes:
    return (HEAD.format(name=name) + body).encode()


def test_a_variant_is_a_pack_with_its_own_digest_and_a_weaker_basis():
    made = overlaid(BASE, read_overlay(VARIANT.encode()))
    assert made.digest != BASE.digest
    assert made.base == f"small@sha256:{BASE.digest}"
    assert made.limits["most"].basis is Basis.DOUBTFUL
    assert [(one.path, one.cite) for one in differences(BASE, made) if one.cite] == [
        ("limit.most.basis", "2"),
        ("limit.most.from", "2"),
    ]
    assert made.words["de"] == BASE.words["de"]


@given(st.sampled_from(["most", "lead", "number"]), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_what_is_turned_back_has_the_digest_of_the_base(name: str, value: int):
    changed = overlaid(BASE, read_overlay(over(f"[limit.{name}]\nfrom = {{ 2011-12-01 = {value} }}\n")))
    figure = BASE.limits[name]
    back = f'[limit.{name}]\nbasis = "{figure.basis.name.lower()}"\nfrom = {{ 2011-12-01 = {figure.history[0][1]} }}\n'
    restored = overlaid(changed, read_overlay(over(back, "wi-back")))
    assert (restored.digest, restored.base, restored.variant) == (BASE.digest, "", "")
    assert bool(differences(BASE, changed)) == (BASE.digest != changed.digest)


@given(st.sampled_from(["wi-a", "wi-b", "x"]))
def test_nothing_changes_nothing(name: str):
    assert overlaid(BASE, read_overlay(over(name=name))) == BASE


def test_what_is_added_and_dropped_is_checked_with_the_whole():
    fact = 'chapter = "I"\ncite = "2"\nbasis = "house"\nlabel = "Huge"\ntext = "Huge."\nabout = "activity"\non = "start"\nwhen = "activity.tanks > limit.number"\n'
    tanks = '[add.attribute.activity]\ntanks = { type = "count", label = "Tanks" }\n'
    made = overlaid(BASE, read_overlay(over(f"[add.fact.huge]\n{fact}{tanks}")))
    assert "huge" in made.facts
    for body, code in (
        (f"[add.fact.huge]\n{fact}", "regimes.pack_bad"),
        ('[drop]\nfact = ["large"]\n', "regimes.pack_bad"),
        ('[limit.none]\nlabel = "x"\n', "regimes.pack_bad"),
        ('[add.fact.large]\nlabel = "x"\n', "regimes.pack_bad"),
    ):
        with pytest.raises(DetenteError) as told:
            overlaid(BASE, read_overlay(over(body)))
        assert told.value.code == code


@pytest.mark.parametrize("base", ["other", "small@sha256:" + "0" * 64])
def test_an_overlay_of_another_pack_is_refused(base: str):
    with pytest.raises(DetenteError, match=r"regimes\.overlay_base"):
        overlaid(BASE, read_overlay(over().replace(b'"small"', f'"{base}"'.encode())))


def test_differences_go_by_paragraph_across_sections():
    new = load(
        turned(
            "rules/all.toml",
            'cite = "10"\nbasis = "memory"\nlabel = "Notifiable"',
            'cite = "1"\nbasis = "memory"\nlabel = "Told"',
        )
    )
    cites = [paragraph_order(one.cite) for one in differences(BASE, new)]
    assert cites == sorted(cites)
    assert differences(BASE, BASE) == ()


def test_lint_tells_gaps_and_what_nothing_uses():
    told = {
        one.place: dict(one.fields)
        for one in lint(turned("rules/all.toml", "{ 2011-12-01 = 42 }", "{ 2012-01-01 = 42 }"))
    }
    assert told["limit.lead"] == {"first": "2011-12-01", "day": "2012-01-01"}
    assert told["words/de"]["count"] < told["words/fr"]["count"]
    assert "fact" not in told


def test_an_overlay_brings_words_of_its_own_title_and_of_what_it_changes():
    body = '[limit.most]\nlabel = "Most of all"\n[words.de]\ntitle = "Anders"\n"limit.most.label" = "Am meisten"\n'
    overlay = read_overlay(over(body))
    made = overlaid(BASE, overlay)
    assert (overlay.titled("de"), overlay.titled("fr"), overlay.reasoned("de")) == ("Anders", "x", "x")
    assert made.word("de", "limit.most.label", "Most of all") == "Am meisten"
    bare = overlaid(BASE, read_overlay(over('[limit.most]\nlabel = "Most of all"\n')))
    assert bare.word("de", "limit.most.label", "Most of all") == "Most of all", "never the words of another text"
    assert made.digest == bare.digest, "translations are in no digest"


@pytest.mark.parametrize(
    "body",
    [
        '[words.xx]\ntitle = "x"\n',
        "[words]\nde = 1\n",
        "[words.de]\ntitle = 1\n",
        '[words.de]\n"fact.none.text" = "x"\n',
    ],
)
def test_words_of_no_language_or_of_nothing_are_refused(body: str):
    with pytest.raises(DetenteError) as told:
        overlaid(BASE, read_overlay(over(body)))
    assert told.value.code == "regimes.pack_bad"
