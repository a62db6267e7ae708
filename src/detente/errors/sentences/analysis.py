"""Sentences for the codes `analysis.*`: histories, simulations, worlds compared."""

from detente.errors.sentences.shape import N_, Sentence

ANALYSIS: dict[str, Sentence] = {
    "analysis.needs_extra": Sentence(
        N_("This needs the package “{package}”, which is not installed here."),
        N_("Install the extra `detente[analysis]`. Everything else works without it."),
        501,
    ),
    "analysis.engine": Sentence(
        N_("The table engine refused: {problem}."), N_("Nothing was changed. Try fewer rows, or more memory.")
    ),
    "analysis.columns": Sentence(
        N_("Column “{column}” is of type {found}; {wanted} is needed."), N_("Write the files as the guide says.")
    ),
    "analysis.large": Sentence(N_("The table is larger than {limit} bytes."), N_("Use Parquet for large histories.")),
    "analysis.not_text": Sentence(N_("The table is no UTF-8 text at byte {at}."), N_("Save it as UTF-8.")),
    "analysis.not_csv": Sentence(N_("Line {line} is not CSV: {what}."), N_("Correct it there; nothing was used.")),
    "analysis.column": Sentence(
        N_("The table has a wrong or missing column: “{column}”."), N_("Columns can be: {columns}.")
    ),
    "analysis.cells": Sentence(
        N_("Line {line} has {found} cells, and the first line has {wanted}."), N_("Correct it; nothing was used.")
    ),
    "analysis.rows": Sentence(
        N_("The table has more than {limit} activities."), N_("Nothing was used. Ask of fewer at once.")
    ),
    "analysis.row": Sentence(
        N_("Line {line}, column “{column}”: {problem}"), N_("Correct the cell, or leave it empty if it is not known.")
    ),
    "analysis.wrong_cells": Sentence(
        N_("{count} cells or rows of the history cannot be used. The first: {first}."),
        N_("Correct them, or leave out what is not known; nothing was used."),
    ),
    "analysis.cell": Sentence(
        N_("{file}, row {row}, column “{column}”: “{value}” cannot stand there."), N_("What can: {wanted}.")
    ),
    "analysis.row_twice": Sentence(
        N_("{file}, row {row}: an earlier row has the identifier “{id}” too."),
        N_("Give each row an identifier of its own."),
    ),
    "analysis.no_files": Sentence(
        N_("There is no Parquet file in that folder."), N_("Name a folder with files that end in .parquet.")
    ),
    "analysis.no_file": Sentence(N_("“{file}” is no plain file."), N_("Give a file of Parquet or CSV.")),
    "analysis.unreadable": Sentence(
        N_("“{file}” cannot be read or written: {problem}."), N_("Nothing was changed. Look at the file and the disk.")
    ),
    "analysis.not_parquet": Sentence(
        N_("“{file}” is not Parquet, is damaged, or describes itself at too great a length."),
        N_("Write it again; nothing was used."),
    ),
    "analysis.no_rows": Sentence(N_("The history has no rows."), N_("Choose one that has activities.")),
    "analysis.many_rows": Sentence(
        N_("The history has more than {limit} rows."), N_("Judge it in parts; nothing was used.")
    ),
    "analysis.no_group": Sentence(
        N_("Items cannot be grouped by “{name}”."),
        N_("Group by a party, by yes or no, by a word of a list, or by “year”."),
    ),
    "analysis.format": Sentence(N_("“{file}” is of no known form."), N_("Let the name end in one of: {formats}.")),
    "analysis.no_such_row": Sentence(N_("The history has no “{id}”."), N_("Choose an identifier of the table.")),
    "analysis.no_such_kind": Sentence(
        N_("The pack “{pack}” has no rules about “{kind}”."), N_("Choose a pack that has, or another kind.")
    ),
    "analysis.no_such_limit": Sentence(
        N_("The pack has no figure “{limit}”."), N_("`detente pack show` lists the figures.")
    ),
    "analysis.empty": Sentence(N_("There is nothing in the table."), N_("Choose a history that has activities.")),
    "analysis.range": Sentence(
        N_("“{text}” is no range of values."), N_("Write it as name=first..last:step: notify_troops=5000..13000:500.")
    ),
    "analysis.number": Sentence(
        N_("“{text}” is no whole number from {least} to {most}."),
        N_("Nothing was counted. Write one within these bounds."),
    ),
    "analysis.sweep": Sentence(
        N_("There is no value from {first} to {last} in steps of {step}."),
        N_("Nothing was counted. Let the first value be the smaller one, and the step 1 or more."),
    ),
    "analysis.not_yet": Sentence(
        N_("This is still being counted."), N_("Nothing is lost. Ask for it again in a minute."), 503
    ),
    "analysis.busy": Sentence(
        N_("This station is counting {number} other questions."), N_("Ask again when one of them is answered."), 503
    ),
    "analysis.many": Sentence(N_("At most {limit} can be asked for at once."), N_("Ask for fewer.")),
}  # fmt: skip
