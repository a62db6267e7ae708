from hypothesis.stateful import invariant
from tests.council.matters.kit import A, B, C, Deed
from tests.council.matters.wander import WALK, Walk

from detente.council.acts.forms.clarification import Outcome
from detente.council.machines.clarification import ClarificationState as State
from detente.council.matters.clarification_details import Timeliness


class ClarificationWalk(Walk):
    def opening(self) -> Deed:
        body = {
            "title": "Exercise", "activity": "Exercise", "reasons": "Unusual", "questions": ["How many?"],
            "mechanism": "Vienna Document, chapter III", "due_hours": 48, "respondent": str(B), "presides": str(C),
        }  # fmt: skip
        return self.record.enter(A, "clarification_request", body)

    @invariant()
    def the_first_reply_alone_is_in_time_or_late(self) -> None:
        details = self.matter.details
        if not details.replies:
            assert details.timeliness is Timeliness.PENDING
        else:
            in_time = details.replies[0].at <= details.due
            assert details.timeliness is (Timeliness.IN_TIME if in_time else Timeliness.LATE)

    @invariant()
    def no_measures_over_an_objection_in_advance(self) -> None:
        details = self.matter.details
        assert details.outcome is not Outcome.MEASURES or not details.objections
        assert (details.outcome is None) is (self.matter.state is not State.CLOSED)


TestClarification = ClarificationWalk.TestCase
TestClarification.settings = WALK
