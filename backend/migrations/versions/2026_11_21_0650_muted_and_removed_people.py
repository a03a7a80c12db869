"""Muted and removed people."""

import sqlalchemy as sa
from alembic import op

revision = "0006_muted_and_removed"
down_revision = "0005_held_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "live_sessions", sa.Column("muted", sa.JSON(), nullable=False, server_default="{}")
    )
    op.add_column("participants", sa.Column("removed_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_participants_removed_at",
        "participants",
        ["removed_at"],
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_participants_removed_at", "participants")
    with op.batch_alter_table("participants") as table:
        table.drop_column("removed_at")
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("muted")
