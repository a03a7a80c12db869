"""Words that hosts have removed from the clouds over chats."""

import sqlalchemy as sa
from alembic import op

revision = "0018_hidden_words"
down_revision = "0017_activities"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hidden_words",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_hidden_words_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "digest", name=op.f("pk_hidden_words")),
    )


def downgrade() -> None:
    op.drop_table("hidden_words")
