"""Feeds: live numbers that a session shows."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, SessionId, UtcDateTime

_RUNNING = text("running")


class Feed(Base):
    """A feed of a live session; it is shown to everybody from `started_at` on.

    `options` are those of its kind, such as an address. `secret` and `key` are encrypted.
    `troubles` are what its source says is wrong with it.
    """

    __tablename__ = "feeds"
    __table_args__ = (
        Index("ix_feeds_session_id", "session_id"),
        Index("ix_feeds_running", "id", sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str | None] = mapped_column(String(120))
    topics: Mapped[list[str]] = mapped_column(JSON)
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    secret: Mapped[str | None] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(Text)
    stale_after: Mapped[int]
    troubles: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    running: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[CreatedAt]
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
