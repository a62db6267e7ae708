"""Kinds of positions: from principles and concerns to consequences, work programmes and public texts."""

from detente.council.matters.commitment import COMMITMENTS
from detente.council.matters.communique import COMMUNIQUES
from detente.council.matters.concern import CONCERNS
from detente.council.matters.consequence import CONSEQUENCES
from detente.council.matters.kinds import Kind
from detente.council.matters.position_statement import POSITION_STATEMENTS
from detente.council.matters.presence import PRESENCES
from detente.council.matters.principle import PRINCIPLES
from detente.council.matters.programme import PROGRAMMES

POSITION_KINDS: tuple[Kind, ...] = (
    PRINCIPLES,
    CONCERNS,
    COMMITMENTS,
    POSITION_STATEMENTS,
    CONSEQUENCES,
    PRESENCES,
    PROGRAMMES,
    COMMUNIQUES,
)
