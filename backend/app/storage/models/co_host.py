"""Co-hosts and open invitations of live sessions."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment, SessionId, UtcDateTime

_NOT_REVOKED = text("revoked_at IS NULL")
_REVOKED = text("revoked_at IS NOT NULL")


class CoHost(Base):
    """An invitation, and whoever has taken it: it is good once, until `expires_at`.

    Its secret is not stored: `digest` is one of it. While it is not revoked nobody else has its
    name.
    """

    __tablename__ = "crew"
    __table_args__ = (
        Index("ix_crew_session_id", "session_id"),
        Index(
            "uq_crew_name",
            "session_id",
            "name_key",
            unique=True,
            sqlite_where=_NOT_REVOKED,
            postgresql_where=_NOT_REVOKED,
        ),
        Index(
            "ix_crew_revoked_at",
            "revoked_at",
            sqlite_where=_REVOKED,
            postgresql_where=_REVOKED,
        ),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    role: Mapped[str] = mapped_column(String(20))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    invited_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]
    name: Mapped[str | None] = mapped_column(String(400))
    name_key: Mapped[str | None] = mapped_column(String(1600))
    joined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
