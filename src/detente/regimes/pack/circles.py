"""What rests on what: how high each name stands, and which stand on themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping


def heights(rests_on: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return for each name the length of the longest row below it; names in a circle, or above one, are left out.

    Every name that is rested on must be a key. The time is that of looking at each reference once.

    >>> heights({"a": [], "b": ["a"], "c": ["a", "b"], "x": ["y"], "y": ["x"]})
    {'a': 0, 'b': 1, 'c': 2}
    """
    above, open_ = defaultdict(list), {name: len(set(below)) for name, below in rests_on.items()}
    for name, below in rests_on.items():
        for one in set(below):
            above[one].append(name)
    ready = [name for name, count in open_.items() if not count]
    found = dict.fromkeys(ready, 0)
    for name in ready:  # grows while it is walked
        for one in above[name]:
            open_[one] -= 1
            if not open_[one]:
                ready.append(one)
                found[one] = 1 + max(found[below] for below in rests_on[one])
    return found
