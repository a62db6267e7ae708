"""Any dispatch on paper: the form of its kind, its labels in the reader's language, its evidence inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from random import Random

import pikepdf
import pypdfium2
import pytest

from detente.council.acts import FORMS, read_act
from detente.documents import PaperKind, paper, paper_of, summary_of
from detente.errors import OursError
from detente.kernel import Digest, DispatchId, Instant, PartyName
from detente.station.commands.open_dispatch import open_dispatch
from detente.station.commands.sign_head import sign_head
from detente.station.queries.dispatches import dispatch
from detente.station.queries.evidence import evidence
from detente.station.queries.matters import matter
from detente.station.views import DraftFields
from detente.testing import MovableClock, Postman, TestStation, introduce_all, make_station, officer_of, send_letter
from detente.testing.officers import send
from detente.testing.written import write_body

MORNING = Instant.parse("2026-02-10T08:00:00Z")


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestStation, TestStation]]:
    folder, clock = tmp_path_factory.mktemp("papers"), MovableClock(MORNING)
    a = make_station(folder, "a.example", "AA", clock=clock, name="Alpha")
    b = make_station(folder, "b.example", "BB", clock=clock, name="Bravo")
    introduce_all([a, b])
    yield a, b
    for station in (a, b):
        station.house.store.close()


def printed(station: TestStation, of: DispatchId, language: str = "en") -> tuple[PaperKind, bytes, str]:
    sign_head(station.house)
    view = dispatch(station.house, of)
    made = paper_of(view, lambda party: f"Party {party}", language, MORNING, evidence(station.house, of))
    data = paper(made, language)
    pdf = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return made.kind, data, text.replace("\r\n", "\n")


@pytest.mark.parametrize("kind", ["letter", "note_verbale", "aide_memoire", "non_paper", "message"])
def test_a_letter_is_printed_in_the_form_of_its_kind(stations, kind):
    a, b = stations
    body = {"paper": kind, "text": "We propose to meet.", "points": ["On exercises", "On missions"]}
    sent = send_letter(a, b, body=body)
    form, _, text = printed(a, sent)
    assert form.value == kind
    assert "We propose to meet." in text and "On missions" in text
    assert ("Party a.example" in text) is (kind != "non_paper")


def test_the_evidence_lies_inside_and_is_the_evidence(stations):
    a, b = stations
    sent = send_letter(a, b)
    _, data, _ = printed(a, sent)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        [(name, file)] = pdf.attachments.items()
        assert name.endswith(".zip")
        assert file.get_file().read_bytes() == evidence(a.house, sent)


def test_traffic_that_is_not_meant_is_marked_on_every_page(stations):
    a, b = stations
    sent = send_letter(a, b, body={"paper": "letter", "text": "A long text. " * 2000}, traffic="demonstration")
    _, data, _ = printed(a, sent)
    pdf = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    assert len(pages) > 1
    assert all("DEMONSTRATION" in text for text in pages)
    pdf.close()


@pytest.mark.parametrize("act", [form.type for form in FORMS.values() if not form.steps])
def test_every_declared_act_that_opens_something_can_be_printed(stations, act):
    a, b = stations
    form = FORMS[act]
    refs = [(rel.value, _named(act, a, b)) for rel in form.refs.once]
    body = _agreed(act, refs)
    sent = send(
        a, DraftFields(act, "Ministry", ((b.house.party, "Ministry"),), "A subject", body=body, refs=tuple(refs))
    )
    _, _, text = printed(a, sent, "en")
    title = body.get("title")
    assert "Fingerprint" in text
    assert title is None or str(title).split()[0] in text


def _named(act: str, a: TestStation, b: TestStation) -> DispatchId:
    """A dispatch the act may name: one's own, but nobody refuses to take what is one's own."""
    if act != "refusal_to_take":
        return send_letter(a, b)
    theirs = send_letter(b, a)
    Postman([a, b]).until_quiet()
    return theirs


def _agreed(act: str, refs: list[tuple[str, DispatchId]]) -> dict[str, object]:
    """A body of the act that its form takes: some parts forbid each other, so several are tried."""
    parties = [PartyName("a.example"), PartyName("b.example")]
    for seed in range(200):
        body = write_body(FORMS[act], Random(seed), parties, MORNING, only_required=seed % 2 == 1)
        try:
            read_act(act, body, [(rel, str(of)) for rel, of in refs])
        except OursError:
            continue
        return body
    raise AssertionError(act)


def test_a_draft_is_summed_up_with_every_article_and_every_answer(stations):
    a, b = stations
    articles = [{"number": str(n), "text": f"The Parties keep article {n}."} for n in range(1, 4)]
    to = ((b.house.party, "Ministry"),)
    draft = send(
        a,
        DraftFields(
            "draft_agreement",
            "Ministry",
            to,
            "D",
            body={"title": "On restraint", "kind": "treaty", "articles": articles},
        ),
    )
    Postman([a, b]).until_quiet()
    open_dispatch(b.house, officer_of(b), draft)
    items = [{"key": "1", "article": "1", "disposition": "rejected", "reason": "Not acceptable."}]
    body = {"title": "Our answer", "capacity": "national", "form": "per_article", "items": items}
    answer = send(
        b,
        DraftFields(
            "written_response", "Ministry", ((a.house.party, "Ministry"),), "R", body=body, refs=(("about", draft),)
        ),
    )
    Postman([a, b]).until_quiet()
    open_dispatch(a.house, officer_of(a), answer)
    sign_head(a.house)
    view = matter(a.house, draft)
    answers = [matter(a.house, tie.line.id).matter for tie in view.linked]
    proof = Digest(dispatch(a.house, draft).statement)
    made = summary_of(view, lambda party: f"Party {party}", "en", MORNING, proof, evidence(a.house, draft), answers)
    pdf = pypdfium2.PdfDocument(paper(made, "en"))
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert "keep article 3." in text and "Party b.example" in text
    assert text.count("Not addressed") == 2 and "Rejected" in text
