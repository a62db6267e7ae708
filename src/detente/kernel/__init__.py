"""Values everyone speaks: parties, offices, ids, instants, precedence, traffic, languages.

Frozen, ordered, hashable; no clock, no randomness, no input or output. Each refuses what it cannot be with a code of
`kernel.*`.
"""

from detente.kernel.ids import Digest, DispatchId
from detente.kernel.instants import DeclaredDate, Instant
from detente.kernel.languages import DESK_LANGUAGES, Language
from detente.kernel.parties import OfficeName, Officer, PartyName
from detente.kernel.precedence import Precedence
from detente.kernel.traffic import Traffic

__all__ = [
    "DESK_LANGUAGES",
    "DeclaredDate",
    "Digest",
    "DispatchId",
    "Instant",
    "Language",
    "OfficeName",
    "Officer",
    "PartyName",
    "Precedence",
    "Traffic",
]
