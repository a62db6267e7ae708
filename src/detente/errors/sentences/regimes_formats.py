"""Sentences for the codes `regimes.*`: forms of a regime: answers, numbered text."""

from detente.errors.sentences.shape import N_, Sentence

REGIMES_FORMATS: dict[str, Sentence] = {
    "regimes.answer_unknown": Sentence(
        N_("This form has no field “{path}”."), N_("Remove it, or choose the form that has it.")
    ),
    "regimes.answer_missing": Sentence(
        N_("“{field}” (paragraph {paragraph}) is not answered."), N_("Answer it, or send the notice incomplete.")
    ),
    "regimes.figure_missing": Sentence(
        N_("“{field}” is needed."), N_("Give it; without it the rules cannot speak of this at all.")
    ),
    "regimes.plan_unread": Sentence(
        N_("{count} of the figures could not be read; the rules were not asked."),
        N_("Correct those that are named. A figure that is not known is left out: missing is not zero."),
    ),
    "regimes.plan_figure": Sentence(
        N_("“{figure}” is not a figure."),
        N_("Write name=value, such as troops=12500; the names are those of the pack."),
    ),
    "regimes.answer_long": Sentence(
        N_("“{field}” is too long: at most {limit}."), N_("Shorten it, or put the rest into the text beside the form.")
    ),
    "regimes.answers_many": Sentence(
        N_("There are more than {limit} answers."),
        N_("Split the return, or put the rest into the text beside the form."),
    ),
    "regimes.answer_characters": Sentence(
        N_("“{field}” holds a character that cannot be seen or does not belong there."),
        N_("Type it again without tabs, line breaks and hidden characters; pasted text often has some."),
    ),
    "regimes.answer_word": Sentence(N_("“{field}” cannot be “{value}”."), N_("Use one of: {words}.")),
    "regimes.answer_number": Sentence(
        N_("“{field}” is “{value}”, which is no whole number."),
        N_("Write digits only. Leave it empty if the figure is not known: missing is not zero."),
    ),
    "regimes.answer_absurd": Sentence(
        N_("“{field}” is {value}, outside {low} to {high}."), N_("Correct the figure.")
    ),
    "regimes.answer_date": Sentence(
        N_("“{field}” is “{value}”, which is no date."), N_("Write it as year-month-day, such as 2022-02-10.")
    ),
    "regimes.answer_instant": Sentence(
        N_("“{field}” is “{value}”, which is no moment in UTC."), N_("Write it as 2022-02-10T14:00:00Z, in UTC.")
    ),
    "regimes.answer_party": Sentence(
        N_("“{field}” names “{value}”, which is no State of this regime."), N_("Use the code of the State, such as LT.")
    ),
    "regimes.answer_point": Sentence(
        N_("“{field}”: “{value}” is no point."),
        N_("Write one point a line, such as 54°41′N 25°17′E or 54.6833N 25.2833E."),
    ),
    "regimes.answer_sum": Sentence(
        N_("“{field}” is {total}, and its parts add up to {sum}."), N_("Correct the total or the parts.")
    ),
    "regimes.answer_before": Sentence(N_("“{field}” lies before {first}."), N_("Correct one of the two.")),
    "regimes.answer_not_involved": Sentence(
        N_("“{field}” names {party}, which is not among the States involved."), N_("Add it there, or remove it here.")
    ),
    "regimes.answers_document": Sentence(
        N_("The document does not hold answers of the form {wanted}."), N_("Choose the form it was written for.")
    ),
    "regimes.numbered_form": Sentence(
        N_("The text is of the form “{found}”, not {wanted}."), N_("Choose the form it was written for.")
    ),
    "regimes.numbered_line": Sentence(
        N_("Line {line} belongs to no number of this form: “{what}”."),
        N_("Begin each answer with its paragraph number, and longer ones with “| ” on the lines that follow."),
    ),
    "regimes.numbered_twice": Sentence(
        N_("Line {line} answers {number} a second time."), N_("Keep one of the two answers.")
    ),
    "regimes.numbered_long": Sentence(
        N_("The numbered text is longer than {limit} characters."), N_("Check that it is the text of a form.")
    ),
    "regimes.reference": Sentence(
        N_("“{text}” is no reference of a message."), N_("Write it as CBM/LT/22/0007/F10/O.")
    ),
}  # fmt: skip
