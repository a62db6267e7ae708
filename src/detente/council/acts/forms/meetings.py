"""The forms of bodies and their meetings: bodies, meetings, series, agendas, readiness."""

from detente.council.acts.form import Form
from detente.council.acts.forms.agenda import AGENDA_FORM, AGENDA_STEPS
from detente.council.acts.forms.body import BODY_FORM, BODY_STEPS
from detente.council.acts.forms.meeting import MEETING_STEPS
from detente.council.acts.forms.readiness import READINESS_FORM, READINESS_STEPS
from detente.council.acts.forms.series import SERIES_STEPS

MEETING_FORMS: tuple[Form, ...] = (
    BODY_FORM,
    BODY_STEPS,
    MEETING_STEPS,
    SERIES_STEPS,
    AGENDA_FORM,
    AGENDA_STEPS,
    READINESS_FORM,
    READINESS_STEPS,
)
