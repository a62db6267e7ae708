"""What a draft begins with: addressees, subject and references taken over; the wording never is."""

from __future__ import annotations

from collections.abc import Callable

from detente.kernel import Officer, PartyName
from detente.station.views import DispatchView, DraftFields

BLANK_KINDS = ("letter", "meeting_proposal")
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


def kinds_for(purpose: str, about: DispatchView | None) -> tuple[str, ...]:
    """Return the kinds of act that can be begun."""
    if about is None:
        return BLANK_KINDS
    return CHOICES[purpose]


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
