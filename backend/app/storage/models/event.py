"""The event log of live sessions."""

from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment


class EventRow(Base):
    """A fact at its position, without gaps; `data` is the payload that members receive.

    Of a fact that is not for everyone, `type` and `data` are what the others receive, and
    `private` is the rest: code that does not know about audiences shows nobody too much.
    """

    __tablename__ = "events"

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    type: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    private: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
