"""Which worker reads the sources of feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0026_worker_leases"
down_revision = "0025_screen_tokens"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worker_leases",
        sa.Column("name", sa.String(20), primary_key=True),
        sa.Column("holder", sa.String(32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("worker_leases")
