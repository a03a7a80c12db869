"""Tokens of screens, which only read."""

import sqlalchemy as sa
from alembic import op

revision = "0025_screen_tokens"
down_revision = "0024_webhooks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "screen_tokens",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_screen_tokens_session_id", "screen_tokens", ["session_id"])
    op.create_index("ix_screen_tokens_revoked_at", "screen_tokens", ["revoked_at"])


def downgrade() -> None:
    op.drop_table("screen_tokens")
