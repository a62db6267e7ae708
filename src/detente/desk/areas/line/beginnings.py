"""What a draft begins with: addressees, subject and references taken over; the wording never is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from detente.council.acts import FORMS, REF_RULES, Rel
from detente.council.acts.form import STEP
from detente.errors import OursError
from detente.kernel import Officer, PartyName
from detente.station.views import DispatchView, DraftFields, MatterView

BLANK_KINDS = ("letter", "meeting_proposal", *(act for act, form in FORMS.items() if not form.refs.once))
CHOICES: dict[str, tuple[str, ...]] = {
    "reply_to": ("reply", "letter"),
    "repeat": ("repetition",),
    "recognise": ("recognition",),
    "publish": ("publication",),
}
# What has to be chosen anyway begins with the choice that says least.
DEFAULTS: dict[str, dict[str, object]] = {
    "letter": {"paper": "letter"},
    "meeting_proposal": {"paper": "letter", "level": "open", "format": "open", "meetings": "one"},
    "publication": {"items": []},
}


# References by which a new act is tied to what is on record: to a matter, or to any dispatch.
TIES: tuple[Rel, ...] = (
    Rel.PART_OF,
    Rel.ABOUT,
    Rel.ATTACHED_TO,
    Rel.TWIN,
    Rel.REVISES,
    Rel.CONTINUES,
    Rel.CITES,
    Rel.SUPERSEDES,
    Rel.WITHDRAWS,
)


def kinds_for(purpose: str, about: DispatchView | None) -> tuple[str, ...]:
    """Return the kinds of act that can be begun."""
    if about is None:
        return BLANK_KINDS
    return CHOICES[purpose] if purpose in CHOICES else tied_kinds(Rel(purpose), about.row.type or "")


def tied_kinds(rel: Rel, about: str) -> tuple[str, ...]:
    """Return the kinds of act that take a reference `rel`; only an act of the same kind revises one or is its twin."""
    found = [
        act for act, rule in REF_RULES.items() if rel in (*rule.once, *rule.free) and act in (*BLANK_KINDS, *FORMS)
    ]
    found = [act for act in found if not set(REF_RULES[act].once) - {rel}]
    return tuple(act for act in found if act == about or rel not in (Rel.REVISES, Rel.TWIN))


def blank(kind: str, officer: Officer) -> DraftFields:
    """Return a draft that says nothing yet."""
    return DraftFields(type=kind, office=officer.office, body=dict(DEFAULTS.get(kind, {})))


def answering(kind: str, officer: Officer, own: PartyName, about: DispatchView) -> DraftFields:
    """Return a draft that answers a dispatch: to its sender, under its subject."""
    to = ((str(about.row.sender), about.office or ""),)
    return _about(kind, officer, own, about, to, (("in_reply_to", about.row.id),))


def repeating(kind: str, officer: Officer, own: PartyName, about: DispatchView) -> DraftFields:
    """Return a draft that repeats a proposal to the same addressees."""
    return _about(kind, officer, own, about, _others(own, about), (("repeats", about.row.id),))


def recognising(kind: str, officer: Officer, own: PartyName, about: DispatchView) -> DraftFields:
    """Return a draft that judges a paper; against which of ours, its own claim suggests."""
    claimed = [("as_reply_to", str(ref.id)) for ref in about.refs if ref.rel == "in_reply_to"][:1]
    to = ((str(about.row.sender), about.office or ""),)
    return _about(kind, officer, own, about, to, (("recognises", str(about.row.id)), *claimed))


def publishing(kind: str, officer: Officer, own: PartyName, about: DispatchView) -> DraftFields:
    """Return a draft of consent, to every other party of the dispatch: they must know it to show anything."""
    return _about(kind, officer, own, about, _others(own, about), (("about", about.row.id),))


def stepping(view: MatterView, opening: DispatchView, step: str, officer: Officer, own: PartyName) -> DraftFields:
    """Return a draft that takes a step in a matter, to all its parties; raise `desk.bad_choice` for no step of its."""
    if step and step not in {str(known.value) for known in FORMS[view.takes].steps}:
        raise OursError("desk.bad_choice", value=step[:40])
    told = _told(own, opening, view.matter.parties)
    fields = _about(view.takes, officer, own, opening, told, ((Rel.MATTER.value, str(view.line.id)),))
    body = {STEP: step} if step else {}
    return replace(fields, subject=view.line.title, traffic=view.line.traffic.value, body=body)


def tied(
    kind: str, rel: Rel, officer: Officer, own: PartyName, about: DispatchView, parties: Iterable[PartyName]
) -> DraftFields:
    """Return a draft of `kind` that refers to a dispatch by `rel`, to the parties of the matter it opened."""
    return _about(kind, officer, own, about, _told(own, about, parties), ((rel.value, str(about.row.id)),))


def _told(own: PartyName, opening: DispatchView, parties: Iterable[PartyName]) -> tuple[tuple[str, str], ...]:
    """The parties but the own one, each at the office that the opening dispatch names for it."""
    offices = dict(_offices(opening))
    return tuple((str(party), offices.get(party, "")) for party in parties if party != own)


Beginning = Callable[[str, Officer, PartyName, DispatchView], DraftFields]
BEGINNINGS: dict[str, Beginning] = {
    "reply_to": answering,
    "repeat": repeating,
    "recognise": recognising,
    "publish": publishing,
}


def _about(
    kind: str, officer: Officer, own: PartyName, about: DispatchView, to: tuple[tuple[str, str], ...],
    refs: tuple[tuple[str, str], ...],
) -> DraftFields:  # fmt: skip
    return DraftFields(
        type=kind,
        office=dict(_offices(about)).get(own) or officer.office,
        to=to,
        subject=about.row.subject or "",
        language=about.language or "en",
        precedence=about.row.precedence.value,
        traffic=about.row.traffic.value,
        body=dict(DEFAULTS.get(kind, {})),
        refs=refs,
    )


def _offices(about: DispatchView) -> tuple[tuple[str, str], ...]:
    return ((about.row.sender, about.office or ""), *about.addressee_offices)


def _others(own: PartyName, about: DispatchView) -> tuple[tuple[str, str], ...]:
    return tuple((str(party), office) for party, office in _offices(about) if party != own)
