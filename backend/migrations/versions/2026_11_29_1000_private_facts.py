"""What facts tell that are not for everyone."""

import sqlalchemy as sa
from alembic import op

revision = "0015_private_facts"
down_revision = "0014_reaction_minutes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("events", sa.Column("private", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("events", "private")
