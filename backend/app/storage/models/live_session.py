"""Live sessions, each with the state that its messages are checked against."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import utc_now
from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment, UtcDateTime

_JOINABLE = text("status <> 'ended'")
_DRAFT = text("status = 'draft'")
_SCHEDULED = text("status = 'draft' AND scheduled_at IS NOT NULL")


class LiveSession(Base):
    """A live session; `last_seq` is the newest position in its log.

    `muted`: end of each mute by participant, null until it is lifted. `words`: the presenter's
    words for the word filter. `renamed`: ids of people, presenter included, whose name may differ
    from the one at joining. `retention_days`: days from the end to deletion, null for the default.
    `used_at`: when somebody was last in it. `participant_peak`: the most people at once.
    `ended_from`: the state in which the clock ended it, null if a person did. `archived_at`: when
    its presenter archived it. `stage`: what screen and phones show, as members are told.
    `scheduled_at`: when it is to begin, as `settings` say, too.
    """

    __tablename__ = "live_sessions"
    __table_args__ = (
        Index(
            "uq_live_sessions_joinable_code",
            "session_code",
            unique=True,
            sqlite_where=_JOINABLE,
            postgresql_where=_JOINABLE,
        ),
        Index("ix_live_sessions_presenter_id_created_at", "presenter_id", "created_at"),
        Index("ix_live_sessions_session_code", "session_code"),
        Index("ix_live_sessions_retention_days_ended_at", "retention_days", "ended_at"),
        Index(
            "ix_live_sessions_drafts",
            "updated_at",
            sqlite_where=_DRAFT,
            postgresql_where=_DRAFT,
        ),
        Index(
            "ix_live_sessions_scheduled",
            "scheduled_at",
            sqlite_where=_SCHEDULED,
            postgresql_where=_SCHEDULED,
        ),
    )

    id: Mapped[Id]
    presenter_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str | None] = mapped_column(Text)
    session_code: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(10), default="draft")
    features: Mapped[dict[str, Any]] = mapped_column(JSON)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    last_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[CreatedAt]
    updated_at: Mapped[Moment] = mapped_column(UtcDateTime, default=utc_now, onupdate=utc_now)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passcode_hash: Mapped[str | None] = mapped_column(String(200))
    pinned_message_id: Mapped[str | None] = mapped_column(String(32))
    muted: Mapped[dict[str, str | None]] = mapped_column(JSON, default=dict, server_default="{}")
    words: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    retention_days: Mapped[int | None]
    renamed: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    participant_peak: Mapped[int] = mapped_column(default=0, server_default="0")
    ended_from: Mapped[str | None] = mapped_column(String(10))
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stage: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    scheduled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
