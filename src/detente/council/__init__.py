"""The room `council`: what parties do with each other on paper, as values, tables and a fold.

`acts` reads and writes the bodies of dispatches, `machines` holds the state tables, `fold` makes a thread from the
record, `checks` remarks on a draft, `words` names everything for people. No clock, file, socket or randomness: the time
is an argument.
"""

from detente.council.acts import Act, Announcement, read_act
from detente.council.deeds import Deed, Delivery
from detente.council.fold import fold_thread
from detente.council.membership import thread_roots
from detente.council.publicity import public_items, publicity
from detente.council.shown import Publicity, Spoken
from detente.council.tables import Machine, Move, transition
from detente.council.threads import Given, Judgement, ProposedOn, Row, ThreadState

__all__ = [
    "Act",
    "Announcement",
    "Deed",
    "Delivery",
    "Given",
    "Judgement",
    "Machine",
    "Move",
    "ProposedOn",
    "Publicity",
    "Row",
    "Spoken",
    "ThreadState",
    "fold_thread",
    "public_items",
    "publicity",
    "read_act",
    "thread_roots",
    "transition",
]
