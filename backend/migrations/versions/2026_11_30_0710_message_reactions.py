"""Reactions to messages: of each person each emoji once."""

import sqlalchemy as sa
from alembic import op

revision = "0039_message_reactions"
down_revision = "0038_host_notes"
branch_labels = None
depends_on = None

NAME = "message_reactions"


def upgrade() -> None:
    op.create_table(
        NAME,
        sa.Column("message_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("emoji", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_message_reactions_message_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_message_reactions_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "message_id", "person_id", "emoji", name=op.f("pk_message_reactions")
        ),
    )
    op.create_index("ix_message_reactions_person", NAME, ["session_id", "person_id"])
    op.create_index("ix_message_reactions_changed", NAME, ["session_id", "changed_at"])
    withdrawn = sa.text("NOT is_on")
    op.create_index(
        "ix_message_reactions_withdrawn",
        NAME,
        ["changed_at"],
        sqlite_where=withdrawn,
        postgresql_where=withdrawn,
    )


def downgrade() -> None:
    op.drop_table(NAME)
