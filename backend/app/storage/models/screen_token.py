"""Tokens of the screens that show live sessions."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, SessionId, UtcDateTime


class ScreenToken(Base):
    """A token with which screens read one live session until it is revoked.

    The token is not stored: `digest` is one of its secret.
    """

    __tablename__ = "screen_tokens"
    __table_args__ = (
        Index("ix_screen_tokens_session_id", "session_id"),
        Index("ix_screen_tokens_revoked_at", "revoked_at"),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[CreatedAt]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
