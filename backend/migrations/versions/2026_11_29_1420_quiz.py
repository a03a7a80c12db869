"""Which quiz question takes no more answers, and who has more time for them."""

import sqlalchemy as sa
from alembic import op

revision = "0020_quiz"
down_revision = "0019_questions"
branch_labels = None
depends_on = None

_COLUMNS = (("activities", "question_closed"), ("participants", "more_time"))


def upgrade() -> None:
    for table, name in _COLUMNS:
        column = sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
        op.add_column(table, column)
    is_asked = sa.text("status = 'open' AND NOT question_closed")
    op.create_index(
        "ix_activities_question_closes_at",
        "activities",
        ["question_closes_at"],
        sqlite_where=is_asked,
        postgresql_where=is_asked,
    )


def downgrade() -> None:
    op.drop_index("ix_activities_question_closes_at", "activities")
    for table, name in reversed(_COLUMNS):
        op.drop_column(table, name)
