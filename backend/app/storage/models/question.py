"""Questions that people ask the presenter."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.storage.database import Base
from app.storage.models.types import Id, Moment, SessionId, UtcDateTime

_HELD = text("state = 'held'")
_ERASED = text("erased")
_MUTED = text("asker_muted")


class Question(Base):
    """A question; `seq` is its position in the log, null until it was shown.

    `asker_id` is read for limits, withdrawal and what is the asker's own, and is told to nobody if
    the question is `anonymous`; then no name is stored. `votes` is the number of its rows in
    `question_votes`. `message_id` is the chat message that it was made of. Whoever asked is muted
    if `asker_muted`, until `muted_until` or until it is lifted. An `erased` one belongs to nobody
    any more, and is blanked with the next hour.
    """

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("session_id", "seq"),
        UniqueConstraint("session_id", "asker_id", "client_id"),
        UniqueConstraint("session_id", "message_id"),
        Index("ix_questions_votes", "session_id", "votes"),
        Index("ix_questions_held", "session_id", sqlite_where=_HELD, postgresql_where=_HELD),
        Index("ix_questions_muted", "session_id", sqlite_where=_MUTED, postgresql_where=_MUTED),
        Index("ix_questions_erased", "session_id", sqlite_where=_ERASED, postgresql_where=_ERASED),
    )

    id: Mapped[Id]
    session_id: Mapped[SessionId]
    seq: Mapped[int | None] = mapped_column(BigInteger)
    client_id: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    marked: Mapped[bool] = mapped_column(default=False)
    anonymous: Mapped[bool]
    asker_id: Mapped[str | None] = mapped_column(String(32))
    asker_nickname: Mapped[str] = mapped_column(String(400))
    state: Mapped[str] = mapped_column(String(12))
    votes: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[Moment]
    label: Mapped[str | None] = mapped_column(String(40))
    reply: Mapped[str | None] = mapped_column(Text)
    message_id: Mapped[str | None] = mapped_column(String(32))
    merged_into: Mapped[str | None] = mapped_column(String(32))
    asker_muted: Mapped[bool] = mapped_column(default=False)
    muted_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased: Mapped[bool] = mapped_column(default=False)
