"""Webhooks, how far they have read, and what they sent."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment, SessionId, UtcDateTime


def _webhook() -> ForeignKey:
    return ForeignKey("webhooks.id", ondelete="CASCADE")


class Webhook(Base):
    """An address that receives events in a user's sessions; `events` are separated by spaces.

    `secret` is sealed: it signs what is sent.
    """

    __tablename__ = "webhooks"

    id: Mapped[Id]
    user_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    url: Mapped[str] = mapped_column(Text)
    events: Mapped[str] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]


class WebhookCursor(Base):
    """How far a webhook has read the log of a session."""

    __tablename__ = "webhook_cursors"

    webhook_id: Mapped[str] = mapped_column(String(32), _webhook(), primary_key=True)
    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    read_to: Mapped[int] = mapped_column(BigInteger)


class WebhookDelivery(Base):
    """One event for one webhook: `id` is its `webhook-id`. What happened is read from the log.

    Without a session it is a test. `state` is `waiting`, `delivered` or `dead`; `status` is the
    last answer's, and `problem` says why there was none.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (Index("ix_webhook_deliveries_due", "state", "due_at"),)

    id: Mapped[Id]
    webhook_id: Mapped[str] = mapped_column(String(32), _webhook(), index=True)
    session_id: Mapped[SessionId | None] = mapped_column(index=True)
    seq: Mapped[int | None] = mapped_column(BigInteger)
    event: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(Integer)
    due_at: Mapped[Moment]
    created_at: Mapped[CreatedAt]
    tried_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    status: Mapped[int | None] = mapped_column(Integer)
    problem: Mapped[str | None] = mapped_column(String(20))
