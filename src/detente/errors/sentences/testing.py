"""Sentences for the codes `testing.*`: the test kit and the histories it reads."""

from detente.errors.sentences.shape import N_, Sentence

TESTING: dict[str, Sentence] = {
    "testing.bad_history": Sentence(
        N_("The history does not hold together. In “{file}”: {problem}."),
        N_("Nothing of it was used. Mend the row; the README of the history says what each member means."),
        422,
    ),
    "testing.no_history": Sentence(
        N_("The file “{file}” of the history cannot be read ({problem})."),
        N_("Nothing of it was used. Check that the folder is complete and that it may be read."),
        404,
    ),
}
