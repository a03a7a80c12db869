"""What the screen and phones of a session show."""

import sqlalchemy as sa
from alembic import op

revision = "0016_stage"
down_revision = "0015_private_facts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "live_sessions", sa.Column("stage", sa.JSON(), nullable=False, server_default="{}")
    )


def downgrade() -> None:
    op.drop_column("live_sessions", "stage")
