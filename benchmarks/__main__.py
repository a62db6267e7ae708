"""Run every benchmark, print a table, write build/bench.json (one flat object of name → number)."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import council, end_to_end, pages, rules

OUTPUT = Path("build/bench.json")


def main() -> None:
    """Measure and report."""
    numbers = {**end_to_end.measure(), **council.measure(), **pages.measure(), **rules.measure()}
    OUTPUT.parent.mkdir(exist_ok=True)
    known = json.loads(OUTPUT.read_text()) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(known | numbers, indent=2, sort_keys=True) + "\n")
    print(f"\nwritten to {OUTPUT}")


if __name__ == "__main__":
    main()
