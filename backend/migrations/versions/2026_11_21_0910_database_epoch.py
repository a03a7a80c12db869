"""Which life the database is in: clients that saw another one start over."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0010_database_epoch"
down_revision = "0009_crew"
branch_labels = None
depends_on = None


def upgrade() -> None:
    epoch = op.create_table(
        "database_epoch",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.String(32), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_database_epoch_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_database_epoch"),
    )
    op.bulk_insert(epoch, [{"id": 1, "value": uuid4().hex}])


def downgrade() -> None:
    op.drop_table("database_epoch")
