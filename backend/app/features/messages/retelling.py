"""Changing messages that are already in the log: their positions stay."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.messages import repository
from app.features.messages.events import QUOTING, NewMessage
from app.storage import event_log
from app.storage.models import Message


async def sent_by(db: AsyncSession, session_id: str, sender_id: str) -> list[Message]:
    """Return all messages of a sender in a session, also held and deleted ones, oldest first."""
    return await repository.sent_by(db, session_id, sender_id)


async def retell(db: AsyncSession, messages: Sequence[Message]) -> None:
    """Rewrite every fact that contains one of these messages of one session."""
    logged = [message for message in messages if message.seq is not None]
    shown = {message.id: NewMessage.of(message.columns()).wire() for message in logged}

    def change(kind: str, data: dict[str, Any]) -> dict[str, Any]:
        now = shown[data["id"]]
        return now if kind == NewMessage.name else {**data, "message": now}

    if logged:
        about = [(message.id, message.seq) for message in logged]
        await event_log.rewrite(db, logged[0].session_id, about, QUOTING, change)


async def change_all(
    db: AsyncSession, messages: Sequence[Message], change: Callable[[Message], None]
) -> None:
    """Apply `change` to these messages of one session, in their rows and in the log."""
    for message in messages:
        change(message)
    await retell(db, messages)


async def erase(db: AsyncSession, messages: Sequence[Message]) -> None:
    """Blank text and name of these messages of one session; their positions stay."""
    now = utc_now()

    def blank(message: Message) -> None:
        message.message = message.sender_nickname = ""
        message.client_id = message.reply_to = message.reply_to_seq = None
        message.deleted_at = message.deleted_at or now

    await change_all(db, messages, blank)
