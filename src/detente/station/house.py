"""The house: what every use case needs, in one value.

A use case is a function `verb(house, actor, …)`. The actor, the clock, the keys and the store are arguments; nothing is
looked up from a module.
"""

from __future__ import annotations
