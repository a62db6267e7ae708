"""A record at a moment, with everything that rows are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.regimes.pack.values import Pack
from detente.regimes.time.bench import Bench, Sheet
from detente.regimes.time.chains import Chains
from detente.regimes.time.claims import Claim, Claims
from detente.regimes.time.mail import NONE, Mail, contests, discharge
from detente.regimes.time.messages import EVERYBODY
from detente.regimes.time.owed import Owed
from detente.regimes.time.record import Record, parties_of, seen
from detente.regimes.time.settling import Row, settled
from detente.regimes.time.terms import EACH, Term, terms_of


class Docket:
    """Makes the rows of duties about items; `yearly` makes those that recur."""

    def __init__(self, pack: Pack, record: Record, as_of: int, bench: Bench | None = None) -> None:
        self.pack, self.record, self.as_of = pack, seen(record, as_of), as_of
        self.bench = bench or Bench(pack, record.items)
        self.terms = terms_of(self.bench.judge)
        self.mail = Mail(pack, self.record.messages)
        self.parties = parties_of(pack, self.record)
        self.chains = Chains()
        self._claims = Claims(self.bench, self.terms, self.mail)

    def about_items(self, term: Term) -> Iterator[Owed]:
        """Yield the rows of a duty about items; one not owed at all gives one row that speaks for all parties."""
        for sheet in self.bench.sheets(term.duty.about):
            claim = self._claims.claim(term, sheet)
            if claim.owed is False or self._has_lapsed(term, claim):
                yield settled(
                    Row(term, replace(claim, owed=False), sheet.item.id, "", "", NONE, contests=False), *self._now
                )
            if claim.owed is not False:
                yield from self._of_parties(term, sheet, claim)

    @property
    def _now(self) -> tuple[Record, int]:
        return self.record, self.as_of

    def _has_lapsed(self, term: Term, claim: Claim) -> bool:
        """Whether each party had a right that only those who used it still have a row of."""
        deadline, is_told = claim.deadline, claim.owed and not claim.missing
        return bool(term.duty.may and term.duty.by == EACH and is_told and deadline and self.as_of > deadline.late)

    def _of_parties(self, term: Term, sheet: Sheet, claim: Claim) -> Iterator[Owed]:
        payers = self._named(term.duty.by, sheet)
        if self._has_lapsed(term, claim):
            used = self.mail.senders(sheet.item.kind, sheet.item.id, term.duty.acts)
            payers = tuple(by for by in payers if by in used)
        for by in payers:
            for to in (EVERYBODY,) if term.duty.to in {EVERYBODY, EACH} else self._named(term.duty.to, sheet):
                if by != to or term.duty.by != EACH:
                    yield self._row(term, sheet, self._open(term, claim, by, to), by, to)

    def _named(self, role: str, sheet: Sheet) -> tuple[str, ...]:
        """The parties in a role: one, all, or an unnamed one where the item does not say."""
        if role in {EACH, EVERYBODY}:
            return self.parties
        return (str(sheet.item.values.get(role, "")),)

    def _open(self, term: Term, claim: Claim, by: str, to: str) -> Claim:
        """Whom the item does not name cannot be told to owe, or to be owed."""
        roles = [role for role, party in ((term.duty.by, by), (term.duty.to, to)) if not party]
        if not roles:
            return claim
        unnamed = {f"{term.duty.about}.{role}" for role in roles}
        return replace(claim, missing=tuple(sorted({*claim.missing, *unnamed})))

    def _row(self, term: Term, sheet: Sheet, claim: Claim, by: str, to: str) -> Owed:
        item = sheet.item
        sent = self.mail.about(item.kind, item.id, term.duty.acts, by)
        found = discharge(sent, self.recipients(by, to))
        followed = self.chains.followed(term, claim, item.id, by)
        return self.keep(Row(term, followed, item.id, by, to, found, contests(sent)))

    def recipients(self, by: str, to: str) -> tuple[str, ...]:
        """Return who must be sent what is owed; nobody in particular where none is named."""
        if to == EVERYBODY:
            return tuple(party for party in self.parties if party != by)
        return (to,) if to else ()

    def keep(self, row: Row) -> Owed:
        """Settle a row and remember it for what follows."""
        owed = settled(row, *self._now)
        self.chains.keep(row, owed, self.as_of)
        return owed
