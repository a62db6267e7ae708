"""The kinds of bodies and their meetings: bodies, meetings with their series, agendas, readiness."""

from detente.council.matters.agenda import AGENDAS
from detente.council.matters.body import BODIES
from detente.council.matters.kinds import Kind
from detente.council.matters.meeting import MEETINGS
from detente.council.matters.readiness import READINESS_CALLS

MEETING_KINDS: tuple[Kind, ...] = (BODIES, MEETINGS, AGENDAS, READINESS_CALLS)
