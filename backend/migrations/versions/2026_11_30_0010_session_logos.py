"""Logos of sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0032_session_logos"
down_revision = "0031_scheduled_sessions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "session_logos",
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_session_logos_digest", "session_logos", ["digest"])


def downgrade() -> None:
    op.drop_table("session_logos")
