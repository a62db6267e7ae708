"""Principles: each party's register, and which closed ones the articles of a draft touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from detente.council.matters import Matter, open_steps
from detente.council.matters.draft_details import DraftAgreement
from detente.council.matters.principle_flags import Article, Flag, conflicts
from detente.kernel import DispatchId, Instant, PartyName
from detente.station.house import House
from detente.station.ports import MattersWanted, Transaction
from detente.station.queries.matters import as_line, folded_matters
from detente.station.views.principles import PrincipleRow, PrinciplesPage, Register, Touched

LOOKED_AT = 200  # closed principles that are held against a draft; the last moved first
DRAFTS = 20  # drafts whose articles are held against the principles of a page
TALKED_ABOUT = ("TABLED", "NEGOTIATED", "CLEAN", "PLACED")


def registers(house: House, wanted: MattersWanted) -> PrinciplesPage:
    """Return a page of principles, each party's register by itself; within one, the last moved first.

    A party that is wanted is the one whose register it is.
    """
    with house.store.read() as tx:
        rows = tx.matters(replace(wanted, kinds=("principle",), limit=wanted.limit + 1))
        shown, now = rows[: wanted.limit], house.clock.now()
        folded = folded_matters(tx, shown, now)
        touched = _touched(tx, folded, now)
        titles = _titles(tx, folded)
    lines = [
        PrincipleRow(as_line(row), m.details, touched.get(m.id, ()), open_steps(m, house.party))
        for row, m in zip(shown, folded, strict=True)
        if wanted.party in (None, m.details.author)
    ]
    last = (shown[-1].moved_at, shown[-1].id) if len(rows) > wanted.limit else None
    return PrinciplesPage(_by_party(lines, house.party), titles, last)


def _by_party(rows: Iterable[PrincipleRow], own: PartyName) -> tuple[Register, ...]:
    """The registers, the own first and the others by name: an order of reading, not of rank."""
    found: dict[PartyName, list[PrincipleRow]] = {}
    for row in rows:
        found.setdefault(row.details.author, []).append(row)
    names = sorted(found, key=lambda party: (party != own, party))
    return tuple(Register(party, tuple(found[party])) for party in names)


def _touched(tx: Transaction, principles: Iterable[Matter], now: Instant) -> dict[DispatchId, tuple[Touched, ...]]:
    """Articles of the drafts under negotiation that share a topic with a closed principle, by principle."""
    known = tuple(principles)
    found: dict[DispatchId, tuple[Touched, ...]] = {}
    for draft in _drafts(tx, now) if known else ():
        same = [p for p in known if p.traffic.is_real is draft.traffic.is_real]
        for flag in conflicts(same, _articles(draft)):
            if flag.topics:
                seen = Touched(draft.id, draft.title, flag.article.number, flag.topics)
                found[flag.principle] = (*found.get(flag.principle, ()), seen)
    return found


def _drafts(tx: Transaction, now: Instant) -> tuple[Matter, ...]:
    wanted = MattersWanted(kinds=("draft_agreement",), states=TALKED_ABOUT, limit=DRAFTS)
    return folded_matters(tx, tx.matters(wanted), now)


def _articles(draft: Matter) -> tuple[Article, ...]:
    details: DraftAgreement = draft.details
    return tuple(Article(a.number, a.topics, draft.id) for a in details.wording.articles)


def _titles(tx: Transaction, principles: Iterable[Matter]) -> dict[DispatchId, str]:
    """The titles of the drafts that claims of conflict name, as far as they are on record."""
    named = {claim.draft for principle in principles for claim in principle.details.conflicts}
    return {DispatchId(row.id): row.title for row in tx.matters_named(sorted(named))}


def flags(tx: Transaction, articles: Iterable[Article], *, real: bool, now: Instant) -> tuple[Flag, ...]:
    """Return the closed principles of any party that `articles` touch; nothing is read when there are no articles."""
    named = tuple(articles)
    if not named:
        return ()
    wanted = MattersWanted(kinds=("principle",), states=("CLOSED",), real=real, limit=LOOKED_AT)
    return conflicts(folded_matters(tx, tx.matters(wanted), now), named)
