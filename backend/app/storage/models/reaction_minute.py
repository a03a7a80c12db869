"""Reactions per minute."""

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class ReactionMinute(Base):
    """The number of reactions in a live session in one minute, counted in minutes since 1970."""

    __tablename__ = "reaction_minutes"

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    minute: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    count: Mapped[int] = mapped_column(BigInteger)
