"""Whether the parties agreed a pack: the word and the words beside it, for every page that shows its digest."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, gettext

from detente.council.matters.rules_agreement import RulesStanding
from detente.desk.known import known_parties
from detente.desk.requests import DeskRequest
from detente.errors.sentences.shape import N_
from detente.kernel import DispatchId
from detente.station.queries.regimes import regimes
from detente.station.regimes import Agreed

AGREED, SUSPENDED, OFFERED = N_("AGREED"), N_("SUSPENDED"), N_("OFFERED")
_SHAPES = {AGREED: "done", SUSPENDED: "waits", OFFERED: "open"}


@dataclass(frozen=True, slots=True)
class AgreedMark:
    """One agreement on a pack: the state word, its class, who stands how, and the page of the matter."""

    word: str
    kind: str
    text: str
    url: str


def agreed_marks(request: DeskRequest, digest: str) -> list[AgreedMark]:
    """Return the agreements on exactly this digest that have not ended, the last moved first."""
    found = (one for line in regimes(request.house) for one in line.agreements)
    return [_mark(request, one) for one in found if one.details.rules == digest and not one.is_ended]


def _mark(request: DeskRequest, one: Agreed) -> AgreedMark:
    language, known = get_language() or "en", known_parties(request)
    said = {
        standing: [known[party].code if party in known else str(party) for party, own in one.details.parties.items()
                   if own.standing is standing]
        for standing in RulesStanding
    }  # fmt: skip
    suspended = said[RulesStanding.SUSPENDED]
    word = AGREED if said[RulesStanding.APPLIES] else SUSPENDED if suspended else OFFERED
    texts = [f"{gettext(standing.label)}: {', '.join(codes)}" for standing, codes in said.items() if codes]
    offered = known[one.offered_by].named(language) if one.offered_by in known else str(one.offered_by)
    text = "; ".join(texts) or gettext("offered by {party}").format(party=offered)
    return AgreedMark(gettext(word), _SHAPES[word], text, reverse("matter", args=[DispatchId(one.matter).slug]))
