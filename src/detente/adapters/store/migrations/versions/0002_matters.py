"""Matters and the chronicle, and when a dispatch was sent by its sender's signed word."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("dispatch") as batch:
        batch.add_column(sa.Column("sent_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "matter",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("traffic", sa.String(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("index", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("matter_kind", "matter", ["kind", "moved_at"], unique=False)
    op.create_index("matter_moved", "matter", ["moved_at"], unique=False)
    op.create_index("matter_due", "matter", ["due"], unique=False)
    op.create_index("matter_part_of", "matter", ["part_of"], unique=False)
    op.create_table(
        "chronicle",
        sa.Column("index", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("declared", sa.String(), nullable=False),
        sa.Column("dispatch", sa.String(), nullable=True),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("index"),
    )
    op.create_index("chronicle_declared", "chronicle", ["declared"], unique=False)
    op.create_index("chronicle_dispatch", "chronicle", ["dispatch"], unique=False)
    op.create_index("chronicle_matter", "chronicle", ["matter"], unique=False)
