"""Rules of feeds: of what in the numbers everybody is told."""

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id


class FeedRule(Base):
    """A rule of one topic.

    It is judged by values that came after `since`, in milliseconds since 1970: it was made then, or
    started anew, or this is the value that armed it or that it told of, the last time at `told_at`.
    """

    __tablename__ = "feed_rules"
    __table_args__ = (Index("ix_feed_rules_feed_id", "feed_id"),)

    id: Mapped[Id]
    feed_id: Mapped[str] = mapped_column(String(32), ForeignKey("feeds.id", ondelete="CASCADE"))
    topic: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(10))
    value: Mapped[float] = mapped_column(Double)
    minutes: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)
    armed: Mapped[bool] = mapped_column(default=False)
    since: Mapped[int] = mapped_column(BigInteger)
    told_at: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[CreatedAt]
