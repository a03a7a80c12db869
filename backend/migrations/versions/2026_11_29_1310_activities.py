"""What presenters prepare and run, what participants answer, and votes on open answers."""

import sqlalchemy as sa
from alembic import op

from app.storage.models.types import UtcDateTime

revision = "0017_activities"
down_revision = "0016_stage"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("hidden_words", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("question_id", sa.String(32), nullable=True),
        sa.Column("question_opens_at", UtcDateTime(), nullable=True),
        sa.Column("question_closes_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_activities_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    op.create_index("ix_activities_session_id_position", "activities", ["session_id", "position"])
    op.create_table(
        "activity_answers",
        sa.Column("activity_id", sa.String(32), nullable=False),
        sa.Column("question_id", sa.String(32), nullable=False),
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(64), nullable=True),
        sa.Column("earlier", sa.JSON(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("elapsed_ms", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name=op.f("fk_activity_answers_activity_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "activity_id", "question_id", "participant_id", name=op.f("pk_activity_answers")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_activity_answers_id")),
    )
    op.create_index("ix_activity_answers_participant_id", "activity_answers", ["participant_id"])
    op.create_table(
        "activity_votes",
        sa.Column("answer_id", sa.String(32), nullable=False),
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["activity_answers.id"],
            name=op.f("fk_activity_votes_answer_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("answer_id", "participant_id", name=op.f("pk_activity_votes")),
    )
    op.create_index("ix_activity_votes_participant_id", "activity_votes", ["participant_id"])


def downgrade() -> None:
    op.drop_table("activity_votes")
    op.drop_table("activity_answers")
    op.drop_table("activities")
