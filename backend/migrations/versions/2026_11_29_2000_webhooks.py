"""Webhooks, how far they have read, what they sent, and which worker sends."""

import sqlalchemy as sa
from alembic import op

revision = "0024_webhooks"
down_revision = "0023_feeds"
branch_labels = None
depends_on = None


def _of(table: str, name: str, **options: bool) -> sa.Column[str]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(32), key, **options)


def upgrade() -> None:
    op.create_table(
        "webhooks",
        sa.Column("id", sa.String(32), primary_key=True),
        _of("users", "user_id", nullable=False, index=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "webhook_cursors",
        _of("webhooks", "webhook_id", primary_key=True),
        _of("live_sessions", "session_id", primary_key=True, index=True),
        sa.Column("read_to", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.String(32), primary_key=True),
        _of("webhooks", "webhook_id", nullable=False, index=True),
        _of("live_sessions", "session_id", index=True),
        sa.Column("seq", sa.BigInteger()),
        sa.Column("event", sa.String(40), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True)),
        sa.Column("status", sa.Integer()),
        sa.Column("problem", sa.String(20)),
    )
    op.create_index("ix_webhook_deliveries_due", "webhook_deliveries", ["state", "due_at"])


def downgrade() -> None:
    for table in ("webhook_deliveries", "webhook_cursors", "webhooks"):
        op.drop_table(table)
