"""The forms of drafts and of written responses to them."""

from detente.council.acts.form import Form
from detente.council.acts.forms.draft_agreement import DRAFT_AGREEMENT_FORM, DRAFT_AGREEMENT_STEPS
from detente.council.acts.forms.response_request import RESPONSE_REQUEST_FORM, RESPONSE_REQUEST_STEPS
from detente.council.acts.forms.written_response import WRITTEN_RESPONSE_FORM, WRITTEN_RESPONSE_STEPS

TEXT_FORMS: tuple[Form, ...] = (
    DRAFT_AGREEMENT_FORM,
    DRAFT_AGREEMENT_STEPS,
    RESPONSE_REQUEST_FORM,
    RESPONSE_REQUEST_STEPS,
    WRITTEN_RESPONSE_FORM,
    WRITTEN_RESPONSE_STEPS,
)
