"""Crew: invitations, and who has taken them."""

import sqlalchemy as sa
from alembic import op

revision = "0009_crew"
down_revision = "0008_own_words"
branch_labels = None
depends_on = None

_NOT_REVOKED = sa.text("revoked_at IS NULL")
_REVOKED = sa.text("revoked_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "crew",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=400)),
        sa.Column("name_key", sa.String(length=1600)),
        sa.Column("joined_at", sa.DateTime(timezone=True)),
        sa.Column("last_seen_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_sessions.id"],
            name=op.f("fk_crew_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crew")),
        sa.UniqueConstraint("digest", name=op.f("uq_crew_digest")),
    )
    op.create_index("ix_crew_session_id", "crew", ["session_id"])
    op.create_index(
        "uq_crew_name",
        "crew",
        ["session_id", "name_key"],
        unique=True,
        sqlite_where=_NOT_REVOKED,
        postgresql_where=_NOT_REVOKED,
    )
    op.create_index(
        "ix_crew_revoked_at",
        "crew",
        ["revoked_at"],
        sqlite_where=_REVOKED,
        postgresql_where=_REVOKED,
    )


def downgrade() -> None:
    op.drop_table("crew")
