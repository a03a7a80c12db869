"""All SQL about messages."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Message


async def sent_as(
    db: AsyncSession, session_id: str, sender_id: str, client_id: str
) -> Message | None:
    """The message that this sender has sent under this `client_id`."""
    statement = select(Message).where(
        Message.session_id == session_id,
        Message.sender_id == sender_id,
        Message.client_id == client_id,
    )
    return await db.scalar(statement)


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[Message]:
    """The last `limit` messages up to position `head`, oldest first."""
    statement = (
        select(Message)
        .where(Message.session_id == session_id, Message.seq <= head)
        .order_by(Message.seq.desc())
        .limit(limit)
    )
    return list(await db.scalars(statement))[::-1]


async def add(db: AsyncSession, message: Message) -> None:
    """Store a new message."""
    db.add(message)
    await db.flush()
