"""The front of the house: one process with both doors, the courier and the recorder.

Belongs above `gate` and `desk`, which never import each other (docs/adr/0003).
"""

from detente.serve.run import run_house, serve

__all__ = ["run_house", "serve"]
