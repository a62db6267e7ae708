"""Forms of a regime: answers read and checked, the numbered text they are printed as and read back from."""

from detente.regimes.formats.answers import (
    UNCHANGED,
    Answers,
    FieldProblem,
    Flat,
    begin_from,
    flatten,
    merge_last,
    read_answers,
)
from detente.regimes.formats.items import item_changes
from detente.regimes.formats.numbered import labels, print_numbered, read_numbered
from detente.regimes.formats.plain import from_json, to_json
from detente.regimes.formats.references import Reference, read_reference
from detente.regimes.formats.values import read_one, write_one

__all__ = [
    "UNCHANGED", "Answers", "FieldProblem", "Flat", "Reference", "begin_from", "flatten", "from_json", "item_changes",
    "labels", "merge_last", "print_numbered", "read_answers", "read_numbered", "read_one", "read_reference", "to_json",
    "write_one",
]  # fmt: skip
