"""Questions that people ask, and votes for them."""

import sqlalchemy as sa
from alembic import op

revision = "0019_questions"
down_revision = "0018_hidden_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("client_id", sa.String(64), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("asker_id", sa.String(32), nullable=True),
        sa.Column("asker_nickname", sa.String(400), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("label", sa.String(40), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("message_id", sa.String(32), nullable=True),
        sa.Column("merged_into", sa.String(32), nullable=True),
        sa.Column("asker_muted", sa.Boolean(), nullable=False),
        sa.Column("muted_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_questions_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("session_id", "seq", name=op.f("uq_questions_session_id_seq")),
        sa.UniqueConstraint(
            "session_id",
            "asker_id",
            "client_id",
            name=op.f("uq_questions_session_id_asker_id_client_id"),
        ),
        sa.UniqueConstraint(
            "session_id", "message_id", name=op.f("uq_questions_session_id_message_id")
        ),
    )
    op.create_index("ix_questions_votes", "questions", ["session_id", "votes"])
    for name, rows in (
        ("ix_questions_held", "state = 'held'"),
        ("ix_questions_muted", "asker_muted"),
        ("ix_questions_erased", "erased"),
    ):
        some = sa.text(rows)
        op.create_index(name, "questions", ["session_id"], sqlite_where=some, postgresql_where=some)
    op.create_table(
        "question_votes",
        sa.Column("question_id", sa.String(32), nullable=False),
        sa.Column("voter_id", sa.String(32), nullable=False),
        sa.Column("session_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_question_votes_question_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_question_votes_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "voter_id", name=op.f("pk_question_votes")),
    )
    op.create_index("ix_question_votes_voter", "question_votes", ["session_id", "voter_id"])


def downgrade() -> None:
    op.drop_table("question_votes")
    op.drop_table("questions")
