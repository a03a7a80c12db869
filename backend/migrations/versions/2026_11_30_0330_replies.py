"""Which message a message replies to, and that message's position."""

import sqlalchemy as sa
from alembic import op

revision = "0035_replies"
down_revision = "0034_feed_rules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("reply_to", sa.String(32), nullable=True))
    op.add_column("messages", sa.Column("reply_to_seq", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("messages") as table:
        table.drop_column("reply_to_seq")
        table.drop_column("reply_to")
