"""Written responses: who may read what into one, who judges it, what may be split off (council-procedures § 8)."""

from __future__ import annotations

import dataclasses

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.written_response import WRITTEN_RESPONSE
from detente.council.machines.written_response import WrittenResponseEvent as Event
from detente.council.machines.written_response import WrittenResponseState as State
from detente.council.matters import response_mappings
from detente.council.matters.by_itself import by_itself
from detente.council.matters.decision import written
from detente.council.matters.judgements import assessed, rejoined
from detente.council.matters.kinds import OPENER, OTHERS, PARTIES, Kind, Rule
from detente.council.matters.matter import Matter
from detente.council.matters.packages import declared_by, named_by, released, wished_by
from detente.council.matters.response_details import WrittenResponse, begin, supplement
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import Instant


def _assess(matter: Matter, deed: Deed) -> WrittenResponse:
    details: WrittenResponse = matter.details
    judged = assessed(matter, deed, details.answer.respondent)
    return dataclasses.replace(details, assessments=(*details.assessments, judged))


def _rejoin(matter: Matter, deed: Deed) -> WrittenResponse:
    """A recipient replies, and may declare that none of the draft's articles binds without all (E61)."""
    details: WrittenResponse = matter.details
    reply = rejoined(matter, deed)
    package = details.package
    if written(deed).get("package"):
        if package is not None and package.by != deed.sender:
            raise OursError("council.package_stands", party=package.by)
        package = declared_by(matter.chair, deed)
    return dataclasses.replace(details, rejoinders=(*details.rejoinders, reply), package=package)


def _release(matter: Matter, deed: Deed) -> WrittenResponse:
    details: WrittenResponse = matter.details
    released(matter, deed)
    return dataclasses.replace(details, package=None)


def _split_off(matter: Matter, deed: Deed) -> WrittenResponse:
    details: WrittenResponse = matter.details
    return dataclasses.replace(details, wishes=(*details.wishes, wished_by(matter, deed)))


def negotiated_alone(matter: Matter) -> tuple[str, ...]:
    """The articles that the opener and at least one other party named; none while a package stands."""
    if matter.details.package is not None:
        return ()
    wishes = matter.details.wishes
    others = {article for wish in wishes if wish.by != matter.opened_by for article in wish.articles}
    return tuple(article for article in named_by(wishes, matter.opened_by) if article in others)


def _settle(matter: Matter, now: Instant) -> Matter:
    if matter.state is State.REJOINED and negotiated_alone(matter):
        return by_itself(WRITTEN_RESPONSE, matter, Event.PER_ARTICLE, now)
    return matter


_RULES: dict[Labelled, Rule] = {
    Event.MAP: Rule(PARTIES, response_mappings.map_points),
    Event.DISPUTE_MAPPING: Rule(PARTIES, response_mappings.dispute),
    Event.WITHDRAW_MAPPING: Rule(PARTIES, response_mappings.withdraw_mapping),
    Event.SUPPLEMENT: Rule(OPENER, supplement),
    Event.ASSESS: Rule(OTHERS, _assess),
    Event.REJOIN: Rule(OTHERS, _rejoin),
    Event.RELEASE_PACKAGE: Rule(OTHERS, _release),
    Event.SPLIT_OFF: Rule(PARTIES, _split_off),
}

WRITTEN_RESPONSES = Kind(
    name="written_response",
    label=N_("Written response"),
    machine=WRITTEN_RESPONSE,
    opens="written_response",
    takes="written_response_step",
    rules=_RULES,
    begin=begin,
    settle=_settle,
)
