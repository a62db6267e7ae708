"""The evidence bundle of a dispatch and its answers, to be verified by anybody without a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.errors import DetenteError, OursError
from detente.kernel import PartyName
from detente.ledger.bundles import BundleParts, ItemPart, Logged, ReceiptPart, assemble
from detente.ledger.policy import Group, Log, Policy, Witness, format_policy
from detente.ledger.proof_files import ProofFile, format_proof
from detente.ledger.tiles import TileReader
from detente.seal import age, archive, package
from detente.seal.keyset import Keyset
from detente.seal.notes import ML_DSA_44, parse_vkey
from detente.station.house import House
from detente.station.peers import all_keysets
from detente.station.ports import HeadRow, ParcelRow, ReceiptRow, Transaction
from detente.station.queries.dossier import Dossier

SUMMARY = """\
Evidence from the station of {maker}.

It concerns {count} parcels, each with its signed outside, the text inside where this station could read
it, the receipts of the other side, and proofs that all of it stands in the maker's ledger,
whose head is cosigned by: {witnesses}.

To check it without any network:   detente verify THIS-FILE
Compare the fingerprints it prints with those you know from another channel:
{fingerprints}

This page proves nothing; the other files do. What they do not show, they do not deny.
"""


def evidence(house: House, dispatch_id: str) -> bytes:
    """Return the bundle (ZIP) for a dispatch and every answer to it that was opened here.

    Raises `station.unknown_dispatch`, and `station.no_evidence` while no signed head contains the dispatch.
    """
    with house.store.read() as tx:
        row = tx.dispatch(dispatch_id)
        if row is None:
            raise OursError("station.unknown_dispatch", id=dispatch_id[:40])
        state = Dossier(tx, [row], house.clock.now()).state(row.id)
        answers = [given.dispatch for r in state.rows for given in (*r.given, *r.aside)] if state else []
        parcels = [parcel for id_ in (row.id, *answers) for parcel in tx.parcels_of(id_)]
        prover = _Prover(house, tx, parcels[0].index)
        items = tuple(_item(house, tx, parcel, prover) for parcel in parcels if prover.covers(parcel.index))
        keysets = _keysets(tx, parcels, house)
        parts = BundleParts(
            maker=house.party,
            summary=_summary(house, items, keysets),
            policy=_policy(house, tx),
            keysets=tuple(keyset.data for keyset in keysets),
            items=items,
            heads=prover.earlier(),
        )
    return archive.write_zip(assemble(parts, house.keys.statements))


class _Prover:
    """Proves entries under one head: the newest that witnesses cosigned, else the newest signed."""

    def __init__(self, house: House, tx: Transaction, first: int) -> None:
        heads = tx.heads(1000)
        witnessed = [head for head in heads if len(tx.cosignatures(head.size)) >= house.policy.witness_quorum]
        covering = [head for head in (*witnessed, *heads) if head.size > first]
        if not covering:
            raise OursError("station.no_evidence")
        self._head: HeadRow = covering[0]
        self._before = next((head for head in witnessed if head.size <= first), None)
        self._note = self._head.note + b"".join(row.lines for row in tx.cosignatures(self._head.size))
        self._tree = TileReader(self._head.size, house.tiles.read)
        self._tx = tx

    def earlier(self) -> tuple[bytes, ...]:
        """The last witnessed head without the dispatch: it bounds the time from the other side."""
        if self._before is None:
            return ()
        return (self._before.note + b"".join(row.lines for row in self._tx.cosignatures(self._before.size)),)

    def covers(self, index: int) -> bool:
        """Whether the head contains an entry."""
        return index < self._head.size

    def logged(self, index: int) -> Logged | None:
        """Open an entry and prove it; None when it is younger than the head."""
        leaf = self._tx.leaf(index)
        if leaf is None or leaf.record is None or leaf.salt is None or not self.covers(index):
            return None
        path = self._tree.inclusion(index)
        return Logged(leaf.record, leaf.salt, format_proof(ProofFile(index, path, self._note)))


def _item(house: House, tx: Transaction, parcel: ParcelRow, prover: _Prover) -> ItemPart:
    stored, logged = tx.statement(parcel.envelope), prover.logged(parcel.index)
    assert stored is not None
    assert logged is not None
    direction = "in" if parcel.direction == "out" else "out"
    receipts = tuple(_receipts(tx, tx.receipts(direction, parcel.statement), prover))
    opened = parcel.direction == "out" or any(receipt.outcome == "opened" for receipt in receipts)
    return ItemPart(stored.data, logged, _inner(house, tx, parcel) if opened else None, receipts)


def _inner(house: House, tx: Transaction, parcel: ParcelRow) -> tuple[bytes, bytes] | None:
    """Open the text again with the archive key: salt and envelope are what proves it to others."""
    body = tx.body(parcel.body)
    try:
        return package.unpack(age.decrypt(body, house.keys.archive)) if body else None
    except DetenteError:
        return None


def _receipts(tx: Transaction, rows: Sequence[ReceiptRow], prover: _Prover) -> Iterable[ReceiptPart]:
    for row in rows:
        stored = tx.statement(row.envelope)
        if stored is not None:
            yield ReceiptPart(row.outcome, stored.data, prover.logged(row.index))


def _keysets(tx: Transaction, parcels: Sequence[ParcelRow], house: House) -> list[Keyset]:
    """Keysets of everybody who signed anything in the bundle, the maker first, then by party; witnesses included."""
    wanted = {house.party, *(parcel.peer for parcel in parcels)}
    wanted |= {row.party for row in tx.keysets() if row.witnesses_us}
    found = [keyset for keyset in all_keysets(tx) if keyset.party in wanted]
    return sorted(found, key=lambda keyset: (keyset.party != house.party, keyset.party))


def _policy(house: House, tx: Transaction) -> bytes:
    """Name the maker's log, the witnesses this station counts, and how many of them must agree."""
    counted = [PartyName(row.party) for row in tx.keysets() if row.witnesses_us and row.party != house.party]
    known = {keyset.party: keyset for keyset in all_keysets(tx)}
    logs = tuple(Log(vkey) for vkey in known[house.party].log_keys)
    witnesses = tuple(Witness(party, _lattice_key(known[party])) for party in counted)
    if not witnesses:
        return format_policy(Policy(logs, (), (), "none"))
    threshold = min(house.policy.witness_quorum, len(witnesses))
    group = Group("quorum-of-witnesses", threshold, tuple(counted))
    return format_policy(Policy(logs, witnesses, (group,), group.name))


def _lattice_key(keyset: Keyset) -> str:
    return next(vkey for vkey in keyset.witness if parse_vkey(vkey).type == ML_DSA_44)


def _summary(house: House, items: Sequence[ItemPart], keysets: Sequence[Keyset]) -> str:
    prints = "\n".join(f"  {keyset.party}  {keyset.statement.fingerprint}" for keyset in keysets)
    others = ", ".join(keyset.party for keyset in keysets if keyset.party != house.party) or "nobody"
    return SUMMARY.format(maker=house.party, count=len(items), witnesses=others, fingerprints=prints)
