"""The key that a broker's secret belongs to, encrypted like it."""

import sqlalchemy as sa
from alembic import op

revision = "0037_feed_keys"
down_revision = "0036_last_use_of_tokens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feeds", sa.Column("key", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("feeds") as table:
        table.drop_column("key")
