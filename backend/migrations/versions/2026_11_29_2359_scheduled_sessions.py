"""When a session is to begin."""

import sqlalchemy as sa
from alembic import op

revision = "0031_scheduled_sessions"
down_revision = "0030_feed_troubles"
branch_labels = None
depends_on = None

_SCHEDULED = sa.text("status = 'draft' AND scheduled_at IS NOT NULL")


def upgrade() -> None:
    op.add_column("live_sessions", sa.Column("scheduled_at", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_live_sessions_scheduled",
        "live_sessions",
        ["scheduled_at"],
        sqlite_where=_SCHEDULED,
        postgresql_where=_SCHEDULED,
    )


def downgrade() -> None:
    op.drop_index("ix_live_sessions_scheduled", "live_sessions")
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("scheduled_at")
