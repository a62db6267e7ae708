"""détente: an open direct line between parties that do not trust each other.

The rooms, from the front doors down: `cli`, `serve`, `gate` (machines) and `desk` (people), `app` (composition),
`adapters` (the world), `station` (use cases), the cores `ledger`, `line` and `council`, `seal` (all bytes), `kernel`
(values), `errors`. Imports go downwards only; docs/map.md says what belongs where.
"""
