"""What is known of a draft agreement: its versions, the alternatives beside them, package, adoption, signatures."""

from __future__ import annotations

from dataclasses import dataclass

from detente.council.acts.forms.draft_agreement import Manner, TextKind
from detente.council.deeds import Deed
from detente.council.matters.decision import written
from detente.council.matters.kinds import everyone
from detente.council.matters.packages import Package, Wish, declared_by, named_by_each
from detente.council.texts import Alternative, Article, Version, Wording
from detente.kernel import DeclaredDate, Digest, DispatchId, Instant, Language, PartyName

UNSIGNED = (TextKind.DECISION, TextKind.OTHER)


@dataclass(frozen=True, slots=True)
class LabelQuote:
    """What others call the text: a quotation with its author, never the title."""

    label: str
    who: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """How and when it was adopted; `cites` are the decision and what else the step names."""

    manner: Manner
    digest: Digest
    at: Instant
    dispatch: DispatchId
    cites: tuple[DispatchId, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One signatory's signature, and what it stated with it; a statement changes no text."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    digest: Digest
    signed_by: str = ""
    place: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True)
class Deposit:
    """One instrument deposited; the date is declared."""

    by: PartyName
    at: Instant
    dispatch: DispatchId
    deposited: DeclaredDate | None = None


@dataclass(frozen=True, slots=True)
class DraftAgreement:
    """A draft agreement. `signatories` are the parties to the text; `in_force_from` is what the depositary stated."""

    kind: TextKind
    signatories: tuple[PartyName, ...]
    versions: tuple[Version, ...]
    authentic_languages: tuple[Language, ...] = ()
    unofficial_translation: bool = False
    depositary: PartyName | None = None
    label_quotes: tuple[LabelQuote, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    package: Package | None = None
    wishes: tuple[Wish, ...] = ()
    adoption: Adoption | None = None
    signatures: tuple[Signature, ...] = ()
    deposits: tuple[Deposit, ...] = ()
    in_force_from: Instant | None = None

    @property
    def wording(self) -> Wording:
        """The text as it stands."""
        return self.versions[-1].wording

    @property
    def digest(self) -> Digest:
        """Its digest: what is adopted and signed is this and nothing else."""
        return self.wording.digest

    @property
    def standing(self) -> tuple[Alternative, ...]:
        """The alternatives that stand."""
        return tuple(alternative for alternative in self.alternatives if alternative.stands)

    @property
    def unsigned(self) -> tuple[PartyName, ...]:
        """The signatories that have not signed."""
        signed = {signature.by for signature in self.signatures}
        return tuple(party for party in self.signatories if party not in signed)

    @property
    def negotiated_alone(self) -> tuple[str, ...]:
        """The articles that every party to the text agreed to negotiate alone; none while a package stands."""
        return () if self.package else named_by_each(self.wishes, self.signatories)


def begin(deed: Deed) -> DraftAgreement:
    """The details at the opening: version 1."""
    body = written(deed)
    articles = tuple(
        Article(row["number"], row["text"], row.get("heading", ""), row.get("topics", ()))
        for row in body.get("articles")
    )
    wording = Wording(body.get("title"), body.get("preamble", ""), articles)
    return DraftAgreement(
        kind=body.get("kind"),
        signatories=body.get("parties") or everyone(deed),
        versions=(Version(1, wording, deed.sender, deed.heard_by(deed.sender), deed.id),),
        authentic_languages=body.get("authentic_languages", ()),
        unofficial_translation=body.get("unofficial_translation", False),
        depositary=body.get("depositary"),
        label_quotes=tuple(LabelQuote(**row) for row in body.get("label_quotes", ())),
        package=declared_by(deed.sender, deed) if body.get("package") else None,
    )
