"""How many reactions were sent in each minute."""

import sqlalchemy as sa
from alembic import op

revision = "0014_reaction_minutes"
down_revision = "0013_use_and_ends"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reaction_minutes",
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("minute", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_reaction_minutes_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "minute", name=op.f("pk_reaction_minutes")),
    )


def downgrade() -> None:
    op.drop_table("reaction_minutes")
