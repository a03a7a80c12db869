"""Chat messages."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Id, Moment, SessionId, UtcDateTime

_DELETED = text("deleted_at IS NOT NULL")
_HELD = text("seq IS NULL")


class Message(Base):
    """A stored message; `seq` is its position in the log, null while it is held.

    A deleted message keeps its text until it can no longer be restored. `edited_at`: when its
    sender last changed its text, null if that was before anybody saw it. `reply_to` is the id of
    the message that it replies to, `reply_to_seq` that one's position.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("session_id", "seq"),
        UniqueConstraint("session_id", "sender_id", "client_id"),
        Index(
            "ix_messages_deleted_at",
            "deleted_at",
            sqlite_where=_DELETED,
            postgresql_where=_DELETED,
        ),
        Index("ix_messages_held", "session_id", sqlite_where=_HELD, postgresql_where=_HELD),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    seq: Mapped[int | None] = mapped_column(BigInteger)
    client_id: Mapped[str | None] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(Text)
    message_type: Mapped[str] = mapped_column(String(20))
    sender_id: Mapped[str] = mapped_column(String(32))
    sender_nickname: Mapped[str] = mapped_column(String(400))
    sender_role: Mapped[str] = mapped_column(String(20))
    sent_at: Mapped[Moment]
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reply_to: Mapped[str | None] = mapped_column(String(32))
    reply_to_seq: Mapped[int | None] = mapped_column(BigInteger)
