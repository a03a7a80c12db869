"""Signals: what was told of the numbers of feeds."""

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Id, SessionId


class FeedSignal(Base):
    """A signal at its position `seq` in the session's log; `at` is in milliseconds since 1970."""

    __tablename__ = "feed_signals"
    __table_args__ = (Index("ix_feed_signals_session_id_seq", "session_id", "seq"),)

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    feed_id: Mapped[str] = mapped_column(String(32), ForeignKey("feeds.id", ondelete="CASCADE"))
    seq: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(30))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[int] = mapped_column(BigInteger)
