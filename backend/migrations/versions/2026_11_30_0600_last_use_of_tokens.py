"""When a token of a program was last used."""

import sqlalchemy as sa
from alembic import op

revision = "0036_last_use_of_tokens"
down_revision = "0035_replies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "api_tokens", sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    with op.batch_alter_table("api_tokens") as table:
        table.drop_column("last_used_at")
