"""The values of feeds."""

from sqlalchemy import BigInteger, Double, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class FeedPoint(Base):
    """The last value of a topic in one second, counted since 1970; `at` is in milliseconds.

    `live_at` is when it came, if it told how things were then; null if it was asked for afterwards.
    """

    __tablename__ = "feed_points"
    __table_args__ = (Index("ix_feed_points_feed_id_second", "feed_id", "second"),)

    feed_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(80), primary_key=True)
    second: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(BigInteger)
    value: Mapped[float] = mapped_column(Double)
    live_at: Mapped[int | None] = mapped_column(BigInteger)
