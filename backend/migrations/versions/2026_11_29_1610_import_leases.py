"""Who imports a file now, on any worker."""

import sqlalchemy as sa
from alembic import op

revision = "0021_import_leases"
down_revision = "0020_quiz"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_leases",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("person_id", sa.String(32), nullable=False, unique=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("import_leases")
