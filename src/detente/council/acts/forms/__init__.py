"""The declared forms, by type of act. A new kind of act is a module here and a line in this table."""

from detente.council.acts.form import Form
from detente.council.acts.forms.contacts import CONTACT_FORMS
from detente.council.acts.forms.decision import DECISION_FORM, DECISION_STEPS
from detente.council.acts.forms.meetings import MEETING_FORMS
from detente.council.acts.forms.positions import POSITION_FORMS
from detente.council.acts.forms.regimes import REGIME_FORMS
from detente.council.acts.forms.texts import TEXT_FORMS
from detente.council.acts.forms.transmittals import TRANSMITTAL_FORMS

FORMS: dict[str, Form] = {
    form.type: form
    for form in (
        DECISION_FORM,
        DECISION_STEPS,
        *CONTACT_FORMS,
        *MEETING_FORMS,
        *POSITION_FORMS,
        *REGIME_FORMS,
        *TEXT_FORMS,
        *TRANSMITTAL_FORMS,
    )
}
