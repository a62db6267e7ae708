"""Which parts each kind of paper has: the form that the reader's protocol department expects.

Reference council-procedures § 2 (aide-memoire, bout de papier, non-paper) and § 3.1 (note verbale). A part that the
form does not have is left out where the record merely knows it (sender, addressee, date), and refused where somebody
wrote it (formulas, initials): what was written is printed or the paper is not made.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.documents.papers.values import Paper, PaperKind
from detente.errors import OursError


@dataclass(frozen=True, slots=True)
class Form:
    """`titled`: the kind stands above the text. `courtesies`: opening and closing. `signed`: officers' names below.

    `attributed`: anything on or in the file may say who sent it.
    """

    headed: bool = True
    titled: bool = True
    dated: bool = True
    addressed: bool = True
    courtesies: bool = False
    signed: bool = False
    initialled: bool = False
    attributed: bool = True


_AUTHORED = Form(addressed=False, signed=True)
_OF_A_BODY = Form(addressed=False)
FORMS: dict[PaperKind, Form] = {
    PaperKind.NOTE_VERBALE: Form(courtesies=True, initialled=True),
    PaperKind.LETTER: Form(titled=False, courtesies=True, signed=True),
    PaperKind.MESSAGE: Form(courtesies=True, signed=True),
    PaperKind.AIDE_MEMOIRE: Form(addressed=False),
    PaperKind.NON_PAPER: Form(headed=False, addressed=False, attributed=False),
    PaperKind.BOUT_DE_PAPIER: Form(headed=False, titled=False, dated=False, addressed=False),
    PaperKind.PROPOSAL: Form(courtesies=True, signed=True),
    PaperKind.WRITTEN_RESPONSE: Form(courtesies=True, signed=True),
    PaperKind.STATEMENT: _AUTHORED,
    PaperKind.CHAIR_STATEMENT: _AUTHORED,
    PaperKind.COMMUNIQUE: _OF_A_BODY,
    PaperKind.JOURNAL: _OF_A_BODY,
    PaperKind.OFFICIAL_NOTE: Form(signed=True),
    PaperKind.SUMMARY: _OF_A_BODY,
    PaperKind.NOTICE: Form(signed=True),
    PaperKind.ACT: Form(signed=True, courtesies=True),
}


def form_of(paper: Paper) -> Form:
    """The form of a paper; raise `documents.not_in_form` for a written part that its kind does not have."""
    form = FORMS[paper.kind]
    if (paper.opening or paper.closing) and not form.courtesies:
        raise OursError("documents.not_in_form", kind=paper.kind.label, part="courtesies")
    if paper.initials and not form.initialled:
        raise OursError("documents.not_in_form", kind=paper.kind.label, part="initials")
    return form


def has_opening(paper: Paper) -> bool:
    """Whether the opening is to be printed: given, and not the beginning of the text already."""
    first = paper.paragraphs[0].text if paper.paragraphs else ""
    return bool(paper.opening) and not first.lstrip().startswith(paper.opening.strip())


def has_closing(paper: Paper) -> bool:
    """Whether the closing is to be printed: given, and not the end of the text already."""
    last = paper.paragraphs[-1].text if paper.paragraphs else ""
    return bool(paper.closing) and not last.rstrip().endswith(paper.closing.strip())
