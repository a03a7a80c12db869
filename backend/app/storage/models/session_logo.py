"""Logos of live sessions."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt


class SessionLogo(Base):
    """The logo of one live session: a small WebP, and its SHA-256."""

    __tablename__ = "session_logos"
    __table_args__ = (Index("ix_session_logos_digest", "digest"),)

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(String(64))
    image: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[CreatedAt]
