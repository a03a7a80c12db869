"""Finding people by name, page by page, and giving them other names."""

import sqlalchemy as sa
from alembic import op

revision = "0012_people"
down_revision = "0011_retention"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("participants", sa.Column("search_key", sa.String(1600)))
    op.add_column(
        "live_sessions", sa.Column("renamed", sa.JSON(), server_default="[]", nullable=False)
    )
    op.create_index(
        "ix_participants_session_id_joined_at", "participants", ["session_id", "joined_at", "id"]
    )
    op.drop_index("ix_participants_session_id", "participants")


def downgrade() -> None:
    op.create_index("ix_participants_session_id", "participants", ["session_id"])
    op.drop_index("ix_participants_session_id_joined_at", "participants")
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("renamed")
    with op.batch_alter_table("participants") as table:
        table.drop_column("search_key")
