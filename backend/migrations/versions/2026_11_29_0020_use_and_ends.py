"""When a session was used last, how it ended, and whether it is archived."""

import sqlalchemy as sa
from alembic import op

revision = "0013_use_and_ends"
down_revision = "0012_people"
branch_labels = None
depends_on = None

_COLUMNS = ("archived_at", "ended_from", "participant_peak", "used_at")


def upgrade() -> None:
    op.add_column("live_sessions", sa.Column("used_at", sa.DateTime(timezone=True)))
    op.add_column(
        "live_sessions",
        sa.Column("participant_peak", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column("live_sessions", sa.Column("ended_from", sa.String(10)))
    op.add_column("live_sessions", sa.Column("archived_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    with op.batch_alter_table("live_sessions") as table:
        for column in _COLUMNS:
            table.drop_column(column)
