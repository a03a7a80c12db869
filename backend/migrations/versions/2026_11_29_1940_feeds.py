"""Feeds, their values and their signals."""

import sqlalchemy as sa
from alembic import op

revision = "0023_feeds"
down_revision = "0022_api_tokens"
branch_labels = None
depends_on = None

_RUNNING = sa.text("running")


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.String(120)),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("secret", sa.Text),
        sa.Column("stale_after", sa.Integer, nullable=False),
        sa.Column("running", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ix_feeds_session_id", "feeds", ["session_id"])
    op.create_index(
        "ix_feeds_running", "feeds", ["id"], sqlite_where=_RUNNING, postgresql_where=_RUNNING
    )
    op.create_table(
        "feed_points",
        sa.Column(
            "feed_id",
            sa.String(32),
            sa.ForeignKey("feeds.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("topic", sa.String(80), primary_key=True),
        sa.Column("second", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("value", sa.Double, nullable=False),
    )
    op.create_index("ix_feed_points_feed_id_second", "feed_points", ["feed_id", "second"])
    op.create_table(
        "feed_signals",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "session_id",
            sa.String(32),
            sa.ForeignKey("live_sessions.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "feed_id", sa.String(32), sa.ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_feed_signals_session_id_seq", "feed_signals", ["session_id", "seq"])


def downgrade() -> None:
    op.drop_table("feed_signals")
    op.drop_table("feed_points")
    op.drop_table("feeds")
