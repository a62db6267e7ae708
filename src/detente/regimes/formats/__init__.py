"""Forms of a regime: answers read and checked, the numbered text they are printed as and read back from."""

from detente.regimes.formats.answers import UNCHANGED, Answers, FieldProblem, Flat
from detente.regimes.formats.flat import begin_from, flatten, merge_last
from detente.regimes.formats.items import item_changes
from detente.regimes.formats.numbered import labels, print_numbered
from detente.regimes.formats.numbered_reading import read_numbered, says_nil
from detente.regimes.formats.plain import from_json, to_json, whole_json
from detente.regimes.formats.reading import read_answers
from detente.regimes.formats.references import Reference, read_reference, reference_of
from detente.regimes.formats.sections import REST, Merged, Parts, Typed, by_section, joined, merge, print_of
from detente.regimes.formats.typed import question_of, typed_again, typed_item
from detente.regimes.formats.values import read_one, write_one

__all__ = [
    "REST",
    "UNCHANGED",
    "Answers",
    "FieldProblem",
    "Flat",
    "Merged",
    "Parts",
    "Reference",
    "Typed",
    "begin_from",
    "by_section",
    "flatten",
    "from_json",
    "item_changes",
    "joined",
    "labels",
    "merge",
    "merge_last",
    "print_numbered",
    "print_of",
    "question_of",
    "read_answers",
    "read_numbered",
    "read_one",
    "read_reference",
    "reference_of",
    "says_nil",
    "to_json",
    "typed_again",
    "typed_item",
    "whole_json",
    "write_one",
]  # fmt: skip
