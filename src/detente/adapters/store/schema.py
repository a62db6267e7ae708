"""The tables of a station, one schema for every database.

Three groups. *The record* (identity, leaf, head, cosignature, statement, body, keyset, parcel, receipt, outbox) is
what happened and is never changed. *The desk's own* (officer, link, draft, handing) are working papers. *Projections*
(dispatch, fact, reference, announcement, matter, chronicle, publicity) are folded from the record and can be rebuilt
from it at any time.

Every column is NOT NULL unless "not yet" is a state of its own. Times are whole seconds since 1970 in UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# Auto-increment keys on SQLite need INTEGER; elsewhere 64 bits.
Serial = BigInteger().with_variant(Integer(), "sqlite")


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, String, nullable=null)


def _time(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


identity = Table(
    "identity",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    _text("party"),
    _text("origin"),
    _time("founded_at"),
)

leaf = Table(
    "leaf",
    metadata,
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("salt", LargeBinary, nullable=True),
    Column("record", LargeBinary, nullable=True),
    _text("dispatch", null=True),
    _time("at"),
)
Index("leaf_dispatch", leaf.c.dispatch)

frontier = Table(
    "frontier",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
)

head = Table(
    "head",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
    Column("note", LargeBinary, nullable=False),
    _time("signed_at"),
)

cosignature = Table(
    "cosignature",
    metadata,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("witness", String, primary_key=True),
    Column("lines", LargeBinary, nullable=False),
    _time("at"),
)

witness_state = Table(
    "witness_state",
    metadata,
    Column("origin", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("note", LargeBinary, nullable=False),
    _time("at"),
)

peer_head = Table(
    "peer_head",
    metadata,
    Column("peer", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("root", LargeBinary, nullable=False),
    Column("note", LargeBinary, nullable=False),
    _time("at"),
)

statement = Table(
    "statement",
    metadata,
    Column("envelope", String, primary_key=True),
    _text("statement"),
    _text("kind"),
    Column("data", LargeBinary, nullable=False),
)
Index("statement_by_id", statement.c.statement)

body = Table(
    "body",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

keyset = Table(
    "keyset",
    metadata,
    Column("party", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _text("statement"),
    Column("data", LargeBinary, nullable=False),
    _time("introduced_at"),
    _text("introduced_by"),
    Column("witnesses_us", Boolean, nullable=False),
)

parcel = Table(
    "parcel",
    metadata,
    Column("direction", String, primary_key=True),
    Column("peer", String, primary_key=True),
    Column("precedence", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _text("dispatch"),
    _text("statement"),
    _text("envelope"),
    _text("body"),
    Column("size", Integer, nullable=False),
    Column("index", BigInteger, nullable=False),
    _time("at"),
    UniqueConstraint("direction", "peer", "dispatch", name="one_parcel_per_peer"),
)
Index("parcel_by_statement", parcel.c.statement)

receipt = Table(
    "receipt",
    metadata,
    Column("direction", String, primary_key=True),
    Column("parcel", String, primary_key=True),
    Column("outcome", String, primary_key=True),
    _text("statement"),
    _text("envelope"),
    Column("index", BigInteger, nullable=False),
    _time("at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    _text("peer"),
    _text("kind"),
    Column("rank", Integer, nullable=False),
    _text("envelope"),
    _text("body", null=True),
    _text("dispatch"),
    Column("attempts", Integer, nullable=False),
    _time("entered_at"),
    _time("next_try"),
    _time("handed_at", null=True),
    _time("done_at", null=True),
    _text("problem"),
    sqlite_autoincrement=True,
)
Index("outbox_due", outbox.c.done_at, outbox.c.peer, outbox.c.rank, outbox.c.id)
Index("outbox_dispatch", outbox.c.dispatch)

line_state = Table(
    "line_state",
    metadata,
    Column("peer", String, primary_key=True),
    _time("last_good", null=True),
    _time("failing_since", null=True),
    _text("problem"),
)

refusal = Table(
    "refusal",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    _time("at"),
    _text("peer"),
    _text("code"),
    _text("statement", null=True),
    Column("index", BigInteger, nullable=True),
    sqlite_autoincrement=True,
)

officer = Table(
    "officer",
    metadata,
    Column("login", String, primary_key=True),
    _text("name"),
    _text("office"),
    _text("roles"),
    Column("keys", LargeBinary, nullable=False),
    _time("enrolled_at"),
)

link = Table(
    "link",
    metadata,
    Column("token", String, primary_key=True),
    _text("login"),
    _time("expires"),
    _time("used_at", null=True),
)

draft = Table(
    "draft",
    metadata,
    Column("id", String, primary_key=True),
    Column("fields", LargeBinary, nullable=False),
    _text("author"),
    _time("started_at"),
    _time("saved_at"),
    _time("checked_at", null=True),
    Column("frozen", LargeBinary, nullable=True),
    Column("releases", LargeBinary, nullable=False),
)

handing = Table(
    "handing",
    metadata,
    Column("draft", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("section"),
    _text("holder"),
    _text("given_by"),
    _time("given_at"),
    _text("note"),
    _text("outcome", null=True),
    _text("ended_by", null=True),
    _time("ended_at", null=True),
)
Index("handing_open", handing.c.ended_at, handing.c.draft)

dispatch = Table(
    "dispatch",
    metadata,
    Column("id", String, primary_key=True),
    Column("direction", String, primary_key=True),
    _text("sender"),
    _text("addressees"),
    _text("type", null=True),
    _text("subject", null=True),
    _text("precedence"),
    _text("traffic"),
    _text("declared", null=True),
    _time("entered_at"),
    _text("thread", null=True),
    Column("inner", LargeBinary, nullable=True),
    Column("index", BigInteger, nullable=False),
    _time("sent_at", null=True),
)
Index("dispatch_entered", dispatch.c.entered_at, dispatch.c.index)
Index("dispatch_index", dispatch.c.index)
Index("dispatch_type", dispatch.c.type, dispatch.c.index)
Index("dispatch_thread", dispatch.c.thread)

fact = Table(
    "fact",
    metadata,
    Column("dispatch", String, primary_key=True),
    Column("step", String, primary_key=True),
    Column("peer", String, primary_key=True),
    _time("at"),
    _text("detail"),
    _text("proof"),
    Column("index", BigInteger, nullable=False),
)

reference = Table(
    "reference",
    metadata,
    Column("source", String, primary_key=True),
    Column("rel", String, primary_key=True),
    Column("target", String, primary_key=True),
)
Index("reference_target", reference.c.target)

announcement = Table(
    "announcement",
    metadata,
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    _text("dispatch"),
    _text("by"),
    _text("where"),
    _text("declared"),
    Column("quote", Text, nullable=False),
    _text("source"),
    _text("mode"),
    _time("at"),
)
Index("announcement_dispatch", announcement.c.dispatch)

matter = Table(
    "matter",
    metadata,
    Column("id", String, primary_key=True),
    _text("kind"),
    _text("title"),
    _text("opened_by"),
    _text("parties"),
    _text("chair"),
    _text("state"),
    _text("traffic"),
    _time("due", null=True),
    _time("opened_at"),
    _time("moved_at"),
    Column("steps", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    _text("part_of", null=True),
    Column("index", BigInteger, nullable=False),
)
Index("matter_kind", matter.c.kind, matter.c.moved_at)
Index("matter_moved", matter.c.moved_at)
Index("matter_due", matter.c.due)
Index("matter_part_of", matter.c.part_of)

chronicle = Table(
    "chronicle",
    metadata,
    Column("index", BigInteger, primary_key=True, autoincrement=False),
    _text("kind"),
    _text("by"),
    _text("declared"),
    _text("dispatch", null=True),
    _text("matter", null=True),
    Column("body", LargeBinary, nullable=False),
    _text("officer"),
    _time("at"),
)
Index("chronicle_declared", chronicle.c.declared)
Index("chronicle_dispatch", chronicle.c.dispatch)
Index("chronicle_matter", chronicle.c.matter)

publicity = Table(
    "publicity",
    metadata,
    Column("dispatch", String, primary_key=True),
    _text("parties"),
    _time("since", null=True),
    _time("updated", null=True),
    _time("due", null=True),
)
Index("publicity_since", publicity.c.since)

views = Table(
    "views",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    _text("area"),
    _text("kind"),
    _text("ref"),
    sqlite_autoincrement=True,
)

PROJECTIONS: tuple[Table, ...] = (dispatch, fact, reference, announcement, matter, chronicle, publicity)
