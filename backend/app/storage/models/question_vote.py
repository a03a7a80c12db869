"""Votes for questions."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import SessionId


class QuestionVote(Base):
    """Somebody votes for a question, once."""

    __tablename__ = "question_votes"
    __table_args__ = (Index("ix_question_votes_voter", "session_id", "voter_id"),)

    question_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True
    )
    voter_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[SessionId]
