"""Reactions per emoji."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class ReactionTotal(Base):
    """The number of times one emoji was sent in a live session."""

    __tablename__ = "reaction_totals"

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    emoji: Mapped[str] = mapped_column(String(32), primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
