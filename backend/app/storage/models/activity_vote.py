"""Votes on open answers."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class ActivityVote(Base):
    """One participant's vote for another one's open answer."""

    __tablename__ = "activity_votes"

    answer_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("activity_answers.id", ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
