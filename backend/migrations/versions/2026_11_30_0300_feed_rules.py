"""Rules of feeds, and which values tell how things were when they came."""

import sqlalchemy as sa
from alembic import op

revision = "0034_feed_rules"
down_revision = "0033_rehearsals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feed_points", sa.Column("live_at", sa.BigInteger))
    op.create_table(
        "feed_rules",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column(
            "feed_id", sa.String(32), sa.ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("topic", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("value", sa.Double, nullable=False),
        sa.Column("minutes", sa.Integer),
        sa.Column("text", sa.Text),
        sa.Column("armed", sa.Boolean, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
        sa.Column("told_at", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_feed_rules_feed_id", "feed_rules", ["feed_id"])


def downgrade() -> None:
    op.drop_table("feed_rules")
    with op.batch_alter_table("feed_points") as table:
        table.drop_column("live_at")
