"""The fold of what is public: after each word on publishing, one row says from when a dispatch is shown.

The row is what lists are made of; what is shown of one dispatch is always computed from the words themselves
(`council.publicity`), so that a stale row can hide something but never show it.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.council import Publicity, Spoken, publicity, read_act
from detente.council.acts import Publication
from detente.errors import DetenteError
from detente.kernel import Instant, PartyName, Traffic
from detente.station.deeds import read_inner
from detente.station.ports import DispatchRecord, PublicityRow, Transaction

ABOUT = "about"
PUBLICATION = "publication"


def fold_publicity(tx: Transaction, dispatch: str) -> None:
    """Fold what a word on publishing changes, and what words that came before their dispatch say of it."""
    row = tx.dispatch(dispatch)
    if row is None or row.inner is None:
        return
    targets = {target for _, rel, target in tx.references_from([row.id]) if rel == ABOUT}
    for id_ in targets if row.type == PUBLICATION else {row.id}:
        fold_one(tx, id_)


def fold_one(tx: Transaction, dispatch: str) -> None:
    """Fold from when one dispatch is public; nothing while nobody spoke of it, or it is unopened."""
    row = tx.dispatch(dispatch)
    spoken = spoken_of(tx, row) if row is not None and row.inner is not None else ()
    if row is not None and spoken:
        tx.put_publicity(_folded(row, spoken))


def _folded(row: DispatchRecord, spoken: Sequence[Spoken]) -> PublicityRow:
    last = Instant(max(word.at for word in spoken))
    now = publicity_of(row, spoken, last)
    then = publicity_of(row, spoken, now.embargo) if now.embargo is not None else now
    updated = now.versions[-1].since if now.versions else None  # also when everything was taken back
    return PublicityRow(row.id, " ".join(parties_of(row)), then.since, updated, now.embargo)


def publicity_of(row: DispatchRecord, spoken: Sequence[Spoken], now: Instant) -> Publicity:
    """Return what is public of a dispatch at `now`. What is on record counts even if the clock was set back."""
    return publicity(parties_of(row), spoken, now)


def parties_of(row: DispatchRecord) -> tuple[PartyName, ...]:
    """Return the parties to a dispatch, its sender first, each once."""
    return tuple(PartyName(name) for name in dict.fromkeys((row.sender, *row.addressees.split())))


def spoken_of(tx: Transaction, row: DispatchRecord) -> tuple[Spoken, ...]:
    """Return the words on publishing a dispatch: of the same kind of traffic, readable, by anybody.

    A word on publishing is never published itself, for it would tell who refused.
    """
    if row.type == PUBLICATION:
        return ()
    sources = [source for source, rel in tx.references_to(row.id) if rel == ABOUT]
    words = [word for word in tx.dispatches_of(sources) if word.type == PUBLICATION]
    opened = {fact.dispatch: fact.at for fact in tx.facts([word.id for word in words]) if fact.step == "opened"}
    real = Traffic(row.traffic).is_real
    read = (_spoken(word, opened) for word in words if Traffic(word.traffic).is_real is real)
    return tuple(word for word in read if word is not None)


def _spoken(row: DispatchRecord, opened: dict[str, int]) -> Spoken | None:
    """Read one word; ours counts from when it was entered, theirs from when an officer opened it."""
    inner = read_inner(row)
    if inner is None:
        return None
    try:
        act = read_act(inner["type"], inner["body"], [(ref["rel"], ref["id"]) for ref in inner["refs"]])
    except DetenteError:
        return None
    at = row.entered_at if row.direction == "out" else opened.get(row.id, row.entered_at)
    return (
        Spoken(PartyName(row.sender), row.index, Instant(at), act.body) if isinstance(act.body, Publication) else None
    )
