"""Private notes of hosts."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Moment


class HostNote(Base):
    """The notes of one live session, which only its hosts see; each change counts `version` up."""

    __tablename__ = "host_notes"

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    updated_at: Mapped[Moment]
