"""Deleted and pinned messages."""

import sqlalchemy as sa
from alembic import op

revision = "0004_deleted_and_pinned"
down_revision = "0003_identities"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("live_sessions", sa.Column("pinned_message_id", sa.String(length=32)))
    op.add_column("messages", sa.Column("deleted_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_messages_deleted_at",
        "messages",
        ["deleted_at"],
        sqlite_where=sa.text("deleted_at IS NOT NULL"),
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_messages_deleted_at", "messages")
    with op.batch_alter_table("messages") as table:
        table.drop_column("deleted_at")
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("pinned_message_id")
