"""Own words of the word filter."""

import sqlalchemy as sa
from alembic import op

revision = "0008_own_words"
down_revision = "0007_passcodes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "live_sessions", sa.Column("words", sa.JSON(), nullable=False, server_default="[]")
    )


def downgrade() -> None:
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("words")
