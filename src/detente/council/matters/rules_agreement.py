"""Agreement on rules: who accepted which digest, under which code, who suspended it from when in which words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.council.acts.labelled import Labelled
from detente.council.deeds import Deed
from detente.council.machines.rules_agreement import RULES
from detente.council.machines.rules_agreement import RulesEvent as Event
from detente.council.matters.decision import written
from detente.council.matters.kinds import OPENER, PARTIES, Kind, Role, Rule
from detente.council.matters.matter import Matter
from detente.errors import OursError
from detente.errors.sentences.shape import N_
from detente.kernel import DeclaredDate, DispatchId, Instant, PartyName


class RulesStanding(Labelled):
    """What the rules are to one party, by its own word."""

    APPLIES = "applies", N_("APPLIES")
    SUSPENDED = "suspended", N_("SUSPENDED")
    DECLINED = "declined", N_("DECLINED")


@dataclass(frozen=True, slots=True)
class Standing:
    """One party's standing, its code in the regime, since when, in which words, by which dispatch.

    `accepted_from` is the day its acceptance names; it stays through a suspension.
    """

    standing: RulesStanding
    at: Instant
    dispatch: DispatchId
    code: str = ""
    from_date: DeclaredDate | None = None
    statement: str = ""
    contests: str = ""
    accepted_from: DeclaredDate | None = None


@dataclass(frozen=True, slots=True)
class RulesAgreement:
    """The rules on offer and each party's standing; a party that said nothing is not among them."""

    regime: str
    rules: str
    variant: str = ""
    supersedes: str = ""
    from_date: DeclaredDate | None = None
    parties: Mapping[PartyName, Standing] = field(default_factory=dict)

    def applying(self) -> tuple[PartyName, ...]:
        """The parties among which the rules are in force."""
        return tuple(p for p, one in self.parties.items() if one.standing is RulesStanding.APPLIES)

    @property
    def codes(self) -> Mapping[PartyName, str]:
        """How each party that ever accepted is called in the regime."""
        return {party: one.code for party, one in self.parties.items() if one.code}


def _begin(deed: Deed) -> RulesAgreement:
    body = written(deed)
    return RulesAgreement(
        body.get("regime"),
        body.get("rules"),
        body.get("variant", ""),
        body.get("supersedes", ""),
        body.get("from_date"),
    )


def _put(matter: Matter, deed: Deed, standing: Standing) -> RulesAgreement:
    details: RulesAgreement = matter.details
    return dataclasses.replace(details, parties={**details.parties, deed.sender: standing})


def _accept(matter: Matter, deed: Deed) -> RulesAgreement:
    details, body = matter.details, written(deed)
    if body.get("rules") != details.rules:
        raise OursError("council.rules_other_digest", offered=details.rules[:16], accepted=str(body.get("rules"))[:16])
    code = body.get("code")
    taken = [party for party, known in details.codes.items() if known == code and party != deed.sender]
    if taken:
        raise OursError("council.rules_code_taken", code=code[:40], party=taken[0])
    at, day = deed.heard_by(matter.chair), body.get("from_date")
    return _put(matter, deed, Standing(RulesStanding.APPLIES, at, deed.id, code, day, accepted_from=day))


def _decline(matter: Matter, deed: Deed) -> RulesAgreement:
    at, words = deed.heard_by(matter.chair), written(deed).get("statement", "")
    return _put(matter, deed, Standing(RulesStanding.DECLINED, at, deed.id, statement=words))


def _suspend(matter: Matter, deed: Deed) -> RulesAgreement:
    body, before = written(deed), matter.details.parties[deed.sender]
    at, words = deed.heard_by(matter.chair), body.get("statement", "")
    standing = Standing(
        RulesStanding.SUSPENDED, at, deed.id, before.code, body.get("from_date"), words,
        accepted_from=before.accepted_from,
    )  # fmt: skip
    return _put(matter, deed, standing)


def _resume(matter: Matter, deed: Deed) -> RulesAgreement:
    body, before = written(deed), matter.details.parties[deed.sender]
    standing = Standing(
        RulesStanding.APPLIES, deed.heard_by(matter.chair), deed.id, before.code, body.get("from_date"),
        accepted_from=before.accepted_from,
    )  # fmt: skip
    return _put(matter, deed, standing)


def _contest(matter: Matter, deed: Deed) -> RulesAgreement:
    """A statement beside whatever the party's standing is; without one it stands as declined."""
    words, at = written(deed).get("statement", ""), deed.heard_by(matter.chair)
    before = matter.details.parties.get(deed.sender) or Standing(RulesStanding.DECLINED, at, deed.id)
    return _put(matter, deed, dataclasses.replace(before, contests=words))


def _stands(standing: RulesStanding) -> Role:
    def holds(matter: Matter, party: PartyName) -> bool:
        own = matter.details.parties.get(party)
        return own is not None and own.standing is standing

    label = {
        RulesStanding.APPLIES: N_("a party for which the rules apply"),
        RulesStanding.SUSPENDED: N_("a party that suspended the rules"),
    }[standing]
    return Role(label, holds)


_RULES: dict[Labelled, Rule] = {
    Event.ACCEPT: Rule(PARTIES, _accept),
    Event.DECLINE: Rule(PARTIES, _decline),
    Event.SUSPEND: Rule(_stands(RulesStanding.APPLIES), _suspend),
    Event.RESUME: Rule(_stands(RulesStanding.SUSPENDED), _resume),
    Event.CONTEST: Rule(PARTIES, _contest),
    Event.END: Rule(OPENER),
}

RULES_AGREEMENTS = Kind(
    name="rules_agreement",
    label=N_("Agreement on rules"),
    machine=RULES,
    opens="rules_agreement",
    takes="rules_step",
    rules=_RULES,
    begin=_begin,
)
