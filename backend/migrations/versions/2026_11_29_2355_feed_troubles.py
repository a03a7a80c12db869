"""What the source of a feed says is wrong with it."""

import sqlalchemy as sa
from alembic import op

revision = "0030_feed_troubles"
down_revision = "0029_feed_candles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feeds", sa.Column("troubles", sa.JSON))


def downgrade() -> None:
    op.drop_column("feeds", "troubles")
