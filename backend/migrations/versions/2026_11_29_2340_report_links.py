"""Links to reports, each good once."""

import sqlalchemy as sa
from alembic import op

revision = "0028_report_links"
down_revision = "0027_edited_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_links",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("chat", sa.Boolean, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("locale", sa.String(5), nullable=False),
        sa.Column("utc_offset", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_report_links_session_id", "report_links", ["session_id"])
    op.create_index("ix_report_links_created_at", "report_links", ["created_at"])


def downgrade() -> None:
    op.drop_table("report_links")
