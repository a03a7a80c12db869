"""Private notes of hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0038_host_notes"
down_revision = "0037_feed_keys"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "host_notes",
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("host_notes")
