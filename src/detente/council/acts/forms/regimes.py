"""The forms of regimes: notices, and agreements on rules."""

from detente.council.acts.form import Form
from detente.council.acts.forms.notice import NOTICE_FORM
from detente.council.acts.forms.rules_agreement import RULES_FORM, RULES_STEPS

REGIME_FORMS: tuple[Form, ...] = (NOTICE_FORM, RULES_FORM, RULES_STEPS)
