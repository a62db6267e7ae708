"""The terminal: `detente`.

Rules of output: answers go to standard output, everything else (progress, errors, questions) to standard error,
lower-case and without full stop where it is a label. `--json` prints one JSON document with stable names, never
translated. Exit codes: 0 done, 2 the command was mistyped, 3 we broke a rule, 4 somebody else did, 5 the world failed,
6 refused by permission or policy, 70 a defect.
"""

from detente.cli.main import main

__all__ = ["main"]
