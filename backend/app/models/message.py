"""Chat messages."""

from sqlalchemy import BigInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base
from app.models.types import Id, Moment, SessionId


class Message(Base):
    """A stored message; `seq` is its position in the log of its live session."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("session_id", "seq"),
        UniqueConstraint("session_id", "sender_id", "client_id"),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    seq: Mapped[int] = mapped_column(BigInteger)
    client_id: Mapped[str | None] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(Text)
    message_type: Mapped[str] = mapped_column(String(20))
    sender_id: Mapped[str] = mapped_column(String(32))
    sender_nickname: Mapped[str] = mapped_column(String(400))
    sender_role: Mapped[str] = mapped_column(String(20))
    sent_at: Mapped[Moment]
