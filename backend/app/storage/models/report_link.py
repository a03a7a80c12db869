"""Links to reports of live sessions."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import CreatedAt, Id, Moment, SessionId, UtcDateTime


class ReportLink(Base):
    """A link that is good once until `expires_at`, and how far whoever uses it has got.

    Its secret is not stored: `digest` is one of it. Of `total` rows `done` are written; `ended_at`
    says that no more follow. Times in the report are `utc_offset` minutes off UTC.
    """

    __tablename__ = "report_links"
    __table_args__ = (
        Index("ix_report_links_session_id", "session_id"),
        Index("ix_report_links_created_at", "created_at"),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    format: Mapped[str] = mapped_column(String(10))
    chat: Mapped[bool]
    anonymous: Mapped[bool]
    locale: Mapped[str] = mapped_column(String(5))
    utc_offset: Mapped[int]
    created_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
