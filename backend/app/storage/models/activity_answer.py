"""Answers to activities: one of each participant, and in a quiz one to each question."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.ids import new_id
from app.storage.database import Base
from app.storage.models.types import IdText, JsonText, Moment


class ActivityAnswer(Base):
    """What a participant answers now; `revision` grows with each change.

    `question_id` is empty outside of quizzes. `id` names the answer without naming its author.
    `answer` is JSON in one spelling for each value, so that SQL counts equal ones. `state` is
    `counted`, `marked` by the word filter, `held` for a host, or `hidden` by one. `earlier` are the
    last acks under other `client_id`s. The last three columns are a quiz's.
    """

    __tablename__ = "activity_answers"

    activity_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[str] = mapped_column(String(32), primary_key=True, default="")
    participant_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    id: Mapped[str] = mapped_column(IdText, unique=True, default=new_id)
    answer: Mapped[Any] = mapped_column(JsonText)
    state: Mapped[str] = mapped_column(String(10), default="counted")
    revision: Mapped[int] = mapped_column(default=1)
    client_id: Mapped[str | None] = mapped_column(String(64))
    earlier: Mapped[list[Any]] = mapped_column(JSON, default=list)
    answered_at: Mapped[Moment]
    is_right: Mapped[bool | None]
    points: Mapped[int | None]
    elapsed_ms: Mapped[int | None]
