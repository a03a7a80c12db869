"""Changing messages that are already in the log: their positions stay."""

from collections.abc import Sequence
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


async def rewrite(db: AsyncSession, messages: Sequence[Message]) -> None:
    """Rewrite every fact that contains one of these messages of one session."""
    logged = [message for message in messages if message.seq is not None]
    shown = {message.id: NewMessage.of(message.columns()).wire() for message in logged}

    def change(kind: str, data: dict[str, Any]) -> dict[str, Any]:
        now = shown[data["id"]]
        return now if kind == NewMessage.name else {**data, "message": now}

    if logged:
        about = [(message.id, message.seq) for message in logged]
        await event_log.rewrite(db, logged[0].session_id, about, QUOTING, change)


async def edit(db: AsyncSession, message: Message, text: str, message_type: str) -> None:
    """Change text and type of a message; one that is in the log is marked as edited, there too."""
    message.message, message.message_type = text, message_type
    if message.seq is not None:
        message.edited_at = utc_now()
        await rewrite(db, [message])


async def rename_sender(db: AsyncSession, session_id: str, sender_id: str, nickname: str) -> None:
    """Change the name on all messages of a sender in a session, in the log too."""
    sent = await sent_by(db, session_id, sender_id)
    for message in sent:
        message.sender_nickname = nickname
    await rewrite(db, sent)


async def erase(db: AsyncSession, messages: Sequence[Message]) -> None:
    """Blank text and name of these messages of one session; their positions stay."""
    now = utc_now()
    for message in messages:
        message.message = message.sender_nickname = ""
        message.client_id = message.reply_to = message.reply_to_seq = None
        message.deleted_at = message.deleted_at or now
    await rewrite(db, messages)
