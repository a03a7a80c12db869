"""Words that hosts have removed from the clouds over chats."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base


class HiddenWord(Base):
    """A word that is not shown in the cloud over a session's chat.

    Only the word's digest is stored: whoever erases what they wrote leaves no word here.
    """

    __tablename__ = "hidden_words"

    session_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("live_sessions.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
