"""The forms of contacts: missions, briefings, clarifications, activities, relations and calls."""

from detente.council.acts.form import Form
from detente.council.acts.forms.activity import ACTIVITY_FORM, ACTIVITY_STEPS
from detente.council.acts.forms.briefing import BRIEFING_FORM, BRIEFING_STEPS
from detente.council.acts.forms.call import CALL_FORM, CALL_STEPS
from detente.council.acts.forms.clarification import CLARIFICATION_FORM, CLARIFICATION_STEPS
from detente.council.acts.forms.mission import MISSION_FORM, MISSION_STEPS
from detente.council.acts.forms.relations import RELATIONS_FORM, RELATIONS_STEPS

CONTACT_FORMS: tuple[Form, ...] = (
    MISSION_FORM, MISSION_STEPS, BRIEFING_FORM, BRIEFING_STEPS, CLARIFICATION_FORM, CLARIFICATION_STEPS,
    ACTIVITY_FORM, ACTIVITY_STEPS, RELATIONS_FORM, RELATIONS_STEPS, CALL_FORM, CALL_STEPS,
)  # fmt: skip
