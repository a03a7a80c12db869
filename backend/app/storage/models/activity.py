"""Activities: what presenters prepare and run."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, SessionId, UtcDateTime

_IS_ASKED = text("status = 'open' AND NOT question_closed")


class Activity(Base):
    """An activity of a live session, in the order of `position`.

    `options` and `questions` contain the solutions. `is_current` is true of the one that was opened
    last, until it is reset or deleted: members are shown that one. `hidden_words` are words that a
    host took out of a cloud. `question_id` is a quiz's question that people answer now or answered
    last, from `question_opens_at` until `question_closes_at`, unless `question_closed`.
    """

    __tablename__ = "activities"
    __table_args__ = (
        Index("ix_activities_session_id_position", "session_id", "position"),
        Index(
            "ix_activities_question_closes_at",
            "question_closes_at",
            sqlite_where=_IS_ASKED,
            postgresql_where=_IS_ASKED,
        ),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    prompt: Mapped[str] = mapped_column(Text)
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(10), default="draft")
    revealed: Mapped[bool] = mapped_column(default=False)
    is_current: Mapped[bool] = mapped_column(default=False)
    hidden_words: Mapped[list[str]] = mapped_column(JSON, default=list)
    created_at: Mapped[CreatedAt]
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    question_id: Mapped[str | None] = mapped_column(String(32))
    question_opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    question_closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    question_closed: Mapped[bool] = mapped_column(default=False, server_default=false())
