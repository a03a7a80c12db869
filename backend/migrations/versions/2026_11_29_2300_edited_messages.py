"""When the sender of a message last changed its text."""

import sqlalchemy as sa
from alembic import op

revision = "0027_edited_messages"
down_revision = "0026_worker_leases"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("messages", "edited_at")
