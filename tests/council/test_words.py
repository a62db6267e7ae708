from detente.council.acts import ACT_TYPES, choices
from detente.council.states import WORD_OF, Answer, Mark, Word, answer_of
from detente.council.words import ACT_LABELS, LABELS, label


def test_every_word_has_its_label():
    kinds = [kind for kind in vars(choices).values() if isinstance(kind, type) and kind.__module__ == choices.__name__]
    assert {member for kind in (*kinds, Answer, Word, Mark) for member in kind} == set(LABELS)
    assert set(ACT_LABELS) == set(ACT_TYPES)
    assert all(label(word).strip() for word in LABELS)


def test_every_answer_but_silence_has_its_state_word():
    assert set(WORD_OF) == set(Answer) - {Answer.NO_ANSWER}
    assert {answer_of(kind).value for kind in choices.ReplyKind} < {answer.value for answer in Answer}


def test_attendance_is_no_acceptance():
    assert WORD_OF[Answer.ATTEND_WITHOUT_PREJUDICE] is not Word.ACCEPTED
