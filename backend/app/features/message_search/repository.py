"""All SQL about searching the chat."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Message

_MESSAGES = Message.table()
_COLUMNS = (
    *("id", "seq", "message", "message_type", "sent_at"),
    *("sender_id", "sender_nickname", "sender_role"),
)


async def shown_before(
    db: AsyncSession, session_id: str, position: int | None, limit: int
) -> Sequence[Row[Any]]:
    """Return messages that everybody can read, newest first; `position` None means the newest."""
    statement = (
        select(*(_MESSAGES.c[name] for name in _COLUMNS))
        .where(
            _MESSAGES.c.session_id == session_id,
            _MESSAGES.c.seq.is_not(None),
            _MESSAGES.c.deleted_at.is_(None),
        )
        .order_by(_MESSAGES.c.seq.desc())
        .limit(limit)
    )
    if position is not None:
        statement = statement.where(_MESSAGES.c.seq < position)
    return (await db.execute(statement)).all()
