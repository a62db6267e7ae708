"""Rows of the desk: keysets, officers, links, drafts and who has their sections, changes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from detente.adapters.store import rows as sql
from detente.adapters.store import schema as s
from detente.station.ports import rows as r

K = s.keyset.c
_NEWEST = select(K.party, func.max(K.version).label("version")).group_by(K.party).subquery()

# Statements that every dispatch runs are made once: building one costs more than running it.
KEYSETS = (
    select(s.keyset).join(_NEWEST, (K.party == _NEWEST.c.party) & (K.version == _NEWEST.c.version)).order_by(K.party)
)
KEYSET = select(s.keyset).where(K.party == bindparam("party")).order_by(K.version.desc()).limit(1)
KEYSET_STATEMENT = select(K.statement).where(K.party == bindparam("party")).order_by(K.version.desc()).limit(1)
OFFICER = select(s.officer).where(s.officer.c.login == bindparam("login"))
DRAFT = select(s.draft).where(s.draft.c.id == bindparam("id"))
DROP_DRAFT = delete(s.draft).where(s.draft.c.id == bindparam("which"))
DROP_HANDINGS = delete(s.handing).where(s.handing.c.draft == bindparam("which"))
CHANGE = insert(s.change)


class SqlDeskRows:
    """Implements `station.ports.store.DeskRows`."""

    _sql: Connection

    def put_keyset(self, row: r.KeysetRow) -> None:
        """Keep a keyset; a second one of the same version is an error."""
        sql.add(self._sql, s.keyset, row)

    def keysets(self) -> Sequence[r.KeysetRow]:
        """Return the newest keyset of every party, by party."""
        return sql.many(self._sql, r.KeysetRow, KEYSETS)

    def keyset(self, party: str) -> r.KeysetRow | None:
        """Return the newest keyset of a party."""
        return sql.one(self._sql, r.KeysetRow, KEYSET, party=party)

    def keyset_statement(self, party: str) -> str | None:
        """Return the statement id of the newest keyset of a party."""
        found: str | None = self._sql.execute(KEYSET_STATEMENT, {"party": party}).scalar()
        return found

    def put_officer(self, row: r.OfficerRow) -> None:
        """Enrol an officer, or change name, office and roles."""
        sql.replace(self._sql, s.officer, row)

    def officers(self) -> Sequence[r.OfficerRow]:
        """Return every officer, by login."""
        return sql.many(self._sql, r.OfficerRow, select(s.officer).order_by(s.officer.c.login))

    def officer(self, login: str) -> r.OfficerRow | None:
        """Return one officer."""
        return sql.one(self._sql, r.OfficerRow, OFFICER, login=login)

    def put_link(self, token: str, login: str, expires: int) -> None:
        """Keep the digest of a one-time link."""
        self._sql.execute(insert(s.link), {"token": token, "login": login, "expires": expires, "used_at": None})

    def spend_link(self, token: str, now: int) -> str | None:
        """Use a link up and return whose it is; None when unknown, used or too old."""
        t = s.link.c
        where = (t.token == token, t.used_at.is_(None), t.expires > now)
        login: str | None = self._sql.execute(select(t.login).where(*where)).scalar()
        self._sql.execute(update(s.link).where(*where).values(used_at=now))
        return login

    def put_draft(self, row: r.DraftRow) -> None:
        """Keep a draft."""
        sql.replace(self._sql, s.draft, row)

    def draft(self, id_: str) -> r.DraftRow | None:
        """Return one draft."""
        return sql.one(self._sql, r.DraftRow, DRAFT, id=id_)

    def drafts(self) -> Sequence[r.DraftRow]:
        """Return every draft, newest first."""
        return sql.many(self._sql, r.DraftRow, select(s.draft).order_by(s.draft.c.saved_at.desc(), s.draft.c.id))

    def drop_draft(self, id_: str) -> None:
        """Remove a draft, and who had its sections."""
        self._sql.execute(DROP_HANDINGS, {"which": id_})
        self._sql.execute(DROP_DRAFT, {"which": id_})

    def put_handing(self, row: r.HandingRow) -> None:
        """Keep that a section was handed on, or how that ended."""
        sql.replace(self._sql, s.handing, row)

    def handings(self, draft: str) -> Sequence[r.HandingRow]:
        """Return every handing of the sections of a draft, oldest first."""
        t = s.handing.c
        return sql.many(self._sql, r.HandingRow, select(s.handing).where(t.draft == draft).order_by(t.number))

    def open_handings(self) -> Sequence[r.HandingRow]:
        """Return the sections that are with an officer now, of all drafts, oldest first."""
        t = s.handing.c
        query = select(s.handing).where(t.ended_at.is_(None)).order_by(t.given_at, t.draft, t.number)
        return sql.many(self._sql, r.HandingRow, query)

    def note_change(self, area: str, kind: str, ref: str) -> None:
        """Tell live pages that something changed."""
        self._sql.execute(CHANGE, {"area": area, "kind": kind, "ref": ref})

    def changes(self, after: int, limit: int) -> Sequence[tuple[int, str, str, str]]:
        """Return the changes after a number, oldest first."""
        query = select(s.change).where(s.change.c.id > after).order_by(s.change.c.id).limit(limit)
        return tuple((row.id, row.area, row.kind, row.ref) for row in self._sql.execute(query))

    def change_range(self) -> tuple[int, int]:
        """Return the first and last change kept; (0, 0) when there is none."""
        first, last = self._sql.execute(select(func.min(s.change.c.id), func.max(s.change.c.id))).one()
        return (first or 0, last or 0)
