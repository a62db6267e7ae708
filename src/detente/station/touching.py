"""What the articles of a draft touch: a remark for each closed principle, before anything is sent (seed-map S6, C07).

Nothing is blocked, and nothing is judged: an article touches a principle when both name a topic, or when a party claims
that they conflict. What is typed may be anything; what cannot be read names no article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from detente.council.acts import Rel
from detente.council.checks import Remark
from detente.council.matters import Matter
from detente.council.matters.draft_details import DraftAgreement
from detente.council.matters.principle_flags import Article
from detente.errors import DetenteError
from detente.kernel import DispatchId, Instant, Traffic
from detente.station.ports import Transaction
from detente.station.queries.matters import folded_matter
from detente.station.queries.principles import flags
from detente.station.views import DraftFields

CODE = "council.conflicts_with_principle"
STEP_ON_DRAFT = "draft_agreement_step"
WORDED = ("amend", "propose_alternative", "add_article")


def principle_remarks(tx: Transaction, fields: DraftFields, traffic: Traffic, now: Instant) -> tuple[Remark, ...]:
    """Return a warning for each closed principle that an article of the draft touches, article by article."""
    reader = _READERS.get(fields.type)
    if reader is None:
        return ()
    field, articles = _FIELDS[fields.type], tuple(reader(tx, fields, now))
    found = flags(tx, articles, real=traffic.is_real, now=now)
    return tuple(
        Remark("warns", CODE, field, (
            ("article", flag.article.number), ("title", flag.title), ("party", flag.party),
            ("act", fields.type), ("matter", DispatchId(flag.principle).slug),
        ))
        for flag in found
    )  # fmt: skip


def _of_new_draft(_: Transaction, fields: DraftFields, __: Instant) -> Iterator[Article]:
    for row in _rows(fields.body.get("articles")):
        yield Article(str(row.get("number", "")), _words(row.get("topics")))


def _of_step(tx: Transaction, fields: DraftFields, now: Instant) -> Iterator[Article]:
    """The article a step words anew: by its topics in the draft, and those the step gives it."""
    draft = _draft(tx, fields, Rel.MATTER, now)
    number = _aimed_at(fields, draft)
    if draft is not None and number:
        yield Article(number, (*_topics(draft.details, number), *_words(fields.body.get("topics"))), draft.id)


def _aimed_at(fields: DraftFields, draft: Matter | None) -> str:
    step = fields.body.get("step")
    if step in WORDED:
        return str(fields.body.get("article") or "")
    if step != "take_over" or draft is None:
        return ""
    cited = {id_ for rel, id_ in fields.refs if rel == Rel.CITES.value}
    return next((a.article for a in draft.details.standing if a.dispatch in cited), "")


def _of_response(tx: Transaction, fields: DraftFields, now: Instant) -> Iterator[Article]:
    """The articles answered, each once."""
    draft = _draft(tx, fields, Rel.ABOUT, now)
    if draft is not None:
        answered = dict.fromkeys(str(row.get("article", "")) for row in _rows(fields.body.get("items")))
        for number in answered:
            yield Article(number, _topics(draft.details, number), draft.id)


def _draft(tx: Transaction, fields: DraftFields, rel: Rel, now: Instant) -> Matter | None:
    """The draft agreement that the paper refers to; None while it names none that is on record."""
    named = next((id_ for known, id_ in fields.refs if known == rel.value), "")
    try:
        matter, _ = folded_matter(tx, named, now)
    except DetenteError:
        return None
    return matter if isinstance(matter.details, DraftAgreement) else None


def _topics(details: DraftAgreement, number: str) -> tuple[str, ...]:
    return next((article.topics for article in details.wording.articles if article.number == number), ())


def _rows(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (row for row in value if isinstance(row, Mapping)) if isinstance(value, list | tuple) else ()


def _words(value: Any) -> tuple[str, ...]:
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list | tuple) else ()


_READERS: dict[str, Callable[[Transaction, DraftFields, Instant], Iterator[Article]]] = {
    "draft_agreement": _of_new_draft,
    STEP_ON_DRAFT: _of_step,
    "written_response": _of_response,
}
_FIELDS = {"draft_agreement": "articles", STEP_ON_DRAFT: "article", "written_response": "items"}
