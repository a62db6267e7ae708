"""Forms of positions: from principles and concerns to consequences, work programmes and public texts."""

from detente.council.acts.form import Form
from detente.council.acts.forms.commitment import COMMITMENT_FORM, COMMITMENT_STEPS
from detente.council.acts.forms.communique import COMMUNIQUE_FORM, COMMUNIQUE_STEPS
from detente.council.acts.forms.concern import CONCERN_FORM, CONCERN_STEPS
from detente.council.acts.forms.consequence import CONSEQUENCE_FORM, CONSEQUENCE_STEPS
from detente.council.acts.forms.position_statement import POSITION_STATEMENT_FORM, POSITION_STATEMENT_STEPS
from detente.council.acts.forms.presence import PRESENCE_FORM, PRESENCE_STEPS
from detente.council.acts.forms.principle import PRINCIPLE_FORM, PRINCIPLE_STEPS
from detente.council.acts.forms.programme import PROGRAMME_FORM, PROGRAMME_STEPS

POSITION_FORMS: tuple[Form, ...] = (
    PRINCIPLE_FORM, PRINCIPLE_STEPS,
    CONCERN_FORM, CONCERN_STEPS,
    COMMITMENT_FORM, COMMITMENT_STEPS,
    POSITION_STATEMENT_FORM, POSITION_STATEMENT_STEPS,
    CONSEQUENCE_FORM, CONSEQUENCE_STEPS,
    PRESENCE_FORM, PRESENCE_STEPS,
    PROGRAMME_FORM, PROGRAMME_STEPS,
    COMMUNIQUE_FORM, COMMUNIQUE_STEPS,
)  # fmt: skip
