"""Participants: who joined a live session with a nickname."""

from datetime import datetime

from sqlalchemy import Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment, SessionId, UtcDateTime

_HELD = text("released_at IS NULL")
_REMOVED = text("removed_at IS NOT NULL")
_ERASED = text("nickname = ''")


class Participant(Base):
    """A participant. While they hold their name (`released_at` is null) nobody else has it.

    Whoever the presenter removed cannot come back to it; who took their data back has no nickname.
    With `more_time` they have half as long again for a quiz's questions.
    """

    __tablename__ = "participants"
    __table_args__ = (
        Index(
            "uq_participants_held_name",
            "session_id",
            "nickname_key",
            unique=True,
            sqlite_where=_HELD,
            postgresql_where=_HELD,
        ),
        Index(
            "ix_participants_removed_at",
            "removed_at",
            sqlite_where=_REMOVED,
            postgresql_where=_REMOVED,
        ),
        Index("ix_participants_session_id_joined_at", "session_id", "joined_at", "id"),
        Index(
            "ix_participants_erased",
            "released_at",
            sqlite_where=_ERASED,
            postgresql_where=_ERASED,
        ),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    nickname: Mapped[str] = mapped_column(String(400))
    nickname_key: Mapped[str] = mapped_column(String(1600))
    search_key: Mapped[str | None] = mapped_column(String(1600))
    joined_at: Mapped[CreatedAt]
    last_seen_at: Mapped[Moment]
    released_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    gave_up: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    more_time: Mapped[bool] = mapped_column(default=False, server_default=false())

    @property
    def is_erased(self) -> bool:
        """Whether its holder took their data back: everybody else has a nickname."""
        return self.nickname == ""
