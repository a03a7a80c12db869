"""Reactions to messages."""

from sqlalchemy import Boolean, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment, SessionId

_WITHDRAWN = text("NOT is_on")


class MessageReaction(Base):
    """Somebody reacts to a message with an emoji, once.

    A withdrawn one is not `is_on`, and stays for a minute. `changed_at`: when that changed last.
    """

    __tablename__ = "message_reactions"
    __table_args__ = (
        Index("ix_message_reactions_person", "session_id", "person_id"),
        Index("ix_message_reactions_changed", "session_id", "changed_at"),
        Index(
            "ix_message_reactions_withdrawn",
            "changed_at",
            sqlite_where=_WITHDRAWN,
            postgresql_where=_WITHDRAWN,
        ),
    )

    message_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    emoji: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[SessionId]
    is_on: Mapped[bool] = mapped_column(Boolean)
    changed_at: Mapped[Moment]
