"""Rehearsals of sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0033_rehearsals"
down_revision = "0032_session_logos"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rehearsals",
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("rehearsed_id", sa.String(32), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(5), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("uq_rehearsals_rehearsed_id", "rehearsals", ["rehearsed_id"], unique=True)


def downgrade() -> None:
    op.drop_table("rehearsals")
