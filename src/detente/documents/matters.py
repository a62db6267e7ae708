"""A matter on paper: where it stands, its text, every step and every refused step, and who answered which article."""

from __future__ import annotations

from collections.abc import Sequence

from detente.council.matters import Matter
from detente.council.matters.response_matrix import matrix_of
from detente.documents.dispatches import Names
from detente.documents.papers import Fact, Figure, Paper, PaperKind, Paragraph, Proof, Source, Table
from detente.documents.words import translator
from detente.errors.sentences.shape import N_
from detente.kernel import Digest, Instant, Language
from detente.station.views import MatterView


def summary_of(
    view: MatterView, named: Names, language: str, at: Instant, fingerprint: Digest, source: bytes,
    responses: Sequence[Matter] = (),
) -> Paper:  # fmt: skip
    """The summary of a matter as of `at`; `source` is the evidence of its opening, `fingerprint` that of its parcel.

    `responses` are the written responses to it, if it is a draft: every article has its row for every party asked.
    """
    line = view.line
    return Paper(
        kind=PaperKind.SUMMARY,
        language=Language(language),
        traffic=line.traffic,
        at=at,
        subject=line.title,
        facts=tuple(_facts(view, named, language, at)),
        paragraphs=tuple(_text(view.matter)),
        tables=tuple(
            table
            for table in (
                _steps(view.matter, named, language),
                _refused(view.matter, named, language),
                *_responses(view.matter, named, language, responses),
            )
            if table.rows
        ),
        proof=Proof(line.id, fingerprint),
        source=Source(f"evidence-{line.id.slug}.zip", source, "application/zip"),
    )


def _facts(view: MatterView, named: Names, language: str, at: Instant) -> list[Fact]:
    say, line = translator(language), view.line
    parties = "\n".join(named(party) for party in view.matter.parties)
    told = [
        (N_("Kind"), say(line.kind_label)),
        (N_("State"), say(line.state_label)),
        (N_("As of"), at.iso),
        (N_("Due"), line.due.iso if line.due else ""),
        (N_("Opened by"), named(line.opened_by)),
        (N_("Chair"), named(line.chair)),
        (N_("Parties"), parties),
    ]
    return [Fact(say(label), Figure(value)) for label, value in told if value]


def _text(matter: Matter) -> list[Paragraph]:
    """The text on the table: of a draft its articles, of any other matter that has one its text."""
    wording = getattr(matter.details, "wording", None)
    articles = getattr(wording, "articles", None)
    if articles is not None:
        preamble = getattr(wording, "preamble", "")
        first = [Paragraph(preamble)] if preamble else []
        return first + [Paragraph(one.text, one.number, one.heading) for one in articles]
    text = getattr(matter.details, "text", "")
    return [Paragraph(text)] if isinstance(text, str) and text else []


def _steps(matter: Matter, named: Names, language: str) -> Table:
    say = translator(language)
    rows = tuple(
        (
            Figure(step.at.iso),
            Figure(named(step.by) if step.by else say(N_("the clock"))),
            Figure(say(step.event.label)),
            Figure(say(step.after.label)),
            Figure(step.text),
        )
        for step in matter.steps
    )
    headers = (N_("Time"), N_("By"), N_("Step"), N_("State"), N_("Text"))
    return Table(tuple(say(header) for header in headers), rows, say(N_("Steps")), (3, 3, 4, 3, 5))


def _refused(matter: Matter, named: Names, language: str) -> Table:
    say = translator(language)
    rows = tuple(
        (Figure(one.at.iso), Figure(named(one.by)), Figure(say(one.event.label)), Figure(one.code))
        for one in matter.refused
    )
    headers = (N_("Time"), N_("By"), N_("Step"), N_("Code"))
    return Table(tuple(say(header) for header in headers), rows, say(N_("Refused steps")), (3, 3, 4, 4))


def _responses(matter: Matter, named: Names, language: str, responses: Sequence[Matter]) -> list[Table]:
    """One table: every article against every party that was asked, with nothing left out."""
    if not responses:
        return []
    say, found = translator(language), matrix_of(matter, responses)
    rows = tuple(
        (
            Figure(article),
            *(Figure(say(found.cell(article, party).main.label)) for party in found.respondents),
        )
        for article in found.articles
    )
    headers = (say(N_("Article")), *(named(party) for party in found.respondents))
    return [Table(headers, rows, say(N_("Responses")))]
