"""A small whole pack to begin from, and ways to change it."""

from __future__ import annotations

from detente.regimes.pack import PackError, load

HEADER = """
pack = "small"
title = "A small regime"
source = "nowhere"
profile = "treaty-cel/1"
clock = "UTC"
counts = "sent"
parties = ["AA", "BB"]
[in_force]
from = 2011-12-01
[chapter.I]
heading = "Everything"
"""
KINDS = """
[kind.activity]
label = "Activity"
[kind.activity.attribute]
state = { type = "party", label = "State" }
kind = { type = "word", one_of = ["land", "sea"], label = "Kind" }
plan = { type = "word", label = "Plan" }
start = { type = "date", label = "Start" }
end = { type = "date", label = "End" }
alert = { type = "yes/no", label = "Alert" }
troops = { type = "count", unit = "persons", label = "Troops" }
year = { type = "count", label = "Year" }
"""
LIMIT = 'chapter = "I"\ncite = "{cite}"\nbasis = "{basis}"\nunit = "{unit}"\nlabel = "{label}"\nfrom = {{ 2011-12-01 = {value} }}\n'
SAID = 'chapter = "I"\ncite = "{cite}"\nbasis = "memory"\nlabel = "{label}"\ntext = "{label}."\n'
RULES = (
    "[limit.most]\n" + LIMIT.format(cite="2", basis="verified", unit="persons", label="Most", value=9000)
    + "[limit.lead]\n" + LIMIT.format(cite="3", basis="memory", unit="days", label="Lead", value=42)
    + "[limit.number]\n" + LIMIT.format(cite="4", basis="memory", unit="", label="Number", value=1)
    + '[total.plan_troops]\nchapter = "I"\ncite = "2"\nlabel = "All"\nabout = "activity"\nof = "troops"\nby = "plan"\n'
    + "[fact.large]\n" + SAID.format(cite="2", label="Large")
    + 'about = "activity"\non = "start"\nwhen = "activity.troops >= limit.most"\n'
    + "[fact.notifiable]\n" + SAID.format(cite="10", label="Notifiable")
    + 'about = "activity"\non = "start"\nwhen = "is.large || total.plan_troops >= limit.most"\n'
    + "[quota.yearly]\n" + SAID.format(cite="4", label="One a year")
    + 'count = "activity"\nwhere = "is.large"\nof = ["state"]\non = "start"\nat_most = "limit.number"\n'
    + "[duty.tell]\n" + SAID.format(cite="3", label="Tell")
    + 'about = "activity"\non = "start"\nwhen = "is.notifiable"\nby = "state"\nto = "all"\nacts = ["F1"]\n'
    + 'due = "activity.start - limit.lead"\n'
    + "[duty.return]\n" + SAID.format(cite="5", label="Return")
    + 'by = "each party"\nto = "all"\nacts = ["F2"]\nevery = { month = 11, day = 15, covers = 1 }\n'
)  # fmt: skip
FORMATS = """
[format.F1]
chapter = "I"
cite = "6"
heading = "Notice"
text = "A notice."
precedence = "routine"
about = "activity"
does = "opens"
sets = { kind = "land" }
section = [ { name = "general", heading = "General" } ]
[[format.F1.question]]
name = "start"
paragraph = "6.1"
section = "general"
heading = "Start"
type = "date"
basis = "memory"
feeds = "activity.start"
[format.F2]
chapter = "I"
cite = "7"
heading = "Return"
text = "A return."
precedence = "routine"
answers = ["F1"]
yearly = true
section = [ { name = "general", heading = "General" } ]
question = [ { name = "year", paragraph = "7", section = "general", heading = "Year", type = "count", basis = "memory" } ]
"""
VARIANT = """
variant = "wi-5000"
title = "From 5000"
base = "small"
why = "to see"
basis = "doubtful"
[limit.most]
from = { 2011-12-01 = 5000 }
"""
SMALL = {
    "pack.toml": HEADER, "kinds.toml": KINDS, "rules/all.toml": RULES, "formats/all.toml": FORMATS,
    "words/de.toml": '[words]\n"fact.large.label" = "Groß"\n"limit.most.label" = "Höchstens"\n',
    "variants/wi-5000.toml": VARIANT,
}  # fmt: skip


def small(more: dict[str, str] | None = None) -> dict[str, bytes]:
    """The files of the small pack, with others added or put in their place."""
    return {name: text.encode() for name, text in {**SMALL, **(more or {})}.items()}


def turned(file: str, old: str, new: str) -> dict[str, bytes]:
    """The small pack with one text of one file replaced, which must stand there exactly once."""
    assert SMALL[file].count(old) == 1, old
    return small({file: SMALL[file].replace(old, new)})


def refused(files: dict[str, bytes]) -> set[tuple[str, str, str]]:
    """What is wrong with files that are no pack: file, place, code."""
    try:
        found = load(files)
    except PackError as error:
        return {(one.file, one.place, one.error.code) for one in error.problems}
    raise AssertionError(found.digest)
