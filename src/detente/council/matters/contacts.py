"""The kinds of contacts: missions, briefings, clarifications, activities, relations and calls."""

from detente.council.matters.activity import ACTIVITIES
from detente.council.matters.briefing import BRIEFINGS
from detente.council.matters.call import CALLS
from detente.council.matters.clarification import CLARIFICATIONS
from detente.council.matters.kinds import Kind
from detente.council.matters.mission import MISSIONS
from detente.council.matters.relations import RELATIONS_KIND

CONTACT_KINDS: tuple[Kind, ...] = (MISSIONS, BRIEFINGS, CLARIFICATIONS, ACTIVITIES, RELATIONS_KIND, CALLS)
