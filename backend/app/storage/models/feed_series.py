"""What happened to the topics of feeds besides single values: candles, and gaps."""

from sqlalchemy import BigInteger, Double, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class FeedCandle(Base):
    """Prices of a topic from `begins` until before `ends`, in milliseconds since 1970."""

    __tablename__ = "feed_candles"

    feed_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(80), primary_key=True)
    begins: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ends: Mapped[int] = mapped_column(BigInteger)
    open: Mapped[float] = mapped_column(Double)
    high: Mapped[float] = mapped_column(Double)
    low: Mapped[float] = mapped_column(Double)
    close: Mapped[float] = mapped_column(Double)
    volume: Mapped[float] = mapped_column(Double)
    closed: Mapped[bool]


class FeedGap(Base):
    """Between the two times something of a topic is missing; `missing` messages, if known."""

    __tablename__ = "feed_gaps"

    feed_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[str] = mapped_column(String(80), primary_key=True)
    begins: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ends: Mapped[int] = mapped_column(BigInteger)
    missing: Mapped[int | None]
