"""Candles of feeds, and what is missing between their values."""

import sqlalchemy as sa
from alembic import op

revision = "0029_feed_candles"
down_revision = "0028_report_links"
branch_labels = None
depends_on = None


def _place() -> list[sa.Column]:
    feed = sa.ForeignKey("feeds.id", ondelete="CASCADE")
    return [
        sa.Column("feed_id", sa.String(32), feed, primary_key=True),
        sa.Column("topic", sa.String(80), primary_key=True),
        sa.Column("begins", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "feed_candles",
        *_place(),
        sa.Column("open", sa.Double, nullable=False),
        sa.Column("high", sa.Double, nullable=False),
        sa.Column("low", sa.Double, nullable=False),
        sa.Column("close", sa.Double, nullable=False),
        sa.Column("volume", sa.Double, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
    )
    op.create_table("feed_gaps", *_place(), sa.Column("missing", sa.Integer))


def downgrade() -> None:
    op.drop_table("feed_gaps")
    op.drop_table("feed_candles")
