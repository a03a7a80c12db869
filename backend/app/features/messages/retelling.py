"""Changing messages that are already in the log: their positions stay."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.messages import repository
from app.features.messages.events import QUOTING, NewMessage
from app.storage import event_log
from app.storage.models import Message


async def said_by(db: AsyncSession, session_id: str, sender_id: str) -> list[Message]:
    """Return all messages of a sender in a session, also held and deleted ones, oldest first."""
    return await repository.said_by(db, session_id, sender_id)


async def retell(db: AsyncSession, said: Sequence[Message]) -> None:
    """Rewrite every fact that contains one of these messages of one session."""
    told = [message for message in said if message.seq is not None]
    shown = {message.id: NewMessage.of(message.columns()).wire() for message in told}

    def change(kind: str, data: dict[str, Any]) -> dict[str, Any]:
        now = shown[data["id"]]
        return now if kind == NewMessage.name else {**data, "message": now}

    if told:
        about = [(message.id, message.seq) for message in told]
        await event_log.rewrite(db, told[0].session_id, about, QUOTING, change)


async def change_all(
    db: AsyncSession, said: Sequence[Message], change: Callable[[Message], None]
) -> None:
    """Apply `change` to these messages of one session, in their rows and in the log."""
    for message in said:
        change(message)
    await retell(db, said)


async def erase(db: AsyncSession, said: Sequence[Message]) -> None:
    """Blank text and name of these messages of one session; their positions stay."""
    now = utc_now()

    def blank(message: Message) -> None:
        message.message = message.sender_nickname = ""
        message.client_id = message.reply_to = message.reply_to_seq = None
        message.deleted_at = message.deleted_at or now

    await change_all(db, said, blank)
