"""How long sessions are kept, and finding what is to be deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0011_retention"
down_revision = "0010_database_epoch"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("live_sessions", sa.Column("retention_days", sa.Integer()))
    op.create_index(
        "ix_live_sessions_retention_days_ended_at", "live_sessions", ["retention_days", "ended_at"]
    )
    op.create_index(
        "ix_live_sessions_drafts",
        "live_sessions",
        ["updated_at"],
        sqlite_where=sa.text("status = 'draft'"),
        postgresql_where=sa.text("status = 'draft'"),
    )
    op.create_index("ix_participants_session_id", "participants", ["session_id"])
    op.create_index(
        "ix_participants_erased",
        "participants",
        ["released_at"],
        sqlite_where=sa.text("nickname = ''"),
        postgresql_where=sa.text("nickname = ''"),
    )


def downgrade() -> None:
    op.drop_index("ix_participants_erased", "participants")
    op.drop_index("ix_participants_session_id", "participants")
    op.drop_index("ix_live_sessions_drafts", "live_sessions")
    op.drop_index("ix_live_sessions_retention_days_ended_at", "live_sessions")
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("retention_days")
