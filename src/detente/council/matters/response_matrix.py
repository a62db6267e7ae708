"""A draft joined with the responses to it: what a query needs to show who says what of which article."""

from __future__ import annotations

from collections.abc import Iterable

from detente.council.matters.matter import Matter
from detente.council.texts import Matrix, matrix
from detente.kernel import PartyName


def matrix_of(draft: Matter, responses: Iterable[Matter], *, mapped_by: PartyName | None = None) -> Matrix:
    """The table of a draft as it stands, by those of `responses` that are about it, oldest first.

    Each party to the text but its author has a column, also one that said nothing. Responses in another reality
    (`Deed.counts_for`) are passed over.
    """
    own = (r for r in responses if r.details.about == draft.id and r.opened.counts_for(draft.opened))
    answers = [response.details.answer for response in sorted(own, key=lambda response: response.opened_at)]
    asked = tuple(party for party in draft.details.signatories if party != draft.opened_by)
    return matrix(draft.details.wording, answers, respondents=asked, mapped_by=mapped_by)
