"""Passcodes."""

import sqlalchemy as sa
from alembic import op

revision = "0007_passcodes"
down_revision = "0006_muted_and_removed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("live_sessions", sa.Column("passcode_hash", sa.String(length=200)))


def downgrade() -> None:
    with op.batch_alter_table("live_sessions") as table:
        table.drop_column("passcode_hash")
