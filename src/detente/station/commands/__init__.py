"""What officers and peers can do: one use case, one module, one verb.

Each docstring says what it does, who may do it, what it writes to the ledger, and how it can fail.
"""
