"""Held messages."""

import sqlalchemy as sa
from alembic import op

revision = "0005_held_messages"
down_revision = "0004_deleted_and_pinned"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("messages") as table:
        table.alter_column("seq", existing_type=sa.BigInteger(), nullable=True)
    op.create_index(
        "ix_messages_held",
        "messages",
        ["session_id"],
        sqlite_where=sa.text("seq IS NULL"),
        postgresql_where=sa.text("seq IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_messages_held", "messages")
    op.execute("DELETE FROM messages WHERE seq IS NULL")
    with op.batch_alter_table("messages") as table:
        table.alter_column("seq", existing_type=sa.BigInteger(), nullable=False)
