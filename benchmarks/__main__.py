"""Run benchmarks, print a table, write build/bench.json (one flat object of name → number).

python -m benchmarks                                        all of them, some minutes
python -m benchmarks rules                                  some of them by name
python -m benchmarks rules --rows 100000000 --memory 4GiB   the rules over so many rows of Parquet, and nothing else
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import council, end_to_end, pages, rules, rules_large

OUTPUT = Path("build/bench.json")
MEASURES: Mapping[str, Callable[[], dict[str, float]]] = {
    "end_to_end": end_to_end.measure,
    "council": council.measure,
    "pages": pages.measure,
    "rules": rules.measure,
}


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and write build/bench.json.")
    parser.add_argument("names", nargs="*", choices=[[], *MEASURES], metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--rows", type=int, help="The rules over so many rows of Parquet, and nothing else.")
    parser.add_argument("--memory", default=rules_large.MEMORY, help="What that may take (%(default)s).")
    asked = parser.parse_args()
    numbers: dict[str, float] = {}
    if asked.rows:
        numbers |= rules.printed(rules_large.large(asked.rows, asked.memory))
    else:
        for name in asked.names or MEASURES:
            numbers |= MEASURES[name]()
    OUTPUT.parent.mkdir(exist_ok=True)
    known = json.loads(OUTPUT.read_text()) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(known | numbers, indent=2, sort_keys=True) + "\n")
    print(f"\nwritten to {OUTPUT}")


if __name__ == "__main__":
    main()
