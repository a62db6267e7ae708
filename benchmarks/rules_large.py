"""The large run of the rules in a process of its own: `python -m benchmarks.rules_large ROWS MEMORY`."""

from __future__ import annotations

import sys

from benchmarks.rules import NAME, large
from detente.adapters.packs import Shelf

if __name__ == "__main__":
    per_second, peak = large(Shelf().pack(NAME), int(sys.argv[1]), sys.argv[2])
    print(per_second, peak)
