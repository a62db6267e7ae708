"""Dispatches by the act they carry: what rules are held against is read without the rest."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("dispatch_type", "dispatch", ["type", "index"], unique=False)
