"""Rehearsals: copies of live sessions with a simulated audience."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment


class Rehearsal(Base):
    """A copy of a live session, `session_id`, in which the session `rehearsed_id` is rehearsed.

    Of `people` simulated participants, who write in the language `locale`. At `ends_at` it is
    deleted with its copy.
    """

    __tablename__ = "rehearsals"
    __table_args__ = (Index("uq_rehearsals_rehearsed_id", "rehearsed_id", unique=True),)

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    rehearsed_id: Mapped[str] = mapped_column(String(32))
    people: Mapped[int]
    locale: Mapped[str] = mapped_column(String(5))
    ends_at: Mapped[Moment]
