"""Drafts joined with the responses to them, as a query will."""

from __future__ import annotations

from tests.council.matters.kit import A, B, C, Deed, Record

from detente.council.matters.response_matrix import matrix_of
from detente.council.texts import Disposition
from detente.kernel import Traffic

BODY = {"title": "T", "kind": "treaty", "articles": [{"number": n, "text": "One."} for n in ("1", "2")]}


def answer(record: Record, draft: Deed, disposition: str, traffic: Traffic = Traffic.LIVE) -> Deed:
    item = {"key": "1", "article": "1", "disposition": disposition, "reason": "As said."}
    body = {"capacity": "national", "form": "per_article", "items": [item]}
    return record.enter(B, "written_response", body, ("about", draft.id), traffic=traffic)


def test_every_party_to_the_text_has_a_column_and_the_latest_response_stands() -> None:
    record = Record()
    draft, other = (record.enter(A, "draft_agreement", BODY) for _ in range(2))
    deeds = [
        answer(record, draft, "rejected"),
        answer(record, draft, "accepted_for_discussion"),
        answer(record, other, "accepted"),
        answer(record, draft, "accepted", Traffic.REPLAY),
    ]
    responses = [record.matter(deed) for deed in deeds]
    table = matrix_of(record.matter(draft), reversed(responses))
    assert table.respondents == (B, C)
    assert table.cell("1", B).main is Disposition.ACCEPTED_FOR_DISCUSSION
    assert [item.disposition.value for item in table.cell("1", B).items] == ["rejected", "accepted_for_discussion"]
    assert {table.cell(article, C).main for article in "12"} == {Disposition.NOT_ADDRESSED}
